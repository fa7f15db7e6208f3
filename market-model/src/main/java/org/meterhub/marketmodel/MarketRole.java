package org.meterhub.marketmodel;

/** The role a party plays in a document (CIM market role). */
public enum MarketRole implements MarketCode {
    /** Answers for the balance of the suppliers it stands for. */
    BALANCE_RESPONSIBLE_PARTY("DDK"),
    /** Grid access provider: owns grid areas and their metering points. */
    GRID_COMPANY("DDM"),
    /** Sells power to the customers of metering points. */
    ENERGY_SUPPLIER("DDQ"),
    /** Settles imbalances between balance responsible parties. */
    IMBALANCE_SETTLEMENT_RESPONSIBLE("DDX"),
    /** The hub, in documents of structure. */
    METERING_POINT_ADMINISTRATOR("DDZ"),
    /** Aggregates metered data. */
    METERED_DATA_AGGREGATOR("DEA"),
    /** The hub, in documents of measure. */
    METERED_DATA_ADMINISTRATOR("DGL"),
    /** The transmission system operator. */
    SYSTEM_OPERATOR("EZ"),
    /** Reads the meters: the grid company, when it sends or gets metered data; its mailbox is that of DDM. */
    METERED_DATA_RESPONSIBLE("MDR"),
    /** The state's energy agency. */
    ENERGY_AGENCY("STS");

    private final String code;

    MarketRole(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
