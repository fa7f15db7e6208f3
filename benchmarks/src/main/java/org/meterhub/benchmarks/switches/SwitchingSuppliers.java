package org.meterhub.benchmarks.switches;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.MailboxCategory;
import org.meterhub.messageschemas.documents.RequestChangeOfSupplier;

/** The suppliers as they connect from outside, each with its own credential, by AMQP 1.0. */
final class SwitchingSuppliers implements AutoCloseable {

    private static final Pattern TRANSACTION = Pattern.compile("SWITCH-[0-9]{9}");
    private static final long RECEIVE_MILLIS_MAX = 30_000;
    private static final long ANSWERS_SECONDS_MAX = 60;
    private static final int SENT_PER_COMMIT = 200;

    /** A document and who sends it. */
    record Request(Gln supplier, String transactionId, byte[] document) {}

    /** How one supplier sends. */
    private record Outlet(Session session, MessageProducer producer) {

        void send(Request request) throws JMSException {
            producer.send(message(session, request));
        }
    }

    private final MarketClock clock;
    private final Map<Gln, Connection> connections = new LinkedHashMap<>();

    SwitchingSuppliers(String amqpUrl, Map<Gln, String> secrets, MarketClock clock) throws JMSException {
        this.clock = clock;
        JmsConnectionFactory factory = new JmsConnectionFactory(amqpUrl);
        for (Map.Entry<Gln, String> supplier : secrets.entrySet()) {
            Connection connection = factory.createConnection(supplier.getKey().value(), supplier.getValue());
            connection.start();
            connections.put(supplier.getKey(), connection);
        }
    }

    static String mailbox(Gln supplier) {
        return Queues.out(supplier, MarketRole.ENERGY_SUPPLIER, MailboxCategory.MASTER_DATA);
    }

    Request request(int number, Gln supplier, Gsrn point, Instant start) {
        String transactionId = String.format("SWITCH-%09d", number);
        DocumentHeader header = DocumentHeader.toHub(
                DocumentType.CHANGE_OF_SUPPLIER_REQUEST,
                String.format("MESSAGE-%09d", number),
                BusinessReason.CHANGE_OF_SUPPLIER,
                supplier,
                MarketRole.ENERGY_SUPPLIER,
                MarketProfile.norway().hub(),
                clock.now());
        byte[] document = DocumentWriter.write(new RequestChangeOfSupplier(
                header,
                List.of(new RequestChangeOfSupplier.Transaction(
                        transactionId,
                        "",
                        CodedId.of(point),
                        CodedId.of(supplier),
                        CodedId.ABSENT,
                        CodedId.ABSENT,
                        CodedId.ABSENT,
                        "",
                        DocumentTime.of(start)))));
        return new Request(supplier, transactionId, document);
    }

    /** Sends them as fast as the broker takes them; they are durable there when this returns. */
    void send(List<Request> requests) throws JMSException {
        Map<Gln, List<Request>> bySupplier = new LinkedHashMap<>();
        requests.forEach(request -> bySupplier
                .computeIfAbsent(request.supplier(), unused -> new ArrayList<>())
                .add(request));
        for (Map.Entry<Gln, List<Request>> entry : bySupplier.entrySet()) {
            try (Session session = connection(entry.getKey()).createSession(true, Session.SESSION_TRANSACTED);
                    MessageProducer producer = producer(session, entry.getKey())) {
                int sent = 0;
                for (Request request : entry.getValue()) {
                    producer.send(message(session, request));
                    if (++sent % SENT_PER_COMMIT == 0) {
                        session.commit();
                    }
                }
                session.commit();
            }
        }
    }

    private Connection connection(Gln supplier) {
        return Objects.requireNonNull(connections.get(supplier), () -> supplier + " is not connected");
    }

    private static MessageProducer producer(Session session, Gln supplier) throws JMSException {
        return session.createProducer(session.createQueue(Queues.in(supplier, Channel.STRUCTURE)));
    }

