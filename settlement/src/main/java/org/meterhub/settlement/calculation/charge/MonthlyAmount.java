package org.meterhub.settlement.calculation.charge;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;

/**
 * What a charge comes to for a supplier over the whole period, over all types of points and settlement methods (docs/concepts/settlement.md#what-is-charged).
 *
 * @param resolution of the amounts it is the sum of; the amounts of a tariff by the quarter, by the hour and by the day are not put together
 * @param time start of the calculation's period
 * @param knownAmount the exact sum of the amounts that are known; null when none is
 */
public record MonthlyAmount(
        Charge charge,
        ChargeResolution resolution,
        GridAreaCode gridArea,
        @Nullable String supplier,
        boolean tax,
        Instant time,
        @Nullable BigDecimal knownAmount)
        implements Comparable<MonthlyAmount> {

    private static final Comparator<MonthlyAmount> ORDER = Comparator.comparing(MonthlyAmount::gridArea)
            .thenComparing(MonthlyAmount::supplier, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(MonthlyAmount::charge)
            .thenComparing(MonthlyAmount::resolution);

    public Optional<BigDecimal> amount() {
        return Optional.ofNullable(knownAmount);
    }

    @Override
    public int compareTo(MonthlyAmount other) {
        return ORDER.compare(this, other);
    }
}
