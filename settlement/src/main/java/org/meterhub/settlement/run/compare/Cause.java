package org.meterhub.settlement.run.compare;

/** Why a metering point or a charge has another result than before (issue 6, "Runs"). */
public enum Cause {
    /** A value came that was not there before. */
    LATE_VALUE,
    /** A value or its quality was replaced or withdrawn. */
    CORRECTION,
    /** Another supplier or balance responsible party, or none, was in force. */
    SUPPLY_CHANGE,
    /** The point's type, settlement method, resolution, areas or role as grid-loss point changed. */
    MASTER_DATA,
    /** Nothing changed at the point: it takes the grid loss, and that followed from others. */
    GRID_LOSS,
    /** Another price is known for a charge, or none any more. */
    PRICE,
    /** A charge is charged more or less often, or came or went, though nothing changed at the supplier's points: its links or master data did. */
    CHARGE_LINK
}
