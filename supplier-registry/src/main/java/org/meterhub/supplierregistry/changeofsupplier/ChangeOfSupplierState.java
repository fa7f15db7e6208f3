package org.meterhub.supplierregistry.changeofsupplier;

/** Where a change of supplier stands. The names of the constants are stored. */
public enum ChangeOfSupplierState {
    /** Confirmed to the requester; may still be cancelled; nobody else has been told. */
    AWAITING_DEADLINE,
    /** The deadline has passed and the supply periods are written; the others are told. */
    EFFECTUATED,
    /** Withdrawn by the requester before the deadline. */
    CANCELLED
}
