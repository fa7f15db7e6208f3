package org.meterhub.marketmodel;

/**
 * Why a document is sent: the business process (CIM process type). Every process that a document of the market can name (docs/reference/messages.md); the names are the market's own, shortened. Not all of them are carried out by this hub.
 */
public enum BusinessReason implements MarketCode {
    /** Metered data as they come. BRS-021; asked for again by BRS-025. */
    PERIODIC_METERING("E23"),
    /** A customer takes another supplier. BRS-001. */
    CHANGE_OF_SUPPLIER("E03"),
    /** Preliminary aggregation, in the list "temporary". BRS-023. */
    PRELIMINARY_AGGREGATION("D03"),
    /** Balance fixing, in the list "first settlement". BRS-023. */
    BALANCE_FIXING("D04"),
    /** Wholesale fixing, in the list "second settlement". BRS-023 and BRS-027. */
    WHOLESALE_FIXING("D05"),
    /** Correction settlement. BRS-023 and BRS-027. */
    CORRECTION_SETTLEMENT("D32"),

    /** A customer moves; told to the supplier who loses the point. */
    MOVE("E01"),
    /** A new metering point is created. BRS-004. */
    NEW_METERING_POINT("E02"),
    /** Supply passes to a supplier that did not ask for it, such as the supplier of last resort. BRS-044. */
    UNREQUESTED_CHANGE_OF_SUPPLIER("E06"),
    /** A party asks for master data, to compare them with its own. BRS-005. */
    MASTER_DATA_ALIGNMENT("E0G"),
    /** A supplier ends its supply. BRS-002. */
    END_OF_SUPPLY("E20"),
    /** Sums of a year and other data of the past. BRS-024. */
    HISTORICAL_DATA("E30"),
    /** Master data of a metering point change. BRS-006. */
    UPDATE_MASTER_DATA("E32"),
    /** Data of a customer change. BRS-015. */
    UPDATE_CUSTOMER_DATA("E34"),
    /** A meter is read because somebody asked for it. */
    METER_READING_ON_DEMAND("E53"),
    /** A metering point comes to another balance responsible party. */
    CHANGE_OF_BALANCE_RESPONSIBLE("E56"),
    /** A customer moves in. BRS-009. */
    MOVE_IN("E65"),
    /** A customer moves out. BRS-010. */
    MOVE_OUT("E66"),
    /** A meter is placed. */
    METER_PLACEMENT("E67"),
    /** A metering point is metered in another way. */
    CHANGE_OF_METERING_METHOD("E75"),
    /** A metering point is disconnected or connected again. BRS-013. */
    CHANGE_CONNECTION_STATE("E79"),

    /** A change of supplier is undone. BRS-003. */
    UNDO_CHANGE_OF_SUPPLIER("D07"),
    /** Prices of charges. BRS-031 to BRS-033. */
    CHARGE_PRICES("D08"),
    /** A process was wrong: told to the grid company when a move is undone. */
    INCORRECT_PROCESS("D11"),
    /** A meter reading that was asked for is cancelled. */
    METER_READING_CANCELLED("D12"),
    /** A metering point is closed down. BRS-007. */
    CLOSE_DOWN_METERING_POINT("D14"),
    /** A metering point is connected. BRS-008. */
    CONNECT_METERING_POINT("D15"),
    /** Grid areas become one. */
    MERGE_OF_GRID_AREAS("D16"),
    /** Which charges are linked to a metering point. */
    CHARGE_LINKS("D17"),
    /** What charges there are. BRS-031 to BRS-033. */
    CHARGE_MASTER_DATA("D18"),
    /** A customer moves in for another reason than buying or renting. */
    MOVE_IN_OTHER_REASON("D21"),
    /** A supplier asks the grid company for a service. */
    SERVICE_REQUEST("D22"),
    /** A balance supplier is reminded. */
    REMINDER_OF_SUPPLIER("D23"),
    /** A reading of a flex settled point is missing. BRS-045. */
    MISSING_FLEX_READING("D24"),
    /** A time series of a non-profiled point is missing. */
    MISSING_NON_PROFILED_SERIES("D25"),
    /** A time series of a flex settled point is missing. */
    MISSING_FLEX_SERIES("D26"),
    /** A reading of a profiled point is missing. */
    MISSING_PROFILED_READING("D27"),
    /** Somebody proposes how to reach a customer. */
    CONTACT_PROPOSAL("D28"),
    /** A second customer moves in. */
    SECONDARY_MOVE_IN("D29"),
    /** A change of supplier with short notice. BRS-043. */
    CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE("D30"),
    /** Metering points go to another supplier together. */
    TRANSFER_OF_METERING_POINTS("D31"),
    /** A move that should not have been. BRS-011. */
    UNDO_MOVE("D33"),
    /** Supply ends because the change or move that began it is undone. */
    END_OF_SUPPLY_BY_UNDO("D34"),
    /** Supply goes on because the undoing of a change was refused. */
    CONTINUED_SUPPLY_AFTER_REFUSED_UNDO("D35"),
    /** Supply goes on because the change or move that ended it is undone. */
    CONTINUED_SUPPLY("D36"),
    /** A service that was asked for is cancelled. */
    SERVICE_REQUEST_CANCELLED("D37"),
    /** A supplier ends its supply with short notice. */
    END_OF_SUPPLY_AT_SHORT_NOTICE("D38"),
    /** Who must take the production of a metering point. */
    PRODUCTION_OBLIGATION("D39"),
    /** A metering point loses its parent. */
    PARENT_RELATION_REMOVED("D40"),
    /** A metering point is not disconnected, against what was asked for. */
    NO_DISCONNECTION("D41"),
    /** The one who asked for a process cancels it. */
    CANCELLED_BY_REQUESTER("D44"),
    /** The hub cancels a process. */
    CANCELLED_BY_HUB("D45"),
    /** A party asks for prices of charges. */
    CHARGE_PRICES_REQUEST("D48");

    private final String code;

    BusinessReason(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
