package org.meterhub.supplierregistry.undo;

import java.time.Instant;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.process.PointRequest;

/**
 * One transaction of an RSM-003 request to undo a change of supplier (D07) or a move-in (D33), as it was sent: texts are not yet judged.
 *
 * @param transactionId the sender's id of the transaction
 * @param sender the party that sent it, by the address it came from
 * @param gsrn the metering point's number
 * @param start the start of what was wrong
 * @param requestedAt when the document was made, by the sender's clock; recorded, never judged by
 * @param move whether a move-in was wrong (D33); otherwise a change of supplier (D07)
 */
public record UndoRequest(
        String transactionId, PartyId sender, String gsrn, Instant start, Instant requestedAt, boolean move)
        implements PointRequest {

    @Override
    public Instant effectiveFrom() {
        return start;
    }
}
