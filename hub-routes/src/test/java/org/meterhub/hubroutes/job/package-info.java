/** Jobs on a real database: woken by commits, one process at a time, resting after failures. */
@NullMarked
package org.meterhub.hubroutes.job;

import org.jspecify.annotations.NullMarked;
