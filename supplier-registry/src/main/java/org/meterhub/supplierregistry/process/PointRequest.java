package org.meterhub.supplierregistry.process;

import java.time.Instant;
import org.meterhub.marketmodel.PartyId;

/** What every request about a metering point says, as it was sent: texts are not yet judged. */
public interface PointRequest {

    /** The sender's id of the transaction. */
    String transactionId();

    /** The party that sent it, by the address it came from. */
    PartyId sender();

    /** The metering point's number. */
    String gsrn();

    /** The date it is about. */
    Instant effectiveFrom();

    /** Whether it can only be judged by who knows the customer of the point. */
    default boolean concernsCustomer() {
        return false;
    }
}
