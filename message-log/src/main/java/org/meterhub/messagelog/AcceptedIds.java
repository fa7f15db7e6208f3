package org.meterhub.messagelog;

import java.util.Collection;
import java.util.Set;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.PartyId;

/**
 * The message and transaction ids that senders have used up: unique per sender for ever, registered only when a message has passed all checks, so
 * that a refused message may come again under the same ids (messages.md §1.3).
 *
 * <p>Two hub processes that accept the same id at the same time both find it unused; the second then waits for the first at {@link #register}
 * and, once the first has committed, fails with a {@link org.meterhub.database.DatabaseException} on the unique key. Its transaction is rolled back
 * and the batch redone, and now it finds the id used.
 */
public interface AcceptedIds {

    /** What this sender has done with this message id; {@code messageId} longer than 36 characters is always unused, as it is never accepted. */
    MessageIdState messageIdState(UnitOfWork unit, PartyId sender, String messageId, Sha256 body);

    /** Which of these transaction ids the sender has used before. */
    Set<String> usedTransactionIds(UnitOfWork unit, PartyId sender, Collection<String> transactionIds);

    /**
     * Uses the ids up.
     *
     * @param recordId the log record "received"
     * @param transactionIds without repeats
     * @throws org.meterhub.database.DatabaseException when one of them is used: the transaction is to be rolled back and done again
     */
    void register(
            UnitOfWork unit,
            PartyId sender,
            String messageId,
            Sha256 body,
            long recordId,
            Collection<String> transactionIds);

    /** What a sender has done with a message id. */
    enum MessageIdState {
        /** Free. */
        UNUSED,
        /** A resend of an accepted message: logged, no new effect, no new answer. */
        SAME_BYTES,
        /** Taken by another message: code 00101. */
        OTHER_BYTES
    }
}
