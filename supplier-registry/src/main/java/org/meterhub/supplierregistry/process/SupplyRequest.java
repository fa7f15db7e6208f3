package org.meterhub.supplierregistry.process;

import org.jspecify.annotations.Nullable;

/** What every request about the supply of a metering point says, as it was sent. */
public interface SupplyRequest extends PointRequest {

    /** The supplier whose supply it is about. */
    String energySupplier();

    /** Who is to answer for its balance; null: the supplier's usual one. */
    @Nullable
    String balanceResponsible();

    /** The customer's person or organisation number; null when not given. */
    @Nullable
    String customerId();

    /** The customer's name; null when not given. */
    @Nullable
    String customerName();
}
