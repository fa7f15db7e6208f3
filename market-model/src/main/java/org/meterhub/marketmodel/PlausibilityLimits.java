package org.meterhub.marketmodel;

/**
 * What one step of a metering point can hold at most, by type: a quantity that reaches the limit is refused. Types without a limit may have any quantity
 * that fits its digits. Source of the defaults: docs/reference/rules.md#quantity-plausible.
 *
 * @param nonProfiledConsumptionKwh of consumption (E17) that is settled by its own values
 * @param consumptionKwh of any other consumption (E17)
 * @param productionKwh of production (E18)
 * @param exchangeKwh of exchange (E20)
 */
public record PlausibilityLimits(
        long nonProfiledConsumptionKwh, long consumptionKwh, long productionKwh, long exchangeKwh) {

    /** The limits of the public rules. */
    public static PlausibilityLimits standard() {
        return new PlausibilityLimits(100_000, 1_000_000, 1_000_000, 1_000_000);
    }
}
