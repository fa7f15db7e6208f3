package org.meterhub.messagelog;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.meterhub.database.CommitSignal;
import org.meterhub.database.UnitOfWork;

/** Rendered documents on their way to the broker: written in the transaction of their cause, taken by the relay. */
public interface Outbox {

    /** The most documents the relay takes at a time. */
    int PENDING_MAX = 1_000;

    /** Raised in this process when a transaction has committed documents, so that the relay need not ask again and again. */
    CommitSignal filled();

    /** @return the log record "issued" */
    default long add(UnitOfWork unit, OutboundDocument document) {
        return add(unit, List.of(document)).get(0);
    }

    /** Writes bytes, log record "issued" and the relay's work. @return the log records "issued", in the order of the documents */
    List<Long> add(UnitOfWork unit, List<OutboundDocument> documents);

    /** The same together with others at the commit, in the order in which they were given: a batch of requests writes all its answers at once. */
    void addByCommit(UnitOfWork unit, OutboundDocument document);

    /**
     * The next documents to publish: by category, master data first, then in the order they were written. Asking again before {@link #sent}
     * gives the same again.
     *
     * @param limit at most {@link #PENDING_MAX}
     * @param bytesMax the sum of their lengths; the first document comes whatever its length
     */
    List<PendingDocument> pending(UnitOfWork unit, int limit, long bytesMax);

    /** The bytes of documents, by record id, all held in memory: for what one {@link #pending} gave. Large ones can be read by {@link MessageLog#payload}. */
    Map<Long, byte[]> contents(UnitOfWork unit, Collection<PendingDocument> documents);

    /**
     * Takes the documents off the relay's work and writes their log records "sent". To be called when the broker has confirmed them: after a crash
     * in between they are pending again under the same message id, and the broker drops the copy.
     *
     * @throws IllegalStateException when one of them is not pending: another relay is at work, and this transaction is to be rolled back
     */
    void sent(UnitOfWork unit, Collection<Long> recordIds, Instant at);
}
