package org.meterhub.supplierregistry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;

/**
 * A recorded version of what is known of the customer of a metering point over a stretch of time.
 *
 * @param version the hub's number of it
 * @param gsrn the metering point
 * @param customer who it is
 * @param validFrom inclusive, a local midnight
 * @param validTo exclusive; null while open
 * @param recordedBy the process that recorded it
 * @param recordedAt since when the hub knows it
 * @param supersededAt when the hub learned better; null while it stands
 */
public record CustomerPeriod(
        long version,
        Gsrn gsrn,
        CustomerData customer,
        Instant validFrom,
        @Nullable Instant validTo,
        long recordedBy,
        Instant recordedAt,
        @Nullable Instant supersededAt) {

    public boolean covers(Instant instant) {
        return !instant.isBefore(validFrom) && (validTo == null || instant.isBefore(validTo));
    }
}
