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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.Lease;
import org.meterhub.database.Leases;
import org.meterhub.hubroutes.Queues;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messagelog.Outbox;
import org.meterhub.messagelog.PendingDocument;
import org.meterhub.messagelog.SetAside;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings rendered documents to the parties' queues: publishes without waiting for each, then marks as sent what the broker has confirmed. A crash in
 * between publishes again under the same document id, and the broker drops the copy; so every document arrives once. A document that the broker does not
 * take although it takes others, or that has no content any more, is set aside for the operator and holds up none; those of its receiver that can go do go.
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
    private final SetAside setAside;
    private final MarketClock clock;
    private final LeasedJob job;
    private @Nullable Publisher publisher;

    /** @param connections to the broker as the hub, with a confirmation window, so that sending need not wait */
    public Relay(
            ConnectionFactory connections,
            Database database,
            Outbox outbox,
            SetAside setAside,
            MarketClock clock,
            LeasedJob job) {
        this.connections = connections;
        this.database = database;
        this.outbox = outbox;
        this.setAside = setAside;
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
        List<PendingDocument> pending = database.inTransaction(unit -> outbox.pending(unit, DOCUMENTS_MAX, BYTES_MAX));
        if (pending.isEmpty()) {
            return 0;
        }
        Map<PendingDocument, String> refused = new LinkedHashMap<>();
        Map<Long, byte[]> contents = contents(pending, refused);
        List<PendingDocument> sendable = pending.stream()
                .filter(document -> contents.containsKey(document.recordId()))
                .toList();
        List<Long> confirmed;
        try {
            Published published = publisher().publish(sendable, contents);
            confirmed = new ArrayList<>(published.confirmed());
            if (!published.failed().isEmpty()) {
                // The connection may be the reason; a new one tells.
                disconnect();
                tryAgainAlone(published.failed(), contents, confirmed, refused);
            }
        } catch (JMSException | RuntimeException failure) {
            disconnect();
            throw failure;
        }
        conclude(lease, confirmed, refused);
        int left = pending.size() - confirmed.size() - refused.size();
        if (left > 0) {
            disconnect();
            throw new JMSException(left + " document(s) were not confirmed and stay pending");
        }
        LOG.debug("published {} document(s)", confirmed.size());
        return pending.size();
    }

    private void conclude(Lease lease, List<Long> confirmed, Map<PendingDocument, String> refused) {
        database.run(unit -> {
            if (!Leases.confirm(unit, lease)) {
                throw new IllegalStateException(
                        "the relay has been taken over; what was published is published again, and dropped");
            }
            outbox.sent(unit, confirmed, clock.now());
            refused.forEach((document, why) -> setAside.document(unit, document, why, clock.now()));
        });
        refused.forEach((document, why) -> LOG.error(
                "document {} for {} cannot be sent and is set aside (./hub aside list): {}",
                document.messageId(),
                queueOf(document),
                why));
    }

    /** All at once, or one by one when they cannot be read at once. */
    private Map<Long, byte[]> contents(List<PendingDocument> pending, Map<PendingDocument, String> refused) {
        Map<Long, byte[]> contents = new HashMap<>();
        try {
            contents.putAll(database.inTransaction(unit -> outbox.contents(unit, pending)));
        } catch (RuntimeException failure) {
            if (DatabaseException.isOutage(failure)) {
                throw failure;
            }
            for (PendingDocument document : pending) {
                contents.putAll(contentOf(document, refused));
            }
        }
        for (PendingDocument document : pending) {
            if (!contents.containsKey(document.recordId())) {
                refused.putIfAbsent(document, "its content is not there any more: it was erased");
            }
        }
        return contents;
    }

    private Map<Long, byte[]> contentOf(PendingDocument document, Map<PendingDocument, String> refused) {
        try {
            return database.inTransaction(unit -> outbox.contents(unit, List.of(document)));
        } catch (RuntimeException failure) {
            if (DatabaseException.isOutage(failure)) {
                throw failure;
            }
            refused.put(document, "its content cannot be read: " + failure);
            return Map.of();
        }
    }

    /**
     * Whether it is the document or the broker: each is sent by itself, and waited for, on a connection that has just been made.
     *
     * @throws JMSException when the broker is away; then nothing is said about any document
     */
    private void tryAgainAlone(
            List<PendingDocument> failed,
            Map<Long, byte[]> contents,
            List<Long> confirmed,
            Map<PendingDocument, String> refused)
            throws JMSException {
        for (PendingDocument document : failed) {
            try {
                publisher().publishAlone(document, contents);
                confirmed.add(document.recordId());
            } catch (JMSException failure) {
                if (!publisher().isAlive()) {
                    throw failure;
                }
                refused.put(document, failure.toString());
            }
        }
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

        Published publish(List<PendingDocument> documents, Map<Long, byte[]> contents) throws JMSException {
            Published published = new Published(
                    new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>(), new CountDownLatch(documents.size()));
            for (PendingDocument document : documents) {
                try {
                    producer.send(
                            mailbox(queueOf(document)),
                            message(document, contents),
                            new Confirmation(document, published));
                } catch (JMSException refused) {
                    published.fails(document);
                }
            }
            published.await();
            return published;
        }

        /** Waits for the broker's answer. */
        void publishAlone(PendingDocument document, Map<Long, byte[]> contents) throws JMSException {
            producer.send(mailbox(queueOf(document)), message(document, contents));
        }

        /** Whether the broker answers on this connection. */
        boolean isAlive() {
            try {
                session.createQueue(Queues.STRUCTURE);
                return true;
            } catch (JMSException away) {
                return false;
            }
        }

        private BytesMessage message(PendingDocument document, Map<Long, byte[]> contents) throws JMSException {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(Objects.requireNonNull(contents.get(document.recordId())));
            message.setStringProperty(DUPLICATE_ID, document.messageId());
            message.setStringProperty("MessageId", document.messageId());
            message.setStringProperty("DocumentType", document.documentType());
            return message;
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

    /**
     * What the broker said of documents so far.
     *
     * @param confirmed record ids of those that it has
     * @param unconfirmed those that it did not take
     * @param open counts those of which it has said nothing
     */
    private record Published(
            ConcurrentLinkedQueue<Long> confirmed,
            ConcurrentLinkedQueue<PendingDocument> unconfirmed,
            CountDownLatch open) {

        void takes(PendingDocument document) {
            confirmed.add(document.recordId());
            open.countDown();
        }

        void fails(PendingDocument document) {
            unconfirmed.add(document);
            open.countDown();
        }

        void await() {
            try {
                if (!open.await(CONFIRMATION_SECONDS_MAX, TimeUnit.SECONDS)) {
                    LOG.warn("{} document(s) are still unconfirmed", open.getCount());
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        /** In the order in which they are to go. */
        List<PendingDocument> failed() {
            return unconfirmed.stream()
                    .sorted(Comparator.comparing(PendingDocument::recordId))
                    .toList();
        }
    }

    /** Notes what the broker says of one document. */
    private record Confirmation(PendingDocument document, Published published) implements CompletionListener {

        @Override
        public void onCompletion(Message sent) {
            published.takes(document);
        }

        @Override
        public void onException(Message refused, Exception failure) {
            LOG.debug("document {} for {} was not taken", document.messageId(), queueOf(document), failure);
            published.fails(document);
        }
    }
}
