package org.meterhub.settlement.calculation;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;

/**
 * What a series of results is of.
 *
 * @param neighbour only at level {@link EnergyLevel#NEIGHBOUR}
 * @param supplier only at levels {@link EnergyLevel#SUPPLIER} and {@link EnergyLevel#METERING_POINT}
 * @param balanceResponsible at the same levels, and at {@link EnergyLevel#BALANCE_RESPONSIBLE}
 * @param meteringPoint only at level {@link EnergyLevel#METERING_POINT}
 */
public record EnergySeriesKey(
        EnergyKind kind,
        EnergyLevel level,
        GridAreaCode gridArea,
        @Nullable GridAreaCode neighbour,
        @Nullable String supplier,
        @Nullable String balanceResponsible,
        @Nullable Long meteringPoint)
        implements Comparable<EnergySeriesKey> {

    private static final Comparator<EnergySeriesKey> ORDER = Comparator.comparing(EnergySeriesKey::gridArea)
            .thenComparing(EnergySeriesKey::level)
            .thenComparing(EnergySeriesKey::kind)
            .thenComparing(EnergySeriesKey::neighbour, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(EnergySeriesKey::balanceResponsible, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(EnergySeriesKey::supplier, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(EnergySeriesKey::meteringPoint, Comparator.nullsFirst(Comparator.naturalOrder()));

    public static EnergySeriesKey ofArea(EnergyKind kind, GridAreaCode area) {
        return new EnergySeriesKey(kind, EnergyLevel.GRID_AREA, area, null, null, null, null);
    }

    static EnergySeriesKey ofNeighbour(GridAreaCode area, GridAreaCode neighbour) {
        return new EnergySeriesKey(
                EnergyKind.EXCHANGE_PER_NEIGHBOUR, EnergyLevel.NEIGHBOUR, area, neighbour, null, null, null);
    }

    static EnergySeriesKey ofBalanceResponsible(EnergyKind kind, GridAreaCode area, @Nullable String party) {
        return new EnergySeriesKey(kind, EnergyLevel.BALANCE_RESPONSIBLE, area, null, null, party, null);
    }

    static EnergySeriesKey ofSupplier(
            EnergyKind kind, GridAreaCode area, @Nullable String supplier, @Nullable String balanceResponsible) {
        return new EnergySeriesKey(kind, EnergyLevel.SUPPLIER, area, null, supplier, balanceResponsible, null);
    }

    @Override
    public int compareTo(EnergySeriesKey other) {
        return ORDER.compare(this, other);
    }
}
