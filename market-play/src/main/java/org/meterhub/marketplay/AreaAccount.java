package org.meterhub.marketplay;

/**
 * The energy account of a grid area, put together from what the grid companies sent and from the results that the parties received, in watt-hours.
 *
 * @param area its code
 * @param productionWh metered production, as sent to the hub
 * @param exchangeWh net import, as received in an RSM-014
 * @param consumptionWh metered consumption, as sent to the hub
 * @param gridLossWh what the received results add to metered consumption and production
 */
public record AreaAccount(String area, long productionWh, long exchangeWh, long consumptionWh, long gridLossWh) {

    /** Production plus exchange less consumption less grid loss: zero, or something is wrong. */
    public long differenceWh() {
        return productionWh + exchangeWh - consumptionWh - gridLossWh;
    }
}
