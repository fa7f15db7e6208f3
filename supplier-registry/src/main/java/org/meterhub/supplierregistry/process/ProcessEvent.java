package org.meterhub.supplierregistry.process;

/** What happened to a process. The names of the constants are stored. */
public enum ProcessEvent {
    /** Its request was accepted; it waits for its deadline. */
    CONFIRMED,
    /** The registry has changed. */
    TOOK_EFFECT,
    /** The requester withdrew it. */
    CANCELLED,
    /** Another process made it void. */
    OVERTAKEN,
    /** Another process undid it. */
    UNDONE,
    /** What had overtaken it was undone: it stands again. */
    REINSTATED,
    /** The grid company gets the customer's data because the supplier has sent them. */
    CUSTOMER_DATA_RECEIVED,
    /** The grid company gets the customer's data as they are, because the time for the supplier's own is over. */
    CUSTOMER_DATA_AWAITED_IN_VAIN,
    /** The hub failed to take a step that was due, and will try again later. */
    PUT_OFF
}
