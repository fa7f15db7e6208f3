package org.meterhub.supplierregistry.process;

/** What a party is told, each in a document of its own. Confirmations and rejections are no notices: they answer the request itself. */
public enum NoticeKind {
    /** RSM-004: supply begins or ends from a date on; not by whom. */
    SUPPLY,
    /** RSM-022: what the metering point is, from a date on. */
    MASTER_DATA,
    /** RSM-025: a process the receiver knows of will not take place. */
    CANCELLATION,
    /** RSM-028: who the customer is, from a date on. */
    CUSTOMER_DATA,
    /** RSM-031: what the metering point pays, from a date on. */
    CHARGE_LINKS
}
