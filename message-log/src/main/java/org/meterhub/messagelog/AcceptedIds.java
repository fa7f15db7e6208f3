package org.meterhub.messagelog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.meterhub.database.StoredMonth;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.PartyId;

/**
 * The message and transaction ids that senders have used up: unique per sender, registered only when a message has passed all checks, so that a
 * refused message may come again under the same ids (docs/reference/messages.md#how-the-hub-writes). Message ids and the transaction ids of master-data
 * documents are used up for
 * ever. Those of metered data, hundreds of millions a day in a country, are known by the month for {@link #MONTHS_KEPT} months, as long as the hub
 * takes values of the past.
 *
 * <p>Two hub processes that accept the same id at the same time, in whatever documents, both find it unused; the second then waits for the first at its commit
 * and, once the first has committed, fails with a {@link org.meterhub.database.DatabaseException} on the unique key. Its transaction is rolled back
 * and the batch redone, and now it finds the id used.
 */
public interface AcceptedIds {

    /** How many full months the transaction ids of metered data stay used up. */
    int MONTHS_KEPT = 36;

    /**
     * Finds out at once what will be asked about several documents, so that the questions about them cost nothing in this unit of work. What another
     * transaction uses up from then on is noticed when this one commits, as ever.
     */
    void lookUp(UnitOfWork unit, Collection<DocumentIds> documents);

    /** What this sender has done with this message id; {@code messageId} longer than 36 characters is always unused, as it is never accepted. */
    MessageIdState messageIdState(UnitOfWork unit, PartyId sender, String messageId, Sha256 body);

    /** Which of these transaction ids the sender has used before, in whatever kind of document. */
    Set<String> usedTransactionIds(UnitOfWork unit, PartyId sender, Collection<String> transactionIds);

    /**
     * Uses the ids up. They are written together when the transaction commits; until then this unit of work, and no other, finds them used.
     *
     * @param recordId the log record "received"
     * @param keeping how long the transaction ids stay used up
     * @param acceptedAt when the message is accepted
     * @param transactionIds without repeats
     */
    void register(
            UnitOfWork unit,
            PartyId sender,
            String messageId,
            Sha256 body,
            long recordId,
            Keeping keeping,
            Instant acceptedAt,
            Collection<String> transactionIds);

    /**
     * Makes room for the ids of the months around today, and forgets those of months longer ago than {@link #MONTHS_KEPT}. To be called now and then;
     * several processes may do it at once.
     */
    void keepMonths(UnitOfWork unit, LocalDate today);

    /**
     * Closes one of the months that have been over for a day, so that no process can use an id up in it any more: what it holds is then known for good. To
     * be called, like {@link #learnMonth}, now and then until it has nothing to do, in a transaction of its own each time.
     *
     * @return false when there was none, or the month is being used and has to wait
     */
    boolean sealMonth(UnitOfWork unit, LocalDate today);

    /**
     * Takes what it needs to know of one closed month into this process's memory, the newest first, so that an id that was not used in it is known as such
     * without asking the database. Says nothing new: what is not in memory is asked for.
     *
     * @return false when there was none, or the room for it is full
     */
    boolean learnMonth(UnitOfWork unit);

    /** What is kept of the transaction ids of metered data, month by month. */
    List<StoredMonth> storedMonths(UnitOfWork unit);

    /** The ids that a document of this sender wants to use. */
    record DocumentIds(PartyId sender, String messageId, Collection<String> transactionIds) {}

    /** How long transaction ids stay used up. */
    enum Keeping {
        /** Of a master-data document. */
        FOR_EVER,
        /** Of metered data. */
        BY_MONTH
    }

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
