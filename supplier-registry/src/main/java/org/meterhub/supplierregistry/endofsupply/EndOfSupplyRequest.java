package org.meterhub.supplierregistry.endofsupply;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.process.SupplyRequest;

/**
 * One transaction of an RSM-005 request for an end of supply (E20) or a move-out (E66), as it was sent: texts are not yet judged.
 *
 * @param transactionId the sender's id of the transaction
 * @param sender the party that sent it, by the address it came from
 * @param gsrn the metering point's number
 * @param namedSupplier the supplier whose supply is to end; null: the sender
 * @param end from when on it supplies no more
 * @param requestedAt when the document was made, by the sender's clock; recorded, never judged by
 * @param moveOut whether the customer moves out (E66); otherwise only the supply ends (E20)
 */
public record EndOfSupplyRequest(
        String transactionId,
        PartyId sender,
        String gsrn,
        @Nullable String namedSupplier,
        Instant end,
        Instant requestedAt,
        boolean moveOut)
        implements SupplyRequest {

    @Override
    public Instant effectiveFrom() {
        return end;
    }

    @Override
    public String energySupplier() {
        return namedSupplier == null ? sender.value() : namedSupplier;
    }

    @Override
    public @Nullable String balanceResponsible() {
        return null;
    }

    @Override
    public @Nullable String customerId() {
        return null;
    }

    @Override
    public @Nullable String customerName() {
        return null;
    }
}
