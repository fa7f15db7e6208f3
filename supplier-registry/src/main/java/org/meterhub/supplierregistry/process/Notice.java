package org.meterhub.supplierregistry.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;

/**
 * A document that is now due to a party. Whoever carries out a step sends its notices in the same transaction. It names no other party: what the receiver
 * may know is all there is.
 *
 * @param kind which document
 * @param reason why it is sent: the document's process type
 * @param receiver who gets it
 * @param role in which role
 * @param processId the process it belongs to
 * @param gsrn the metering point
 * @param validFrom from when what it says holds; of master and customer data also the moment they are to be read at
 * @param originalTransactionId the receiver's own transaction that it answers; null for all who did not ask
 */
public record Notice(
        NoticeKind kind,
        BusinessReason reason,
        PartyId receiver,
        MarketRole role,
        long processId,
        Gsrn gsrn,
        Instant validFrom,
        @Nullable String originalTransactionId) {}
