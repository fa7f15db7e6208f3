package org.meterhub.supplierregistry.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.process.ProcessState;

/**
 * A market process as it is stored.
 *
 * @param id the hub's id of it
 * @param kind which process
 * @param state where it stands
 * @param transactionId the requester's id of it
 * @param requester who asked for it
 * @param gsrn the metering point
 * @param balanceResponsible who is to answer for the supply it begins; null when it begins none
 * @param customerId the customer's number; null when not given
 * @param customerName the customer's name; null when not given
 * @param start the date it is about
 * @param deadline until when, exclusive, the requester may withdraw it
 * @param dueAt when it next does something by itself; null when nothing is left to do
 * @param concerns the process that it undoes; null for all but undoings
 * @param recordedAt when it was opened
 */
public record ProcessRecord(
        long id,
        ProcessKind kind,
        ProcessState state,
        String transactionId,
        PartyId requester,
        Gsrn gsrn,
        @Nullable PartyId balanceResponsible,
        @Nullable String customerId,
        @Nullable String customerName,
        Instant start,
        Instant deadline,
        @Nullable Instant dueAt,
        @Nullable Long concerns,
        Instant recordedAt) {

    /** Without the customer: personal data stay out of logs. */
    @Override
    public String toString() {
        return "ProcessRecord[" + id + ": " + kind + " of " + requester + " for " + gsrn + " on " + start + ", " + state
                + "]";
    }
}
