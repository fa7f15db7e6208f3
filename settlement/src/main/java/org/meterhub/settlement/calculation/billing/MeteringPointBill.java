package org.meterhub.settlement.calculation.billing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.calculation.SettlementPointPeriod;

/**
 * The billing basis of one metering point for its supplier, over a time in which neither changes: what RSM-012 carries as values and RSM-019 as amounts.
 *
 * @param period whose it is, and when; {@code period.supplier()} gets it
 * @param interval the part of the period inside the calculation's
 * @param values one per step: what was metered, or the grid loss of a grid-loss point
 * @param charges what is charged, in order of the charges
 */
public record MeteringPointBill(
        SettlementPointPeriod period,
        Interval interval,
        Resolution resolution,
        List<Value> values,
        List<BilledCharge> charges) {

    /** Point by point, and then in order of time. */
    public static final Comparator<MeteringPointBill> BY_POINT = Comparator.comparing(
                    (MeteringPointBill bill) -> bill.period().meteringPoint())
            .thenComparing(bill -> bill.interval().from());

    public MeteringPointBill {
        values = List.copyOf(values);
        charges = List.copyOf(charges);
    }

    /**
     * One step.
     *
     * @param time when it begins
     * @param quantityWh zero where it is missing
     */
    public record Value(Instant time, long quantityWh, Quality quality) {}

    /** Whether no value is missing and no price is. */
    public boolean isComplete() {
        return values.stream().noneMatch(value -> value.quality() == Quality.MISSING)
                && charges.stream().allMatch(BilledCharge::isComplete);
    }
}
