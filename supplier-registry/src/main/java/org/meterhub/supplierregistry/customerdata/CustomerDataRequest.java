package org.meterhub.supplierregistry.customerdata;

import java.time.Instant;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.CustomerData;
import org.meterhub.supplierregistry.process.PointRequest;

/**
 * One transaction of an RSM-027 request, as it was sent: texts are not yet judged.
 *
 * @param transactionId the sender's id of the transaction
 * @param sender the party that sent it, by the address it came from
 * @param gsrn the metering point's number
 * @param validFrom from when the data hold
 * @param customer the data; number and name of the first customer may be left out where they are known
 * @param requestedAt when the document was made, by the sender's clock; recorded, never judged by
 */
public record CustomerDataRequest(
        String transactionId,
        PartyId sender,
        String gsrn,
        Instant validFrom,
        CustomerData customer,
        Instant requestedAt)
        implements PointRequest {

    @Override
    public Instant effectiveFrom() {
        return validFrom;
    }

    @Override
    public boolean concernsCustomer() {
        return true;
    }
}