    private static BytesMessage message(Session session, Request request) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(request.document());
        return message;
    }

    /** Empties the mailboxes, which must hold one confirmation of each request and nothing else. */
    void receive(List<Request> requests) throws JMSException {
        Map<Gln, Set<String>> missing = new LinkedHashMap<>();
        requests.forEach(request -> missing.computeIfAbsent(request.supplier(), unused -> new HashSet<>())
                .add(request.transactionId()));
        for (Map.Entry<Gln, Set<String>> entry : missing.entrySet()) {
            try (Session session = connection(entry.getKey()).createSession(false, Session.DUPS_OK_ACKNOWLEDGE);
                    MessageConsumer mailbox = session.createConsumer(session.createQueue(mailbox(entry.getKey())))) {
                for (Set<String> left = entry.getValue(); !left.isEmpty(); ) {
                    Message answer = mailbox.receive(RECEIVE_MILLIS_MAX);
                    if (answer == null) {
                        throw new IllegalStateException(entry.getKey() + " waits for " + left.size() + " answers");
                    }
                    String transaction = confirmed(answer);
                    if (!left.remove(transaction)) {
                        throw new IllegalStateException(transaction + " is confirmed twice, or to the wrong supplier");
                    }
                }
            }
        }
    }

    private static String confirmed(Message answer) throws JMSException {
        String document = new String(answer.getBody(byte[].class), StandardCharsets.UTF_8);
        Matcher transaction = TRANSACTION.matcher(document);
        if (!document.contains(DocumentType.CHANGE_OF_SUPPLIER_CONFIRMATION.root()) || !transaction.find()) {
            throw new IllegalStateException("this is no confirmation: " + document);
        }
        return transaction.group();
    }

    /**
     * Sends them one by one, each when it is due, whatever became of those before.
     *
     * @return of each request, the milliseconds from when it was due until its confirmation was received
     */
    double[] sendAtPace(List<Request> requests, int perSecond) throws JMSException {
        Map<String, Long> receivedNanos = new ConcurrentHashMap<>();
        List<Throwable> failures = new ArrayList<>();
        List<Session> receiving = new ArrayList<>();
        Map<Gln, Outlet> outlets = new LinkedHashMap<>();
        for (Map.Entry<Gln, Connection> supplier : connections.entrySet()) {
            Session listening = supplier.getValue().createSession(false, Session.AUTO_ACKNOWLEDGE);
            receiving.add(listening);
            listening
                    .createConsumer(listening.createQueue(mailbox(supplier.getKey())))
                    .setMessageListener(answer -> received(answer, receivedNanos, failures));
            Session sending = supplier.getValue().createSession(false, Session.AUTO_ACKNOWLEDGE);
            outlets.put(supplier.getKey(), new Outlet(sending, producer(sending, supplier.getKey())));
        }
        long[] dueNanos = new long[requests.size()];
        long start = System.nanoTime();
        for (int i = 0; i < requests.size(); i++) {
            dueNanos[i] = start + TimeUnit.SECONDS.toNanos(1) * i / perSecond;
            while (System.nanoTime() < dueNanos[i]) {
                LockSupport.parkNanos(dueNanos[i] - System.nanoTime());
            }
            Request request = requests.get(i);
            Objects.requireNonNull(outlets.get(request.supplier()), "the supplier is connected")
                    .send(request);
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(ANSWERS_SECONDS_MAX);
        while (receivedNanos.size() < requests.size() && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        for (Session session : receiving) {
            session.close();
        }
        for (Outlet outlet : outlets.values()) {
            outlet.session().close();
        }
        double[] millis = new double[requests.size()];
        for (int i = 0; i < millis.length; i++) {
            Long received = receivedNanos.get(requests.get(i).transactionId());
            if (received == null || !failures.isEmpty()) {
                throw new IllegalStateException(
                        "no confirmation of " + requests.get(i).transactionId() + ", or others failed: " + failures);
            }
            millis[i] = (received - dueNanos[i]) / 1e6;
        }
        return millis;
    }

    private static void received(Message answer, Map<String, Long> receivedNanos, List<Throwable> failures) {
        try {
            long now = System.nanoTime();
            if (receivedNanos.put(confirmed(answer), now) != null) {
                throw new IllegalStateException("a request was confirmed twice");
            }
        } catch (JMSException | RuntimeException failure) {
            synchronized (failures) {
                failures.add(failure);
            }
        }
    }

    @Override
    public void close() throws JMSException {
        for (Connection connection : connections.values()) {
            connection.close();
        }
    }
}
