package org.meterhub.messagelog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;

/**
 * A rendered document of the hub.
 *
 * @param receiver whose mailbox it goes to
 * @param role the receiver's role
 * @param category the mailbox' category
 * @param documentType the type's name, for example {@code RSM-009}
 * @param process the code of the business reason
 * @param messageId the document's own id: the broker's duplicate id and the receiver's proof
 * @param relatedMessageId the document it answers; null for notifications
 * @param causeRecordId the log record that caused it; null when time did
 * @param createdAt the hub's time
 * @param body the bytes as they go to the broker
 */
public record OutboundDocument(
        PartyId receiver,
        MarketRole role,
        Category category,
        String documentType,
        String process,
        String messageId,
        @Nullable String relatedMessageId,
        @Nullable Long causeRecordId,
        Instant createdAt,
        Body body) {}
