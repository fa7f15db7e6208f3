package org.meterhub.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketRole;

/** The door is the same for JMS clients of both protocols. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorForJmsTest {

    private static final Gln ANNA = Gln.ofBody("708000000001");
    private static final String OWN = Queues.in(ANNA, Channel.MEASURE);

    enum Protocol {
        AMQP,
        CORE
    }

    private interface Form {
        Message of(Session session) throws JMSException;
    }

    private EmbeddedBroker broker;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        broker = EmbeddedBroker.start(
                BrokerConfiguration.onLoopback(folder, freePort(), freePort()),
                (number, secret) -> secret.equals("anna-secret"));
        broker.admit(ANNA, List.of(MarketRole.ENERGY_SUPPLIER));
    }

    @AfterAll
    void stop() throws Exception {
        broker.close();
    }

    @AfterEach
    void nothing_is_left() throws Exception {
        assertThat(take()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void objects_maps_and_streams_are_refused_and_the_next_document_is_not(Protocol protocol) throws Exception {
        Form object = session -> {
            ObjectMessage message = session.createObjectMessage();
            message.setObject("an object");
            return message;
        };
        if (protocol == Protocol.AMQP) {
            // There an object is a data section as any other: bytes, which nobody takes for an object any more.
            send(protocol, false, object);
            assertThat(take()).hasSize(1);
        }
        List<Form> forms = List.of(
                protocol == Protocol.AMQP ? Session::createStreamMessage : object,
                session -> {
                    MapMessage message = session.createMapMessage();
                    message.setString("a", "map");
                    return message;
                },
                session -> {
                    StreamMessage message = session.createStreamMessage();
                    message.writeString("a stream");
                    return message;
                });
        for (Form form : forms) {
            assertThatThrownBy(() -> send(protocol, false, form))
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("no document");
            assertThatThrownBy(() -> send(protocol, true, form)).isInstanceOf(JMSException.class);
        }
        send(protocol, false, session -> bytes(session, "<good/>"));
        assertThat(take()).containsExactly("<good/>");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void a_text_comes_in_as_its_bytes(Protocol protocol) throws Exception {
        send(protocol, false, session -> session.createTextMessage("<a>Bj\u00f8rn \u20ac</a>"));
        assertThat(take()).containsExactly("<a>Bj\u00f8rn \u20ac</a>");
        assertThatThrownBy(() -> send(
                        protocol,
                        false,
                        session -> session.createTextMessage(
                                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\u00f8</a>")))
                .hasMessageContaining("ISO-8859-1");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void what_is_asked_of_the_broker_does_not_act(Protocol protocol) throws Exception {
        try (Connection connection = connect(protocol)) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue(OWN));
            for (String text : List.of("1", "2")) {
                Message message = bytes(session, text);
                message.setStringProperty("_AMQ_DUPL_ID", "one");
                message.setStringProperty(Queues.SENDER_HEADER, "5790000432752");
                message.setLongProperty("_AMQ_SCHED_DELIVERY", 4_102_444_800_000L);
                message.setStringProperty("JMSXGroupID", "g");
                producer.send(message, jakarta.jms.DeliveryMode.NON_PERSISTENT, text.equals("2") ? 9 : 1, 60_000);
            }
        }
        try (Connection connection = broker.hubConnections().createConnection()) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            var consumer = session.createConsumer(session.createQueue(Queues.MEASURE));
            for (String text : List.of("1", "2")) {
                Message message = consumer.receive(10_000);
                assertThat(message.getBody(byte[].class))
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo(text);
                assertThat(message.getJMSDeliveryMode()).isEqualTo(jakarta.jms.DeliveryMode.PERSISTENT);
                assertThat(message.getJMSPriority()).isEqualTo(4);
                assertThat(message.getJMSExpiration()).isZero();
                assertThat(message.getStringProperty("JMSXGroupID")).isNull();
                assertThat(message.getStringProperty("_AMQ_DUPL_ID")).isNull();
                assertThat(message.getStringProperty(Queues.SENDER_HEADER)).isEqualTo(ANNA.value());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void a_transaction_comes_in_whole_or_not_at_all(Protocol protocol) throws Exception {
        try (Connection connection = connect(protocol)) {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageProducer producer = session.createProducer(session.createQueue(OWN));
            byte[] large = new byte[400_000];
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(large);
            producer.send(message);
            producer.send(bytes(session, "<a/>"));
            session.commit();
        }
        assertThat(take()).hasSize(2).last().isEqualTo("<a/>");
        assertThatThrownBy(() -> {
                    try (Connection connection = connect(protocol)) {
                        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                        MessageProducer producer = session.createProducer(session.createQueue(OWN));
                        producer.send(bytes(session, "<b/>"));
                        producer.send(session.createMapMessage());
                        session.commit();
                    }
                })
                .isInstanceOf(JMSException.class);
    }

    private void send(Protocol protocol, boolean transacted, Form form) throws JMSException {
        try (Connection connection = connect(protocol)) {
            Session session = connection.createSession(
                    transacted, transacted ? Session.SESSION_TRANSACTED : Session.AUTO_ACKNOWLEDGE);
            session.createProducer(session.createQueue(OWN)).send(form.of(session));
            if (transacted) {
                session.commit();
            }
        }
    }

    private static BytesMessage bytes(Session session, String text) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return message;
    }

    private List<String> take() throws JMSException {
        List<String> bodies = new ArrayList<>();
        try (Connection connection = broker.hubConnections().createConnection()) {
            connection.start();
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            var consumer = session.createConsumer(session.createQueue(Queues.MEASURE));
            while (broker.messageCount(Queues.MEASURE) > bodies.size()) {
                bodies.add(new String(consumer.receive(10_000).getBody(byte[].class), StandardCharsets.UTF_8));
            }
            session.commit();
        }
        return bodies;
    }

    private Connection connect(Protocol protocol) throws JMSException {
        ConnectionFactory factory = protocol == Protocol.AMQP
                ? new JmsConnectionFactory(broker.amqpUrl())
                : new ActiveMQConnectionFactory(broker.coreUrl());
        Connection connection = factory.createConnection(ANNA.value(), "anna-secret");
        connection.start();
        return connection;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
