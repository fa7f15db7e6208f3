package org.meterhub.settlement.calculation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.SettlementMethod;

/**
 * What a series of energy results tells (docs/processes/balance-fixing.md#the-account-of-an-area). Quantities are positive, save exchange (import is
 * positive) and grid loss,
 * which have a sign. The order of the constants is stored: append only.
 */
public enum EnergyKind {
    PRODUCTION("production", MeteringPointType.PRODUCTION, null),
    FLEX_CONSUMPTION("flex_consumption", MeteringPointType.CONSUMPTION, SettlementMethod.FLEX),
    NON_PROFILED_CONSUMPTION("non_profiled_consumption", MeteringPointType.CONSUMPTION, SettlementMethod.NON_PROFILED),
    EXCHANGE("net_exchange_per_ga", MeteringPointType.EXCHANGE, null),
    EXCHANGE_PER_NEIGHBOUR("net_exchange_per_neighboring_ga", MeteringPointType.EXCHANGE, null),
    TOTAL_CONSUMPTION("total_consumption", MeteringPointType.CONSUMPTION, null),
    /** Production before negative grid loss is added. */
    TEMPORARY_PRODUCTION("temp_production", MeteringPointType.PRODUCTION, null),
    /** Flex consumption before positive grid loss is added. */
    TEMPORARY_FLEX_CONSUMPTION("temp_flex_consumption", MeteringPointType.CONSUMPTION, SettlementMethod.FLEX),
    GRID_LOSS("grid_loss", null, null),
    /** Grid loss where it is above zero, as consumption of the grid-loss point. */
    POSITIVE_GRID_LOSS("positive_grid_loss", MeteringPointType.CONSUMPTION, SettlementMethod.FLEX),
    /** Grid loss where it is below zero, with its sign turned, as production of the grid-loss point. */
    NEGATIVE_GRID_LOSS("negative_grid_loss", MeteringPointType.PRODUCTION, null);

    private final String seriesName;
    private final @Nullable MeteringPointType type;
    private final @Nullable SettlementMethod method;

    EnergyKind(String seriesName, @Nullable MeteringPointType type, @Nullable SettlementMethod method) {
        this.seriesName = seriesName;
        this.type = type;
        this.method = method;
    }

    /** The name of the series in stored results, {@code time_series_type}. */
    public String seriesName() {
        return seriesName;
    }

    /** The type of metering point the series stands for in documents; empty for grid loss, which no document carries. */
    public Optional<MeteringPointType> meteringPointType() {
        return Optional.ofNullable(type);
    }

    /** The settlement method in documents; only consumption has one, and total consumption has none. */
    public Optional<SettlementMethod> settlementMethod() {
        return Optional.ofNullable(method);
    }
}
