package org.meterhub.marketmodel;

/** How the values of a metering point come about (CIM metering method, the sub type). */
public enum MeteringMethod implements MarketCode {
    /** Read from a meter. */
    PHYSICAL("D01"),
    /** Put together from other metering points by the grid company. */
    VIRTUAL("D02"),
    /** Calculated by the hub. */
    CALCULATED("D03");

    private final String code;

    MeteringMethod(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
