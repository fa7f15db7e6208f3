/** Tests of the embedded broker. */
@NullMarked
package org.meterhub.broker;

import org.jspecify.annotations.NullMarked;
