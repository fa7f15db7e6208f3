/** Deviation settlement: what corrections since the last settlement are worth, per supplier, with the grid-loss supplier as counterpart. */
@NullMarked
package org.meterhub.settlement.calculation.deviation;

import org.jspecify.annotations.NullMarked;
