package org.meterhub.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.messageschemas.MailboxCategory;

/** Nobody takes the connections, the memory or the knowledge that belong to others; by plain sockets where no client would do such a thing. */
@Timeout(240)
class ConnectionLimitsTest {

    private static final Gln ANNA = Gln.ofBody("708000000001");
    private static final Gln BERIT = Gln.ofBody("708000000002");
    private static final Gln NOBODY = Gln.ofBody("708000000003");
    private static final Set<String> PARTIES = Set.of(ANNA.value(), BERIT.value());
    private static final byte[] AMQP_SASL = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};
    private static final int LOGIN_SECONDS = 8;

    /** Long enough for a busy machine, and shorter than the patience with strangers. */
    private static final int AT_ONCE_MILLIS = 6_000;

    private static final ConnectionLimits FEW = new ConnectionLimits(20, 20, 10, 6, LOGIN_SECONDS, 3, 8, 5, 128 << 10);

    private EmbeddedBroker broker;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        broker = EmbeddedBroker.start(
                BrokerConfiguration.onLoopback(folder, freePort(), freePort()).with(FEW),
                (number, secret) -> PARTIES.contains(number) && secret.equals("secret"));
        broker.admit(ANNA, List.of(MarketRole.ENERGY_SUPPLIER));
        broker.admit(BERIT, List.of(MarketRole.ENERGY_SUPPLIER));
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 8})
    void connections_without_a_login_are_few_and_soon_closed_whatever_they_have_sent(int bytesSent) throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                Socket socket = new Socket("127.0.0.1", port(broker.amqpUrl()));
                sockets.add(socket);
                try {
                    socket.getOutputStream().write(AMQP_SASL, 0, bytesSent);
                } catch (IOException refusedAlready) {
                    // One too many may be closed before it could write.
                }
            }
            List<Socket> refused = sockets.subList(6, sockets.size());
            for (Socket socket : refused) {
                assertThat(isClosed(socket, AT_ONCE_MILLIS))
                        .as("one too many is closed at once")
                        .isTrue();
            }
            for (Socket socket : sockets.subList(0, 6)) {
                assertThat(isClosed(socket, 3_000 * LOGIN_SECONDS))
                        .as("closed without a login")
                        .isTrue();
            }
            connect(ANNA).close();
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void a_login_in_between_is_not_held_up_by_parties_that_are_in() throws Exception {
        List<Connection> open = new ArrayList<>(List.of(connect(ANNA), connect(ANNA), connect(ANNA)));
        open.addAll(List.of(connect(BERIT), connect(BERIT), connect(BERIT)));
        // Whoever is in does not count among those that are not.
        for (int i = 0; i < 5; i++) {
            try (Socket socket = new Socket("127.0.0.1", port(broker.amqpUrl()))) {
                assertThat(isClosed(socket, 200)).isFalse();
            }
        }
        for (Connection connection : open) {
            connection.close();
        }
    }

    @Test
    void a_party_has_its_connections_and_another_party_its_own() throws Exception {
        List<Connection> open = List.of(connect(ANNA), connect(ANNA), connect(ANNA));
        assertThatThrownBy(() -> connect(ANNA))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("no more than 3 are allowed: close one first");
        connect(BERIT).close();
        for (Connection connection : open) {
            connection.close();
        }
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().untilAsserted(() -> connect(ANNA)
                .close());
    }

    @Test
    void a_party_has_its_sessions() throws Exception {
        try (Connection connection = connect(ANNA)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 20; i++) {
                            connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                        }
                    })
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("no more than 8 are allowed");
        }
        try (Connection connection = connect(BERIT)) {
            connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_party_has_its_links(boolean sending) throws Exception {
        assertThatThrownBy(() -> {
                    try (Connection connection = connect(ANNA)) {
                        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                        for (int i = 0; i < 20; i++) {
                            if (sending) {
                                session.createProducer(session.createQueue(Queues.in(ANNA, Channel.MEASURE)));
                            } else {
                                session.createConsumer(session.createQueue(mailbox(ANNA)));
                            }
                        }
                    }
                })
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("no more than 5 are allowed");
    }

    /** Each of these made the thread that serves the connection, and others, go round for ever; there are three threads a processor. */
    static Stream<Arguments> beforeLogin() {
        return Stream.of(
                Arguments.of("a frame of 256 MB", saslFrame(256 << 20, 2, 1)),
                Arguments.of("a frame shorter than its head", saslFrame(4, 2, 1)),
                Arguments.of("a frame of AMQP", saslFrame(12, 2, 0, 0, 0x53, 0x10, 0xc0)),
                Arguments.of("a body before the head's end", saslFrame(12, 0, 1, 0, 0x53, 0x41, 0x45)),
                Arguments.of("a body that begins after its end", saslFrame(12, 9, 1, 0, 0x53, 0x41, 0x45)),
                Arguments.of("an unreadable body", saslFrame(16, 2, 1, 1, 2, 3, 4, 5, 6, 7, 8)),
                Arguments.of("what only a broker says", saslFrame(16, 2, 1, 0, 0x53, 0x44, 0xc0, 3, 1, 0x50, 0)),
                Arguments.of("AMQP without a login", "AMQP\0\1\0\0".getBytes(StandardCharsets.US_ASCII)),
                Arguments.of("another version", "AMQP\7\7\7\7".getBytes(StandardCharsets.US_ASCII)),
                Arguments.of("no AMQP", "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] saslFrame(int size, int headWords, int type, int... body) {
        ByteBuffer frame = ByteBuffer.allocate(AMQP_SASL.length + 8 + body.length)
                .put(AMQP_SASL)
                .putInt(size)
                .put((byte) headWords)
                .put((byte) type)
                .putShort((short) 0);
        for (int value : body) {
            frame.put((byte) value);
        }
        return frame.array();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beforeLogin")
    void what_nobody_may_say_before_a_login_ends_the_connection_and_nothing_else(String what, byte[] said)
            throws Exception {
        for (int i = 0; i < 10; i++) {
            try (Socket socket = new Socket("127.0.0.1", port(broker.amqpUrl()))) {
                socket.getOutputStream().write(said);
                assertThat(isClosed(socket, AT_ONCE_MILLIS))
                        .as("before its patience with strangers ends")
                        .isTrue();
            }
        }
        connect(BERIT).close();
    }

    @Test
    void a_client_that_goes_on_before_it_is_in_is_heard_once_it_is_and_closed_when_it_is_not() throws Exception {
        for (String secret : List.of("secret", "wrong")) {
            try (Socket socket = new Socket("127.0.0.1", port(broker.amqpUrl()))) {
                byte[] login = ("\0" + ANNA.value() + "\0" + secret).getBytes(StandardCharsets.UTF_8);
                byte[] mechanism = "PLAIN".getBytes(StandardCharsets.US_ASCII);
                int listBytes = 1 + 2 + mechanism.length + 2 + login.length;
                ByteBuffer all = ByteBuffer.allocate(200).put(AMQP_SASL);
                all.putInt(8 + 3 + 3 + listBytes - 1)
                        .put((byte) 2)
                        .put((byte) 1)
                        .putShort((short) 0);
                all.put((byte) 0).put((byte) 0x53).put((byte) 0x41);
                all.put((byte) 0xc0).put((byte) listBytes).put((byte) 2);
                all.put((byte) 0xa3).put((byte) mechanism.length).put(mechanism);
                all.put((byte) 0xa0).put((byte) login.length).put(login);
                all.put("AMQP\0\1\0\0".getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(all.array(), 0, all.position());
                assertThat(hear(socket)).startsWith("AMQP\3\1\0\0").contains("AMQP\0\1\0\0");
                // At the latest when the time for a login ends.
                boolean wrong = secret.equals("wrong");
                assertThat(isClosed(socket, wrong ? 3 * AT_ONCE_MILLIS : AT_ONCE_MILLIS))
                        .isEqualTo(wrong);
            }
        }
    }

    private static String hear(Socket socket) throws IOException {
        socket.setSoTimeout(AT_ONCE_MILLIS);
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        try {
            for (int read = socket.getInputStream().read();
                    read >= 0;
                    read = socket.getInputStream().read()) {
                heard.write(read);
                if (heard.toString(StandardCharsets.ISO_8859_1).contains("AMQP\0\1\0\0")) {
                    break;
                }
            }
        } catch (IOException closed) {
            // What was heard until then counts.
        }
        return heard.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_packet_of_256_MB_that_is_announced_by_CORE_is_not_gathered() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port(broker.coreUrl()))) {
            OutputStream out = socket.getOutputStream();
            out.write("ARTEMIS".getBytes(StandardCharsets.US_ASCII));
            out.write(ByteBuffer.allocate(4).putInt(256 << 20).array());
            out.flush();
            assertThat(isClosed(socket, AT_ONCE_MILLIS))
                    .as("before its patience with strangers ends")
                    .isTrue();
        }
    }

    /** The hub's own documents may be large; they travel in pieces. */
    @Test
    void a_document_of_20_MB_passes_by_CORE() throws Exception {
        try (Connection connection =
                new ActiveMQConnectionFactory(broker.coreUrl()).createConnection(ANNA.value(), "secret")) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            var message = session.createBytesMessage();
            message.writeBytes(new byte[20_000_000]);
            session.createProducer(session.createQueue(Queues.in(ANNA, Channel.MEASURE)))
                    .send(message);
        }
        assertThat(broker.messageCount(Queues.MEASURE)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobody_learns_which_addresses_and_queues_others_have(boolean amqp) {
        for (boolean sending : new boolean[] {true, false}) {
            List<String> foreign = sending
                    ? List.of(Queues.in(BERIT, Channel.MEASURE), Queues.MEASURE, Queues.DEAD)
                    : List.of(mailbox(BERIT), Queues.MEASURE, Queues.DEAD, Queues.in(BERIT, Channel.MEASURE));
            String never = sending ? Queues.in(NOBODY, Channel.MEASURE) : mailbox(NOBODY);
            String answer = answerTo(amqp, sending, never);
            for (String name : foreign) {
                assertThat(answerTo(amqp, sending, name)).as(name).isEqualTo(answer);
            }
        }
    }

    private String answerTo(boolean amqp, boolean sending, String name) {
        ConnectionFactory factory =
                amqp ? new JmsConnectionFactory(broker.amqpUrl()) : new ActiveMQConnectionFactory(broker.coreUrl());
        try (Connection connection = factory.createConnection(ANNA.value(), "secret")) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            if (sending) {
                session.createProducer(session.createQueue(name));
            } else {
                session.createConsumer(session.createQueue(name));
            }
            throw new AssertionError(name + " was opened");
        } catch (JMSException refused) {
            return String.valueOf(refused.getMessage()).replace(name, "NAME").replaceAll("ID:[0-9a-f:-]+", "ID");
        }
    }

    private Connection connect(Gln party) throws JMSException {
        Connection connection = new JmsConnectionFactory(broker.amqpUrl()).createConnection(party.value(), "secret");
        try {
            connection.start();
            return connection;
        } catch (JMSException failure) {
            connection.close();
            throw failure;
        }
    }

    private static String mailbox(Gln party) {
        return Queues.out(party, MarketRole.ENERGY_SUPPLIER, MailboxCategory.MASTER_DATA);
    }

    private static boolean isClosed(Socket socket, int millis) throws IOException {
        socket.setSoTimeout(millis);
        InputStream in = socket.getInputStream();
        try {
            int read = in.read();
            while (read >= 0) {
                read = in.read();
            }
            return true;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static int port(String url) {
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
