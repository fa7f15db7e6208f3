package org.meterhub.settlement.calculation.charge;

import org.meterhub.marketmodel.MarketCode;

/**
 * How often a charge has a price (docs/concepts/settlement.md#what-is-charged): tariffs by the quarter, the hour or the day, subscriptions and fees by the
 * month.
 */
public enum ChargeResolution implements MarketCode {
    /** Quarters of an hour, of absolute time. */
    QUARTER("PT15M"),
    /** Hours of absolute time. */
    HOUR("PT1H"),
    /** Days of the market's calendar: 23, 24 or 25 hours. */
    DAY("P1D"),
    /** Months of the market's calendar. */
    MONTH("P1M");

    private final String code;

    ChargeResolution(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** The resolution of the amounts: what has a monthly price is charged by the day. */
    public ChargeResolution ofAmounts() {
        return this == MONTH ? DAY : this;
    }
}
