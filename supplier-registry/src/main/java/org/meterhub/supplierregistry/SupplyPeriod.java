package org.meterhub.supplierregistry;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.PartyId;

/**
 * A recorded version of a supply period: that a supplier supplies a metering point from one moment to another, as the hub knew from {@code recordedAt}
 * until {@code supersededAt}.
 *
 * @param version the hub's number of this version; 0 while it has not been written
 * @param gsrn the metering point
 * @param supplier who sells the power
 * @param balanceResponsible who answers for the supplier's balance there
 * @param customerId the customer's number; null when it is not known
 * @param customerName the customer's name; null when it is not known
 * @param validFrom inclusive, a local midnight
 * @param validTo exclusive; null while open
 * @param lastResort whether it is supply of last resort, which nobody asked for
 * @param begunBy the process by which the supply began; null when it was imported
 * @param recordedBy the process that recorded this version, perhaps only to end it earlier; null when it was imported
 * @param recordedAt since when the hub knows it
 * @param supersededAt when the hub learned better; null while it stands
 */
public record SupplyPeriod(
        long version,
        Gsrn gsrn,
        PartyId supplier,
        PartyId balanceResponsible,
        @Nullable String customerId,
        @Nullable String customerName,
        Instant validFrom,
        @Nullable Instant validTo,
        boolean lastResort,
        @Nullable Long begunBy,
        @Nullable Long recordedBy,
        Instant recordedAt,
        @Nullable Instant supersededAt) {

    public boolean covers(Instant instant) {
        return !instant.isBefore(validFrom) && (validTo == null || instant.isBefore(validTo));
    }

    /** Whether it goes on until the moment at least, from before it. */
    public boolean reaches(Instant instant) {
        return validFrom.isBefore(instant) && (validTo == null || !instant.isAfter(validTo));
    }

    /** Whether it began by this process; what was imported began by none. */
    public boolean wasBegunBy(long processId) {
        return begunBy != null && begunBy == processId;
    }

    /** Whether it is a part of the same supply: begun by the same process, by the same supplier to the same customer. */
    public boolean isSameSupplyAs(SupplyPeriod other) {
        return supplier.equals(other.supplier)
                && balanceResponsible.equals(other.balanceResponsible)
                && Objects.equals(customerId, other.customerId)
                && Objects.equals(customerName, other.customerName)
                && Objects.equals(begunBy, other.begunBy)
                && lastResort == other.lastResort;
    }

    /** The same supply over another stretch of time, as a version that has not been written. */
    public SupplyPeriod during(Instant from, @Nullable Instant to) {
        return new SupplyPeriod(
                0,
                gsrn,
                supplier,
                balanceResponsible,
                customerId,
                customerName,
                from,
                to,
                lastResort,
                begunBy,
                recordedBy,
                recordedAt,
                null);
    }

    /** Without the customer, for whoever logs it by mistake: personal data stay out of logs. */
    @Override
    public String toString() {
        return "SupplyPeriod[" + version + ": " + supplier + " supplies " + gsrn + " from " + validFrom + " to "
                + validTo + ", recorded " + recordedAt + ", superseded " + supersededAt + "]";
    }
}
