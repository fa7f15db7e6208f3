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
    CORRECTION_SETTLEMENT("D32"),
    /** BRS-043: a change of supplier at shorter notice than the usual. */
    CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE("D30"),
    /** Somebody moves: to the supplier whose customer is moving away. */
    MOVE("E01"),
    /** BRS-009. */
    MOVE_IN("E65"),
    /** BRS-002. */
    END_OF_SUPPLY("E20"),
    /** BRS-010. */
    MOVE_OUT("E66"),
    /** Supply passes to a supplier that did not ask for it: the supplier of last resort. */
    UNREQUESTED_CHANGE_OF_SUPPLIER("E06"),
    /** BRS-003: a change of supplier that was wrong is undone. */
    UNDO_CHANGE_OF_SUPPLIER("D07"),
    /** BRS-011: a move that was wrong is undone. */
    UNDO_MOVE("D33"),
    /** A process was wrong: to the grid company when a move is undone. */
    INCORRECT_PROCESS("D11"),
    /** Supply ends because the change or move that began it is undone. */
    END_OF_SUPPLY_BY_UNDO("D34"),
    /** Supply goes on because the change or move that ended it is undone. */
    CONTINUED_SUPPLY("D36"),
    /** BRS-004. */
    NEW_METERING_POINT("E02"),
    /** BRS-008. */
    CONNECT_METERING_POINT("D15"),
    /** BRS-013: disconnect and reconnect. */
    CHANGE_CONNECTION_STATE("E79"),
    /** BRS-006. */
    UPDATE_MASTER_DATA("E32"),
    /** BRS-007. */
    CLOSE_DOWN_METERING_POINT("D14"),
    /** BRS-015. */
    UPDATE_CUSTOMER_DATA("E34");

    private final String code;

    BusinessReason(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
