package org.meterhub.settlement.calculation.charge;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;

/**
 * What a supplier is charged in a grid area over the whole period: by one owner, or in all (docs/concepts/settlement.md#what-is-charged).
 *
 * @param owner number of the owner of the charges; null for the total over all owners
 * @param time start of the calculation's period
 * @param knownAmount the exact sum of the amounts that are known; null when none is
 */
public record TotalMonthlyAmount(
        GridAreaCode gridArea,
        @Nullable String supplier,
        @Nullable String owner,
        Instant time,
        @Nullable BigDecimal knownAmount)
        implements Comparable<TotalMonthlyAmount> {

    private static final Comparator<TotalMonthlyAmount> ORDER = Comparator.comparing(TotalMonthlyAmount::gridArea)
            .thenComparing(TotalMonthlyAmount::supplier, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(TotalMonthlyAmount::owner, Comparator.nullsFirst(Comparator.naturalOrder()));

    public Optional<BigDecimal> amount() {
        return Optional.ofNullable(knownAmount);
    }

    @Override
    public int compareTo(TotalMonthlyAmount other) {
        return ORDER.compare(this, other);
    }
}
