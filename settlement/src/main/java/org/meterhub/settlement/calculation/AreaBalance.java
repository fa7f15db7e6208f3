package org.meterhub.settlement.calculation;

import org.meterhub.marketmodel.GridAreaCode;

/**
 * The energy account of a grid area, in watt-hours over a period: what was produced and came in, less what was consumed, is what was lost.
 *
 * @param productionWh metered, without negative grid loss
 * @param exchangeWh in minus out
 * @param flexConsumptionWh metered, without positive grid loss
 * @param nonProfiledConsumptionWh metered
 * @param gridLossWh as the calculation has it, with its sign
 * @param isBalancedAtEveryStep whether {@code production + exchange - consumption = grid loss} holds at every single step, not only in total
 */
public record AreaBalance(
        GridAreaCode gridArea,
        long productionWh,
        long exchangeWh,
        long flexConsumptionWh,
        long nonProfiledConsumptionWh,
        long gridLossWh,
        boolean isBalancedAtEveryStep) {

    /** Flex and non-profiled consumption together. */
    public long consumptionWh() {
        return Math.addExact(flexConsumptionWh, nonProfiledConsumptionWh);
    }

    /** What the account is out by; zero, or something is wrong. */
    public long differenceWh() {
        return Math.subtractExact(
                Math.subtractExact(Math.addExact(productionWh, exchangeWh), consumptionWh()), gridLossWh);
    }

    static AreaBalance of(AreaEnergy area) {
        return new AreaBalance(
                area.gridArea(),
                total(area, EnergyKind.TEMPORARY_PRODUCTION),
                total(area, EnergyKind.EXCHANGE),
                total(area, EnergyKind.TEMPORARY_FLEX_CONSUMPTION),
                total(area, EnergyKind.NON_PROFILED_CONSUMPTION),
                total(area, EnergyKind.GRID_LOSS),
                isBalanced(area));
    }

    private static boolean isBalanced(AreaEnergy area) {
        int steps = area.series().stream().mapToInt(EnergySeries::steps).max().orElse(0);
        for (int i = 0; i < steps; i++) {
            long net = at(area, EnergyKind.TEMPORARY_PRODUCTION, i)
                    + at(area, EnergyKind.EXCHANGE, i)
                    - at(area, EnergyKind.TEMPORARY_FLEX_CONSUMPTION, i)
                    - at(area, EnergyKind.NON_PROFILED_CONSUMPTION, i);
            if (net != at(area, EnergyKind.GRID_LOSS, i)) {
                return false;
            }
        }
        return true;
    }

    private static long total(AreaEnergy area, EnergyKind kind) {
        return area.find(kind).map(EnergySeries::totalWh).orElse(0L);
    }

    private static long at(AreaEnergy area, EnergyKind kind, int step) {
        return area.find(kind)
                .filter(series -> series.hasRow(step))
                .map(series -> series.quantityWh(step))
                .orElse(0L);
    }
}
