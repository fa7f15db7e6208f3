package org.meterhub.supplierregistry.cancellation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.process.PointRequest;

/**
 * One transaction of an RSM-024 request, as it was sent: texts are not yet judged.
 *
 * @param transactionId the sender's id of this transaction
 * @param sender the party that sent it, by the address it came from
 * @param gsrn the metering point's number
 * @param originalTransactionId the sender's id of the request that it withdraws; empty when not given
 * @param reason the process to be withdrawn, by the document's process type; null for any of the sender's
 * @param requestedAt when the document was made, by the sender's clock
 */
public record CancellationRequest(
        String transactionId,
        PartyId sender,
        String gsrn,
        String originalTransactionId,
        @Nullable BusinessReason reason,
        Instant requestedAt)
        implements PointRequest {

    /** A cancellation is about the moment at which it is asked for. */
    @Override
    public Instant effectiveFrom() {
        return requestedAt;
    }
}
