/** Settlement of grid areas: what it needs from the rest of the hub; the calculation is in {@code calculation}, runs and their results in {@code run}. */
@NullMarked
package org.meterhub.settlement;

import org.jspecify.annotations.NullMarked;
