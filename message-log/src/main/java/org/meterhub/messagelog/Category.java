package org.meterhub.messagelog;

/** The categories of a party's mailbox (docs/guides/integrator.md#receive), the most urgent first. */
public enum Category {
    /** Switches, moves, master data and the answers to them. Never waits behind the others. */
    MASTER_DATA,
    /** Results of settlement. */
    AGGREGATIONS,
    /** Metered data and the answers to them. */
    MEASURE_DATA
}
