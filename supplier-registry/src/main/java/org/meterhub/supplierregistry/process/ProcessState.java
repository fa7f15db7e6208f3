package org.meterhub.supplierregistry.process;

/** Where a process stands. The names of the constants are stored. */
public enum ProcessState {
    /** Confirmed to the requester, who may still withdraw it; nobody else has been told. */
    AWAITING_DEADLINE,
    /** It has taken effect: the registry is changed and the others are told. */
    EFFECTUATED,
    /** A move-in that has taken effect and whose supplier has not yet sent the customer's data. */
    AWAITING_CUSTOMER_DATA,
    /** Withdrawn by the requester before the deadline. */
    CANCELLED,
    /** Another process made it void: the customer moved, the point was closed down, the supply was not the requester's any more. */
    OVERTAKEN,
    /** It took effect and was undone later. */
    UNDONE;

    /** Where a process that stands here stands once this has happened to it. */
    public ProcessState after(ProcessEvent event, ProcessKind kind) {
        return switch (event) {
            case CONFIRMED -> AWAITING_DEADLINE;
            case TOOK_EFFECT -> kind == ProcessKind.MOVE_IN ? AWAITING_CUSTOMER_DATA : EFFECTUATED;
            case CANCELLED -> CANCELLED;
            case OVERTAKEN -> OVERTAKEN;
            case UNDONE -> UNDONE;
            case PUT_OFF -> this;
            case REINSTATED, CUSTOMER_DATA_RECEIVED, CUSTOMER_DATA_AWAITED_IN_VAIN -> EFFECTUATED;
        };
    }

    /** Whether nothing can change it any more but an undoing. */
    public boolean isOver() {
        return this != AWAITING_DEADLINE && this != AWAITING_CUSTOMER_DATA;
    }
}
