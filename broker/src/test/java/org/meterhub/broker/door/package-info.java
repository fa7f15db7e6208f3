/** Tests of the door's judgement, without a broker. */
@NullMarked
package org.meterhub.broker.door;

import org.jspecify.annotations.NullMarked;
