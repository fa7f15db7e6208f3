/** The readings a calculation used, point by point: every step of every period, with what was missing filled in as missing. */
@NullMarked
package org.meterhub.settlement.calculation.basis;

import org.jspecify.annotations.NullMarked;
