package org.meterhub.marketmodel;

/** What a metering point measures (CIM metering point type). */
public enum MeteringPointType implements MarketCode {
    /** Production from a renewable plant. */
    VE_PRODUCTION("D01"),
    /** Analysis. */
    ANALYSIS("D02"),
    /** Surplus production, net settlement group 6. */
    SURPLUS_PRODUCTION("D04"),
    /** Net production. */
    NET_PRODUCTION("D05"),
    /** Supply to grid. */
    SUPPLY_TO_GRID("D06"),
    /** Consumption from grid. */
    CONSUMPTION_FROM_GRID("D07"),
    /** Wholesale services or information. */
    WHOLESALE_SERVICES("D08"),
    /** Own production. */
    OWN_PRODUCTION("D09"),
    /** Net from grid. */
    NET_FROM_GRID("D10"),
    /** Net to grid. */
    NET_TO_GRID("D11"),
    /** Total consumption. */
    TOTAL_CONSUMPTION("D12"),
    /** Net loss correction. */
    NET_LOSS_CORRECTION("D13"),
    /** Electrical heating. */
    ELECTRICAL_HEATING("D14"),
    /** Net consumption. */
    NET_CONSUMPTION("D15"),
    /** Other consumption. */
    OTHER_CONSUMPTION("D17"),
    /** Other production. */
    OTHER_PRODUCTION("D18"),
    /** Capacity settlement. */
    CAPACITY_SETTLEMENT("D19"),
    /** Exchange of reactive energy. */
    EXCHANGE_REACTIVE_ENERGY("D20"),
    /** Collective net production. */
    COLLECTIVE_NET_PRODUCTION("D21"),
    /** Collective net consumption. */
    COLLECTIVE_NET_CONSUMPTION("D22"),
    /** Internal use. */
    INTERNAL_USE("D99"),
    /** Consumption. */
    CONSUMPTION("E17"),
    /** Production. */
    PRODUCTION("E18"),
    /** Exchange between two grid areas. */
    EXCHANGE("E20");

    private final String code;

    MeteringPointType(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
