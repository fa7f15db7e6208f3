/** What the processes about metering points have in common: decisions on requests, their answers, and all that follows from a step. */
@NullMarked
package org.meterhub.hubroutes.process;

import org.jspecify.annotations.NullMarked;
