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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubroutes.Queues;
import org.meterhub.messagelog.PendingDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes documents without waiting for each, and notes in the {@link Outgoing} what the broker says of them. */
final class MailboxProducer extends DefaultProducer {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxProducer.class);

    /** The broker's header for the id by which it drops copies. */
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    private static final long CONFIRMATION_SECONDS_MAX = 60;

    private final ConnectionFactory connections;
    private @Nullable Publisher publisher;

    MailboxProducer(Endpoint endpoint, ConnectionFactory connections) {
        super(endpoint);
        this.connections = connections;
    }

    /** @throws JMSException when the broker is away; then nothing more is said about any document */
    @Override
    public synchronized void process(Exchange exchange) throws JMSException {
        Outgoing outgoing = Objects.requireNonNull(exchange.getMessage().getBody(Outgoing.class), "nothing to publish");
        List<PendingDocument> sendable = outgoing.sendable();
        if (sendable.isEmpty()) {
            return;
        }
        try {
            Published published = publisher().publish(sendable, outgoing);
            published.confirmed().forEach(outgoing::confirmed);
            if (!published.failed().isEmpty()) {
                // The connection may be the reason; a new one tells.
                disconnect();
                tryAgainAlone(published.failed(), outgoing);
            }
        } catch (JMSException | RuntimeException failure) {
            disconnect();
            throw failure;
        }
        if (outgoing.open() > 0) {
            disconnect();
        }
    }

    /**
     * Whether it is the document or the broker: each is sent by itself, and waited for, on a connection that has just been made.
     *
     * @throws JMSException when the broker is away; then nothing is said about any document
     */
    private void tryAgainAlone(List<PendingDocument> failed, Outgoing outgoing) throws JMSException {
        for (PendingDocument document : failed) {
            try {
                publisher().publishAlone(document, outgoing);
                outgoing.confirmed(document.recordId());
            } catch (JMSException failure) {
                if (!publisher().isAlive()) {
                    throw failure;
                }
                outgoing.refusedUnlessBefore(document, failure.toString());
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
    protected void doStop() throws Exception {
        synchronized (this) {
            disconnect();
        }
        super.doStop();
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

        Published publish(List<PendingDocument> documents, Outgoing outgoing) throws JMSException {
            Published published = new Published(
                    new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>(), new CountDownLatch(documents.size()));
            for (PendingDocument document : documents) {
                try {
                    producer.send(
                            mailbox(Mailboxes.queueOf(document)),
                            message(document, outgoing),
                            new Confirmation(document, published));
                } catch (JMSException refused) {
                    published.fails(document);
                }
            }
            published.await();
            return published;
        }

        /** Waits for the broker's answer. */
        void publishAlone(PendingDocument document, Outgoing outgoing) throws JMSException {
            producer.send(mailbox(Mailboxes.queueOf(document)), message(document, outgoing));
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

        private BytesMessage message(PendingDocument document, Outgoing outgoing) throws JMSException {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(outgoing.content(document));
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
            LOG.debug("document {} for {} was not taken", document.messageId(), Mailboxes.queueOf(document), failure);
            published.fails(document);
        }
    }
}
