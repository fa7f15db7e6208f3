package org.meterhub.marketmodel;

/** Why a document is sent: the business process (CIM process type); the constants this hub writes or reads. */
public enum BusinessReason implements MarketCode {
    /** Metered data as they come. */
    PERIODIC_METERING("E23"),
    /** BRS-001. */
    CHANGE_OF_SUPPLIER("E03"),
    /** Preliminary aggregation. */
    PRELIMINARY_AGGREGATION("D03"),
    /** Balance fixing. */
    BALANCE_FIXING("D04"),
    /** Wholesale fixing. */
    WHOLESALE_FIXING("D05"),
    /** Correction settlement. */
    CORRECTION_SETTLEMENT("D32");

    private final String code;

    BusinessReason(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
