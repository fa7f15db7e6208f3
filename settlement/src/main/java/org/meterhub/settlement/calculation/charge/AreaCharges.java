package org.meterhub.settlement.calculation.charge;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;

/**
 * All that is charged in one grid area.
 *
 * @param series amounts by the quarter, the hour and the day, in order of their keys
 * @param monthlyAmounts per supplier and charge
 * @param totalsOfOwners per supplier and owner of charges
 * @param totalsOfSuppliers per supplier
 */
public record AreaCharges(
        GridAreaCode gridArea,
        List<ChargeSeries> series,
        List<MonthlyAmount> monthlyAmounts,
        List<TotalMonthlyAmount> totalsOfOwners,
        List<TotalMonthlyAmount> totalsOfSuppliers) {

    public AreaCharges {
        series = List.copyOf(series);
        monthlyAmounts = List.copyOf(monthlyAmounts);
        totalsOfOwners = List.copyOf(totalsOfOwners);
        totalsOfSuppliers = List.copyOf(totalsOfSuppliers);
    }

    /** The series of a type of charge whose amounts have this resolution. */
    public Stream<ChargeSeries> series(ChargeType type, ChargeResolution resolution) {
        return series.stream()
                .filter(one -> one.key().charge().type() == type && one.key().resolution() == resolution);
    }

    /** The monthly amounts of a type of charge whose amounts have this resolution. */
    public Stream<MonthlyAmount> monthlyAmounts(ChargeType type, ChargeResolution resolution) {
        return monthlyAmounts.stream().filter(one -> one.charge().type() == type && one.resolution() == resolution);
    }

    /** Whether a price or a value is missing to the amount, so that it is the sum of what is known and no more. */
    public boolean hasGaps(MonthlyAmount amount) {
        return gaps(amount.supplier()).anyMatch(key -> key.charge().equals(amount.charge()));
    }

    /**
     * The same of a total: of everything a supplier is charged, or of what its owner charges, with the taxes it does not own
     * (docs/concepts/settlement.md#what-is-charged).
     */
    public boolean hasGaps(TotalMonthlyAmount total) {
        return gaps(total.supplier())
                .anyMatch(key -> total.owner() == null
                        || key.tax() != key.charge().owner().equals(total.owner()));
    }

    private Stream<ChargeSeriesKey> gaps(@Nullable String supplier) {
        return series.stream()
                .filter(one -> Objects.equals(one.key().supplier(), supplier) && one.hasGaps())
                .map(ChargeSeries::key);
    }
}
