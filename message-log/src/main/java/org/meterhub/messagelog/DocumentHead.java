package org.meterhub.messagelog;

import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketRole;

/**
 * What a document says of itself, for the log. All of it may be unknown, and what an actor wrote may be of any length: the log keeps the first
 * 64 characters of ids and types, 16 of the process.
 *
 * @param messageId the document's own id
 * @param relatedMessageId the document it answers
 * @param documentType the market's name of the type, for example {@code RSM-012}
 * @param process the code of the business reason, for example {@code E03}
 * @param role the role of the other party: the sender's for what comes in, the receiver's for what goes out
 */
public record DocumentHead(
        @Nullable String messageId,
        @Nullable String relatedMessageId,
        @Nullable String documentType,
        @Nullable String process,
        @Nullable MarketRole role) {

    /** Of a message that could not be read. */
    public static final DocumentHead UNKNOWN = new DocumentHead(null, null, null, null, null);
}
