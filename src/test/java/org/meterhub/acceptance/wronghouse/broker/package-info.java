/** A broker that knows too much. */
@NullMarked
package org.meterhub.acceptance.wronghouse.broker;

import org.jspecify.annotations.NullMarked;
