package org.meterhub.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketRole;

/** One party's flood costs others little, in work done before theirs; nothing accepted is lost, and each party's order holds. */
class PartyTurnsTest {

    private static final Gln ANNA = Gln.ofBody("708000000001");
    private static final Gln BERIT = Gln.ofBody("708000000002");
    /** The hub's (BatchLimits). */
    private static final int BATCH = 200;

    private static final long BATCH_BYTES = 4L << 20;

    @TempDir
    private Path folder;

    private EmbeddedBroker broker;

    @BeforeEach
    void start() throws Exception {
        start(TurnLimits.defaults());
    }

    private void start(TurnLimits limits) throws Exception {
        broker = EmbeddedBroker.start(
                BrokerConfiguration.onLoopback(folder, freePort()).with(limits), (number, secret) -> true);
        broker.admit(ANNA, List.of(MarketRole.ENERGY_SUPPLIER));
        broker.admit(BERIT, List.of(MarketRole.ENERGY_SUPPLIER));
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
    }

    @Test
    void a_document_waits_for_no_flood_of_another_party() throws Exception {
        send(ANNA, 0, 10_000, 10);
        send(BERIT, 0, 1, 10);
        List<Taken> taken = takeAll(10_001);
        assertThat(indexOf(taken, BERIT, 0))
                .as("messages of the flood that are handled before")
                .isLessThanOrEqualTo(BATCH);
    }

    @Test
    void a_flood_costs_another_who_sends_much_at_most_half_again() throws Exception {
        send(ANNA, 0, 10_000, 10);
        send(BERIT, 0, 2_000, 10);
        List<Taken> taken = takeAllUnhurried(12_000);
        assertThat(indexOf(taken, BERIT, 1_999))
                .as("messages handled until all of the other party's are")
                // What stood before it in the hub's queue, and two turns at the edges; taking alternate turns it would
                // be 4,000.
                .isLessThanOrEqualTo(2_000 * 3 / 2 + TurnLimits.defaults().hubMessagesMax() + 80);
    }

    @Test
    void a_flood_of_large_documents_counts_by_its_bytes() throws Exception {
        send(ANNA, 0, 60, 2_000_000);
        send(BERIT, 0, 500, 1_000);
        List<Taken> taken = takeAll(560);
        long largeBefore = taken.subList(0, indexOf(taken, BERIT, 499)).stream()
                .filter(each -> each.party().equals(ANNA.value()))
                .count();
        assertThat(largeBefore)
                .as("documents of 2 MB handled before 500 kB in small ones")
                .isLessThanOrEqualTo(12);
    }

    @Test
    void each_partys_order_holds_through_pages_and_restarts() throws Exception {
        TurnLimits narrow = new TurnLimits(260, 16 << 20, 250, 8 << 20, 7, 1 << 16, 100_000, 1L << 30, 1L << 30);
        restart(narrow);
        List<Taken> taken = new ArrayList<>();
        int anna = 0;
        int berit = 0;
        for (int part = 0; part < 3; part++) {
            send(ANNA, anna, 900, 20_000);
            anna += 900;
            taken.addAll(take(350));
            send(BERIT, berit, 30, 100);
            berit += 30;
            taken.addAll(take(100));
            restart(narrow);
        }
        taken.addAll(takeAll(anna + berit - taken.size()));
        assertThat(inOrder(taken, ANNA, anna)).isTrue();
        assertThat(inOrder(taken, BERIT, berit)).isTrue();
    }

