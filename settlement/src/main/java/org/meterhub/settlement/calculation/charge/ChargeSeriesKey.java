package org.meterhub.settlement.calculation.charge;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.SettlementMethod;

/**
 * What a series of amounts is of (docs/concepts/settlement.md#what-is-charged).
 *
 * @param resolution quarter, hour or day
 * @param supplier who is charged; null where the parent of a child point has no supplier
 * @param type of the metering points
 * @param settlementMethod of consumption, else null
 * @param tax whether the charge is a tax
 */
public record ChargeSeriesKey(
        Charge charge,
        ChargeResolution resolution,
        GridAreaCode gridArea,
        @Nullable String supplier,
        MeteringPointType type,
        @Nullable SettlementMethod settlementMethod,
        boolean tax)
        implements Comparable<ChargeSeriesKey> {

    private static final Comparator<ChargeSeriesKey> ORDER = Comparator.comparing(ChargeSeriesKey::gridArea)
            .thenComparing(ChargeSeriesKey::supplier, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ChargeSeriesKey::charge)
            .thenComparing(ChargeSeriesKey::resolution)
            .thenComparing(ChargeSeriesKey::type)
            .thenComparing(ChargeSeriesKey::settlementMethod, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ChargeSeriesKey::tax);

    @Override
    public int compareTo(ChargeSeriesKey other) {
        return ORDER.compare(this, other);
    }
}
