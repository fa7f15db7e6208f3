/** Compares two runs: totals, suppliers and metering points day by day, each difference with its cause. */
@NullMarked
package org.meterhub.settlement.run.compare;

import org.jspecify.annotations.NullMarked;
