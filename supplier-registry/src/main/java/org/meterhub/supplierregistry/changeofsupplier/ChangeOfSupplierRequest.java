package org.meterhub.supplierregistry.changeofsupplier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.process.SupplyRequest;

/**
 * One transaction of an RSM-001 request for a change of supplier (E03, D30), as it was sent: texts are not yet judged.
 *
 * @param transactionId the sender's id of the transaction
 * @param sender the party that sent it, by the address it came from
 * @param gsrn the metering point's number
 * @param energySupplier the supplier that is to supply the point
 * @param balanceResponsible who is to answer for its balance; null: the supplier's usual one
 * @param customerId the customer's person or organisation number; null when not given
 * @param customerName the customer's name; null when not given
 * @param start from when
 * @param requestedAt when the document was made, by the sender's clock; recorded, never judged by
 * @param atShortNotice whether it is a change at short notice (D30, BRS-043) instead of the usual one (E03)
 */
public record ChangeOfSupplierRequest(
        String transactionId,
        PartyId sender,
        String gsrn,
        String energySupplier,
        @Nullable String balanceResponsible,
        @Nullable String customerId,
        @Nullable String customerName,
        Instant start,
        Instant requestedAt,
        boolean atShortNotice)
        implements SupplyRequest {

    /** A change with the usual notice. */
    public ChangeOfSupplierRequest(
            String transactionId,
            PartyId sender,
            String gsrn,
            String energySupplier,
            @Nullable String balanceResponsible,
            @Nullable String customerId,
            @Nullable String customerName,
            Instant start,
            Instant requestedAt) {
        this(
                transactionId,
                sender,
                gsrn,
                energySupplier,
                balanceResponsible,
                customerId,
                customerName,
                start,
                requestedAt,
                false);
    }

    @Override
    public Instant effectiveFrom() {
        return start;
    }

    /** Without the customer, for whoever logs it by mistake: personal data stay out of logs. */
    @Override
    public String toString() {
        return "ChangeOfSupplierRequest[" + transactionId + " of " + sender + " for " + gsrn + " from " + start + "]";
    }
}
