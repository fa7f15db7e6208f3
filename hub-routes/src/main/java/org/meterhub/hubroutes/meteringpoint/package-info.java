/** BRS-004, 006, 007, 008 and 013: a grid company creates, connects, disconnects, changes and closes down its metering points. */
@NullMarked
package org.meterhub.hubroutes.meteringpoint;

import org.jspecify.annotations.NullMarked;
