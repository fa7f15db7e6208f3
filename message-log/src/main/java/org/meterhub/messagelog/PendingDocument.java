package org.meterhub.messagelog;

import java.time.Instant;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;

/**
 * A document that waits for the relay.
 *
 * @param recordId its log record "issued", by which the relay reports it as sent
 * @param messageId the duplicate id of the broker message
 * @param lengthBytes of the document
 */
public record PendingDocument(
        long recordId,
        PartyId receiver,
        MarketRole role,
        Category category,
        String documentType,
        String messageId,
        long lengthBytes,
        Instant createdAt) {}
