package org.meterhub.hubroutes.delivery;

import jakarta.jms.JMSException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.meterhub.database.Database;
import org.meterhub.database.DatabaseException;
import org.meterhub.hubroutes.job.Turn;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messagelog.Outbox;
import org.meterhub.messagelog.PendingDocument;
import org.meterhub.messagelog.SetAside;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings rendered documents to the parties' mailboxes: takes what is pending, and marks as sent what the broker has confirmed. A crash in between publishes
 * again under the same document id, and the broker drops the copy; so every document arrives once. A document that the broker does not take although it takes
 * others, or that has no content any more, is set aside for the operator and holds up none; those of its receiver that can go do go.
 */
public final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int DOCUMENTS_MAX = 500;
    private static final long BYTES_MAX = 32L << 20;

    private final Database database;
    private final Outbox outbox;
    private final SetAside setAside;
    private final MarketClock clock;

    public Relay(Database database, Outbox outbox, SetAside setAside, MarketClock clock) {
        this.database = database;
        this.outbox = outbox;
        this.setAside = setAside;
        this.clock = clock;
    }

    /** The next documents to go, with their contents; none when nothing is pending. */
    public Outgoing take(Turn turn) {
        List<PendingDocument> pending = database.inTransaction(unit -> outbox.pending(unit, DOCUMENTS_MAX, BYTES_MAX));
        Outgoing outgoing = new Outgoing(turn, pending);
        if (!pending.isEmpty()) {
            addContents(outgoing);
        }
        return outgoing;
    }

    /** All at once, or one by one when they cannot be read at once. */
    private void addContents(Outgoing outgoing) {
        Map<Long, byte[]> contents = new HashMap<>();
        try {
            contents.putAll(database.inTransaction(unit -> outbox.contents(unit, outgoing.documents())));
        } catch (RuntimeException failure) {
            if (DatabaseException.isOutage(failure)) {
                throw failure;
            }
            for (PendingDocument document : outgoing.documents()) {
                contents.putAll(contentOf(document, outgoing));
            }
        }
        for (PendingDocument document : outgoing.documents()) {
            byte[] content = contents.get(document.recordId());
            if (content == null) {
                outgoing.refusedUnlessBefore(document, "its content is not there any more: it was erased");
            } else {
                outgoing.contains(document, content);
            }
        }
    }

    private Map<Long, byte[]> contentOf(PendingDocument document, Outgoing outgoing) {
        try {
            return database.inTransaction(unit -> outbox.contents(unit, List.of(document)));
        } catch (RuntimeException failure) {
            if (DatabaseException.isOutage(failure)) {
                throw failure;
            }
            outgoing.refusedUnlessBefore(document, "its content cannot be read: " + failure);
            return Map.of();
        }
    }

    /**
     * Marks as sent what the broker has, and sets aside what it does not take.
     *
     * @return how many documents are not pending any more
     * @throws JMSException when some still are, of which the broker has said nothing
     */
    public int mark(Outgoing outgoing) throws JMSException {
        if (outgoing.documents().isEmpty()) {
            return 0;
        }
        database.run(unit -> {
            if (!outgoing.turn().confirm(unit)) {
                throw new IllegalStateException(
                        "the relay has been taken over; what was published is published again, and dropped");
            }
            outbox.sent(unit, outgoing.confirmed(), clock.now());
            outgoing.refused().forEach((document, why) -> setAside.document(unit, document, why, clock.now()));
        });
        outgoing.refused()
                .forEach((document, why) -> LOG.error(
                        "document {} for {} cannot be sent and is set aside (./hub aside list): {}",
                        document.messageId(),
                        Mailboxes.queueOf(document),
                        why));
        int left = outgoing.open();
        if (left > 0) {
            throw new JMSException(left + " document(s) were not confirmed and stay pending");
        }
        LOG.debug("published {} document(s)", outgoing.confirmed().size());
        return outgoing.documents().size();
    }
}