    /** What it had taken comes back after the pause for redelivery. */
    @Test
    void a_consumer_that_dies_loses_nothing_and_no_room() throws Exception {
        send(ANNA, 0, 2_000, 10);
        for (int death = 0; death < 20; death++) {
            takeAndDie(100);
        }
        List<Taken> taken = takeAll(2_000);
        assertThat(numbersOf(taken, ANNA))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 2_000).boxed().toList());
    }

    @Test
    void what_a_sender_takes_back_was_never_there() throws Exception {
        try (Connection connection = connect(ANNA)) {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageProducer producer = session.createProducer(session.createQueue(Queues.in(ANNA, Channel.MEASURE)));
            producer.send(message(session, 1, 10));
            session.rollback();
            producer.send(message(session, 2, 10));
            session.commit();
        }
        assertThat(numbersOf(takeAll(1), ANNA)).containsExactly(2);
        assertThat(broker.messageCount(Queues.MEASURE)).isZero();
    }

    @Test
    void more_than_may_wait_is_refused_and_the_sender_is_told_what_to_do() throws Exception {
        restart(TurnLimits.defaults().withWaiting(50, 1 << 20, 3 << 19));
        // 600 of them stand in the hub's queue, and wait for nobody's turn.
        int accepted = sendUntilRefused(ANNA, 10, "no more than 50 messages may. Send it again later");
        assertThat(accepted).isBetween(600, 700);
        assertThat(sendUntilRefused(BERIT, 200_000, "bytes may. Send it again later"))
                .isBetween(1, 100);
        int taken = takeAllThatIsThere();
        assertThat(taken).isGreaterThanOrEqualTo(accepted);
        send(ANNA, 0, 1, 10);
        assertThat(takeAll(1)).hasSize(1);
    }

    @Test
    void what_one_party_leaves_waiting_takes_no_room_from_another() throws Exception {
        restart(TurnLimits.defaults().withWaiting(100_000, 8 << 20, 4 << 20));
        // The hub takes nothing: what all together may leave waiting is soon taken, all of it by one.
        sendUntilRefused(ANNA, 200_000, "as long as so much of all parties waits");
        send(BERIT, 0, 4, 200_000);
        sendUntilRefused(BERIT, 200_000, "as long as so much of all parties waits");
        assertThat(takeAllThatIsThere()).isGreaterThan(4);
    }

    @Test
    void a_transaction_that_is_never_ended_cannot_hold_more_than_may_wait() throws Exception {
        restart(TurnLimits.defaults().withWaiting(100_000, 1 << 20, 1 << 20));
        assertThatThrownBy(() -> {
                    try (Connection connection = connect(ANNA)) {
                        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                        MessageProducer producer =
                                session.createProducer(session.createQueue(Queues.in(ANNA, Channel.MEASURE)));
                        for (int i = 0; i < 100; i++) {
                            producer.send(message(session, i, 50_000));
                        }
                        session.commit();
                    }
                })
                .isInstanceOf(JMSException.class);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> send(ANNA, 0, 1, 900_000));
        assertThat(takeAll(1)).hasSize(1);
    }

    private void restart(TurnLimits limits) throws Exception {
        broker.close();
        start(limits);
    }

    private int sendUntilRefused(Gln party, int bytes, String reason) throws JMSException {
        try (Connection connection = connect(party)) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue(Queues.in(party, Channel.MEASURE)));
            for (int sent = 0; sent < 2_000; sent++) {
                Message message = message(session, sent, bytes);
                try {
                    producer.send(message);
                } catch (JMSException refused) {
                    assertThat(refused).hasMessageContaining(reason);
                    return sent;
                }
            }
            throw new AssertionError("2,000 messages were accepted");
        }
    }

    private void send(Gln party, int from, int count, int bytes) throws JMSException {
        try (Connection connection = connect(party)) {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageProducer producer = session.createProducer(session.createQueue(Queues.in(party, Channel.MEASURE)));
            for (int i = from; i < from + count; i++) {
                producer.send(message(session, i, bytes));
                if (i % 500 == 499) {
                    session.commit();
                }
            }
            session.commit();
        }
    }

    private static Message message(Session session, int number, int bytes) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(
                ByteBuffer.allocate(Math.max(4, bytes)).putInt(number).array());
        return message;
    }

    /** No faster than the usher brings, as the hub is: each of its messages takes tenths of a millisecond. */
    private List<Taken> takeAllUnhurried(int count) throws JMSException {
        List<Taken> taken = new ArrayList<>();
        while (taken.size() < count) {
            await().pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofSeconds(30))
                    .until(() ->
                            broker.messagesIn(Queues.MEASURE) >= Math.min(600, broker.messageCount(Queues.MEASURE)));
            taken.addAll(take(Math.min(BATCH, count - taken.size())));
        }
        return taken;
    }

    private List<Taken> takeAll(int count) throws JMSException {
        List<Taken> taken = take(count);
        assertThat(taken).hasSize(count);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(broker.messageCount(Queues.MEASURE))
                .isZero());
        return taken;
    }

    private int takeAllThatIsThere() throws JMSException {
        int taken = 0;
        while (broker.messageCount(Queues.MEASURE) > 0) {
            taken += take(1).size();
        }
        return taken;
    }

    /** As the hub takes them: in batches, each acknowledged as a whole. */
    private List<Taken> take(int count) throws JMSException {
        List<Taken> taken = new ArrayList<>();
        try (Connection connection = broker.hubConnections().createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(Queues.MEASURE))) {
            connection.start();
            while (taken.size() < count) {
                int batch = Math.min(BATCH, count - taken.size());
                long bytes = 0;
                for (int i = 0; i < batch && bytes < BATCH_BYTES; i++) {
                    Message message = consumer.receive(10_000);
                    if (message == null) {
                        session.commit();
                        return taken;
                    }
                    byte[] body = message.getBody(byte[].class);
                    bytes += body.length;
                    taken.add(new Taken(
                            Queues.partyOf(message.getStringProperty("_AMQ_ORIG_ADDRESS"))
                                    .orElseThrow()
                                    .value(),
                            ByteBuffer.wrap(body).getInt()));
                }
                session.commit();
            }
        }
        return taken;
    }

    private void takeAndDie(int count) throws JMSException {
        try (Connection connection = broker.hubConnections().createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(Queues.MEASURE))) {
            connection.start();
            for (int i = 0; i < count; i++) {
                assertThat(consumer.receive(10_000)).isNotNull();
            }
        }
    }

    private static int indexOf(List<Taken> taken, Gln party, int number) {
        int index = taken.indexOf(new Taken(party.value(), number));
        assertThat(index).isNotNegative();
        return index;
    }

    private static boolean inOrder(List<Taken> taken, Gln party, int count) {
        return numbersOf(taken, party).equals(IntStream.range(0, count).boxed().toList());
    }

    private static List<Integer> numbersOf(List<Taken> taken, Gln party) {
        Map<String, List<Integer>> byParty = taken.stream()
                .collect(Collectors.groupingBy(Taken::party, Collectors.mapping(Taken::number, Collectors.toList())));
        return byParty.getOrDefault(party.value(), List.of());
    }

    private Connection connect(Gln party) throws JMSException {
        Connection connection = new JmsConnectionFactory(broker.amqpUrl()).createConnection(party.value(), "secret");
        connection.start();
        return connection;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private record Taken(String party, int number) {}
}
