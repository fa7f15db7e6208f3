package org.meterhub.supplierregistry.movein;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.process.SupplyRequest;

/**
 * One transaction of an RSM-001 request for a move-in (E65), as it was sent: texts are not yet judged.
 *
 * @param transactionId the sender's id of the transaction
 * @param sender the party that sent it, by the address it came from
 * @param gsrn the metering point's number
 * @param energySupplier the supplier that is to supply the new customer
 * @param balanceResponsible who is to answer for its balance; null: the supplier's usual one
 * @param customerId the new customer's person or organisation number; null when not given
 * @param customerName the new customer's name; null when not given
 * @param start from when
 * @param requestedAt when the document was made, by the sender's clock; recorded, never judged by
 */
public record MoveInRequest(
        String transactionId,
        PartyId sender,
        String gsrn,
        String energySupplier,
        @Nullable String balanceResponsible,
        @Nullable String customerId,
        @Nullable String customerName,
        Instant start,
        Instant requestedAt)
        implements SupplyRequest {

    @Override
    public Instant effectiveFrom() {
        return start;
    }

    @Override
    public boolean concernsCustomer() {
        return true;
    }

    /** Without the customer, for whoever logs it by mistake: personal data stay out of logs. */
    @Override
    public String toString() {
        return "MoveInRequest[" + transactionId + " of " + sender + " for " + gsrn + " from " + start + "]";
    }
}
