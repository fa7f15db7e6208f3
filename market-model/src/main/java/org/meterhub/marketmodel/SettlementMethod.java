package org.meterhub.marketmodel;

/** How the consumption of a metering point is settled. */
public enum SettlementMethod implements MarketCode {
    /** Flex settled. */
    FLEX("D01"),
    /** Settled on its own metered values. */
    NON_PROFILED("E02");

    private final String code;

    SettlementMethod(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
