package org.meterhub.supplierregistry.chargelink;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.supplierregistry.pricelist.ChargeKey;

/**
 * A recorded version of what a metering point pays of a charge over a stretch of time.
 *
 * @param version the hub's number of it
 * @param chargeId the hub's number of the charge
 * @param quantity how many times it is paid; one for tariffs
 * @param validFrom inclusive
 * @param validTo exclusive; null while it lasts. The same as {@code validFrom} where the link was taken back
 * @param recordedBy the process that made it known; 0 for an import
 * @param supersededAt null while it holds
 */
public record LinkedCharge(
        long version,
        Gsrn gsrn,
        long chargeId,
        ChargeKey charge,
        int quantity,
        Instant validFrom,
        @Nullable Instant validTo,
        long recordedBy,
        Instant recordedAt,
        @Nullable Instant supersededAt) {

    /** Whether anything of it is at or after the moment, be it no more than its end. */
    public boolean reaches(Instant moment) {
        return validTo == null || !validTo.isBefore(moment);
    }
}
