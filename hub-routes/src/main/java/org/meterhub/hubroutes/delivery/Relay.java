package org.meterhub.hubroutes.delivery;

import jakarta.jms.BytesMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.database.Lease;
import org.meterhub.database.Leases;
import org.meterhub.hubroutes.Queues;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messagelog.Outbox;
import org.meterhub.messagelog.PendingDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings rendered documents to the parties' queues: publishes without waiting for each, then marks as sent what the broker has confirmed. A crash in
 * between publishes again under the same document id, and the broker drops the copy; so every document arrives once.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    /** The broker's header for the id by which it drops copies. */
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    private static final int DOCUMENTS_MAX = 500;
    private static final long BYTES_MAX = 32L << 20;
    private static final long CONFIRMATION_SECONDS_MAX = 60;

    private final ConnectionFactory connections;
    private final Database database;
    private final Outbox outbox;
    private final MarketClock clock;
    private final LeasedJob job;
    private @Nullable Publisher publisher;

    /** @param connections to the broker as the hub, with a confirmation window, so that sending need not wait */
    public Relay(ConnectionFactory connections, Database database, Outbox outbox, MarketClock clock, LeasedJob job) {
        this.connections = connections;
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.job = job;
    }

    /**
     * Publishes all that is pending, when this process has the job.
     *
     * @return how many documents went out
     */
    public synchronized int publishPending() {
        return job.perform(lease -> {
            int total = 0;
            for (int published = publishSome(lease); published > 0; published = publishSome(lease)) {
                total += published;
                if (job.lease().isEmpty()) {
                    break;
                }
            }
            return total;
        });
    }

    private int publishSome(Lease lease) throws JMSException {
        record Work(List<PendingDocument> documents, Map<Long, byte[]> contents) {}
        Work work = database.inTransaction(unit -> {
            List<PendingDocument> pending = outbox.pending(unit, DOCUMENTS_MAX, BYTES_MAX);
            return new Work(pending, pending.isEmpty() ? Map.of() : outbox.contents(unit, pending));
        });
        if (work.documents().isEmpty()) {
            return 0;
        }
        List<Long> confirmed;
        try {
            confirmed = publisher().publish(work.documents(), work.contents());
        } catch (JMSException | RuntimeException failure) {
            disconnect();
            throw failure;
        }
        database.run(unit -> {
            if (!Leases.confirm(unit, lease)) {
                throw new IllegalStateException(
                        "the relay has been taken over; what was published is published again, and dropped");
            }
            outbox.sent(unit, confirmed, clock.now());
        });
        if (confirmed.size() < work.documents().size()) {
            disconnect();
            throw new JMSException(
                    (work.documents().size() - confirmed.size()) + " document(s) were not confirmed and stay pending");
        }
        LOG.debug("published {} document(s)", confirmed.size());
        return confirmed.size();
    }

    private Publisher publisher() throws JMSException {
        Publisher present = publisher;
        if (present == null) {
            present = new Publisher(connections.createConnection());
            publisher = present;
        }
        return present;
    }

    private void disconnect() {
        Publisher present = publisher;
        publisher = null;
        if (present != null) {
            present.close();
        }
    }

    @Override
    public synchronized void close() {
        disconnect();
        job.close();
    }

    static String queueOf(PendingDocument document) {
        return Queues.out(document.receiver(), document.role(), Queues.mailboxOf(document.category()));
    }

    /** One connection that sends and gathers confirmations. */
    private static final class Publisher implements AutoCloseable {

        private final Connection connection;
        private final Session session;
        private final MessageProducer producer;
        /** Making one asks the broker; a market has a few mailboxes for each party. */
        private final Map<String, Destination> mailboxes = new HashMap<>();

        Publisher(Connection connection) throws JMSException {
            this.connection = connection;
            this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            this.producer = session.createProducer(null);
        }

        /** @return the record ids of the documents that the broker has confirmed */
        List<Long> publish(List<PendingDocument> documents, Map<Long, byte[]> contents) throws JMSException {
            ConcurrentLinkedQueue<Long> confirmed = new ConcurrentLinkedQueue<>();
            CountDownLatch open = new CountDownLatch(documents.size());
            for (PendingDocument document : documents) {
                byte[] content = contents.get(document.recordId());
                if (content == null) {
                    throw new IllegalStateException("document " + document.recordId() + " has no content");
                }
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(content);
                message.setStringProperty(DUPLICATE_ID, document.messageId());
                message.setStringProperty("MessageId", document.messageId());
                message.setStringProperty("DocumentType", document.documentType());
                try {
                    producer.send(mailbox(queueOf(document)), message, new Confirmation(document, confirmed, open));
                } catch (JMSException refused) {
                    // One document that the broker does not take must not hold up the others.
                    LOG.warn("document {} cannot be published to {}", document.messageId(), queueOf(document), refused);
                    open.countDown();
                }
            }
            try {
                if (!open.await(CONFIRMATION_SECONDS_MAX, TimeUnit.SECONDS)) {
                    LOG.warn("{} document(s) are still unconfirmed", open.getCount());
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return new ArrayList<>(confirmed);
        }

        private Destination mailbox(String queue) throws JMSException {
            Destination known = mailboxes.get(queue);
            if (known == null) {
                known = session.createQueue(queue);
                mailboxes.put(queue, known);
            }
            return known;
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (JMSException failure) {
                LOG.debug("a broken connection did not close", failure);
            }
        }
    }

    /** Notes what the broker says of one document. */
    private record Confirmation(PendingDocument document, Queue<Long> confirmed, CountDownLatch open)
            implements CompletionListener {

        @Override
        public void onCompletion(Message sent) {
            confirmed.add(document.recordId());
            open.countDown();
        }

        @Override
        public void onException(Message refused, Exception failure) {
            LOG.warn(
                    "document {} for {} was not taken by the broker", document.messageId(), queueOf(document), failure);
            open.countDown();
        }
    }
}
