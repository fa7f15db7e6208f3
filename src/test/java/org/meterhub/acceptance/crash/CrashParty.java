package org.meterhub.acceptance.crash;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubroutes.Queues;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messageschemas.MailboxCategory;

/**
 * A party that outlives the hub: it connects by AMQP whenever the hub is up, sends a few documents per transaction as long as it may, takes what is
 * in its mailboxes, and remembers what it knows for certain and what not.
 */
final class CrashParty implements AutoCloseable {

    private static final Duration RETRY = Duration.ofMillis(100);
    private static final int DOCUMENTS_PER_COMMIT_MAX = 12;

    /** So many documents are sent again although they were confirmed: two consumers then have a copy each at the same time. */
    private static final int RESENT_ONE_IN = 15;

    private final PartyId party;
    private final Set<String> mailboxes = new LinkedHashSet<>();
    private final JmsConnectionFactory connections;
    private final String secret;
    private final @Nullable Letters letters;
    private final Mailbag mailbag;
    private final Random random;
    private final CompletableFuture<Boolean> gone = new CompletableFuture<>();
    private final AtomicInteger quota = new AtomicInteger();
    private final Deque<SentDocument> toResend = new ArrayDeque<>();
    private volatile boolean connected;
    private volatile boolean hubUp;
    private volatile boolean closing;

    /** @param letters null for a party that only receives */
    CrashParty(
            String amqpUrl,
            PartyId party,
            Collection<MarketRole> roles,
            String secret,
            @Nullable Letters letters,
            Mailbag mailbag,
            long seed) {
        this.party = party;
        this.secret = secret;
        this.letters = letters;
        this.mailbag = mailbag;
        this.random = new Random(seed);
        this.connections = new JmsConnectionFactory(
                amqpUrl + "?jms.requestTimeout=30000&jms.connectTimeout=30000&jms.closeTimeout=2000");
        for (MarketRole role : roles) {
            for (MailboxCategory category : MailboxCategory.values()) {
                mailboxes.add(Queues.out(party, role, category));
            }
        }
        Thread thread = new Thread(this::live, "party-" + party);
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether there is a hub to connect to. */
    void hubIsUp(boolean up) {
        hubUp = up;
        mailbag.wake();
    }

    /** How many documents it may send from now on. */
    void maySend(int documents) {
        quota.set(letters == null ? 0 : documents);
        mailbag.wake();
    }

    /** Whether it has sent all it may. */
    boolean hasNothingToSend() {
        return quota.get() == 0;
    }

    boolean isConnected() {
        return connected;
    }

    private void live() {
        try {
            while (!closing) {
                if (hubUp) {
                    connectAndWork();
                }
                mailbag.await(() -> closing, RETRY);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            gone.complete(true);
        }
    }

    private void connectAndWork() throws InterruptedException {
        Connection connection;
        try {
            connection = connections.createConnection(party.value(), secret);
        } catch (JMSException refused) {
            return;
        }
        try {
            AtomicBoolean broken = new AtomicBoolean();
            connection.setExceptionListener(failure -> broken.set(true));
            Session sending = connection.createSession(true, Session.SESSION_TRANSACTED);
            receive(connection);
            connected = true;
            while (hubUp && !broken.get() && !closing) {
                if (quota.get() > 0) {
                    send(sending);
                } else {
                    mailbag.await(() -> closing || !hubUp || broken.get() || quota.get() > 0, RETRY);
                }
            }
        } catch (JMSException gone) {
            // The hub was killed; the next one is connected to.
        } finally {
            connected = false;
            close(connection);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (JMSException gone) {
            // It is closed, one way or another.
        }
    }

    private void receive(Connection connection) throws JMSException {
        Session receiving = connection.createSession(true, Session.SESSION_TRANSACTED);
        for (String mailbox : mailboxes) {
            MessageConsumer consumer = receiving.createConsumer(receiving.createQueue(mailbox));
            consumer.setMessageListener(message -> take(receiving, message));
        }
        connection.start();
    }

    private void take(Session session, Message message) {
        Mailbag.Delivery delivery;
        try {
            delivery = mailbag.handedOver(party, message.getJMSMessageID(), message.getBody(byte[].class));
        } catch (JMSException unreadable) {
            throw new IllegalStateException("a document cannot be read", unreadable);
        }
        try {
            session.commit();
            mailbag.committed(delivery);
        } catch (JMSException gone) {
            mailbag.uncertain(delivery);
        }
    }

    /** Some new documents, and again the same bytes of some whose fate is unknown; now and then of one that arrived. */
    private void send(Session session) throws JMSException {
        List<SentDocument> documents = new ArrayList<>();
        int count = Math.min(quota.get(), 1 + random.nextInt(DOCUMENTS_PER_COMMIT_MAX));
        for (int i = 0; i < count; i++) {
            documents.add(next());
        }
        quota.addAndGet(-count);
        boolean committing = false;
        try {
            for (SentDocument document : documents) {
                send(session, document);
            }
            committing = true;
            session.commit();
        } catch (JMSException gone) {
            // Before the commit nothing was sent: a transaction that nobody commits is rolled back.
            if (committing) {
                documents.forEach(SentDocument::isUnknown);
            }
            // Some senders repeat what they do not know about, some never do.
            documents.stream().filter(document -> random.nextInt(4) > 0).forEach(toResend::add);
            throw gone;
        }
        mailbag.confirmed(documents);
        documents.stream()
                .filter(document -> random.nextInt(RESENT_ONE_IN) == 0)
                .forEach(toResend::add);
    }

    private SentDocument next() {
        SentDocument again = toResend.poll();
        if (again != null) {
            return again;
        }
        if (letters == null) {
            throw new IllegalStateException(party + " sends nothing");
        }
        SentDocument document = letters.next();
        mailbag.sent(document);
        return document;
    }

    private void send(Session session, SentDocument document) throws JMSException {
        try (MessageProducer producer =
                session.createProducer(session.createQueue(Queues.in(party, document.channel())))) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(document.content());
            producer.send(message);
        }
    }

    @Override
    public void close() {
        closing = true;
        mailbag.wake();
        gone.join();
    }
}
