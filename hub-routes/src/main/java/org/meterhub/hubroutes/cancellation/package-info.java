/** RSM-024: a party withdraws what it asked for, before the deadline. */
@NullMarked
package org.meterhub.hubroutes.cancellation;

import org.jspecify.annotations.NullMarked;
