package org.meterhub.supplierregistry.changeofsupplier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.PartyId;

/**
 * A change of supplier that can no longer be cancelled and is now in the registry. The caller tells the old supplier and the grid company (RSM-004).
 *
 * @param processId the hub's id of the process
 * @param gsrn the metering point
 * @param oldSupplier who supplies it until the start; null when nobody does
 * @param newSupplier who supplies it from the start
 * @param gridCompany the owner of the point's grid area at the start
 * @param start when the supply changes
 */
public record SupplierChanged(
        long processId,
        Gsrn gsrn,
        @Nullable PartyId oldSupplier,
        PartyId newSupplier,
        PartyId gridCompany,
        Instant start) {}
