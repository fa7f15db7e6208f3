package org.meterhub.supplierregistry.process;

import org.meterhub.marketmodel.BusinessReason;

/** The market's processes about metering points (docs/reference/messages.md). The names of the constants are stored. */
public enum ProcessKind {
    CHANGE_OF_SUPPLIER("BRS-001", BusinessReason.CHANGE_OF_SUPPLIER),
    CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE("BRS-043", BusinessReason.CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE),
    MOVE_IN("BRS-009", BusinessReason.MOVE_IN),
    END_OF_SUPPLY("BRS-002", BusinessReason.END_OF_SUPPLY),
    MOVE_OUT("BRS-010", BusinessReason.MOVE_OUT),
    UNDO_CHANGE_OF_SUPPLIER("BRS-003", BusinessReason.UNDO_CHANGE_OF_SUPPLIER),
    UNDO_MOVE("BRS-011", BusinessReason.UNDO_MOVE),
    CREATE_METERING_POINT("BRS-004", BusinessReason.NEW_METERING_POINT),
    CHANGE_METERING_POINT("BRS-006", BusinessReason.UPDATE_MASTER_DATA),
    CLOSE_DOWN_METERING_POINT("BRS-007", BusinessReason.CLOSE_DOWN_METERING_POINT),
    CONNECT_METERING_POINT("BRS-008", BusinessReason.CONNECT_METERING_POINT),
    DISCONNECT_OR_RECONNECT_METERING_POINT("BRS-013", BusinessReason.CHANGE_CONNECTION_STATE),
    UPDATE_CUSTOMER_DATA("BRS-015", BusinessReason.UPDATE_CUSTOMER_DATA),
    /** The sources name no BRS of it. */
    CHANGE_CHARGE_LINKS("RSM-030", BusinessReason.CHARGE_LINKS);

    private final String id;
    private final BusinessReason reason;

    ProcessKind(String id, BusinessReason reason) {
        this.id = id;
        this.reason = reason;
    }

    /** The market's id of the process, for example {@code BRS-001}. */
    public String id() {
        return id;
    }

    /** Why documents of this process are sent. */
    public BusinessReason reason() {
        return reason;
    }

    /** Whether it brings the same customer another supplier. */
    public boolean isChangeOfSupplier() {
        return this == CHANGE_OF_SUPPLIER || this == CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE;
    }

    /** Whether it ends a supply and begins none that was asked for. */
    public boolean isEndOfSupply() {
        return this == END_OF_SUPPLY || this == MOVE_OUT;
    }
}
