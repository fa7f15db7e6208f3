package org.meterhub.settlement.run.compare;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.settlement.calculation.charge.ChargeSeriesKey;

/**
 * How what a supplier is charged differs.
 *
 * @param beforeQuantity kilowatt-hours or pieces in all
 * @param knownBefore the amount; null when none is known
 */
public record ChargeDifference(
        ChargeSeriesKey key,
        BigDecimal beforeQuantity,
        BigDecimal afterQuantity,
        @Nullable BigDecimal knownBefore,
        @Nullable BigDecimal knownAfter,
        Set<Cause> causes) {

    public ChargeDifference {
        Set<Cause> inOrder = EnumSet.noneOf(Cause.class);
        inOrder.addAll(causes);
        causes = Collections.unmodifiableSet(inOrder);
    }

    /** What is charged more than before, an unknown amount counting nothing. */
    public BigDecimal difference() {
        BigDecimal before = knownBefore == null ? BigDecimal.ZERO : knownBefore;
        return (knownAfter == null ? BigDecimal.ZERO : knownAfter).subtract(before);
    }
}
