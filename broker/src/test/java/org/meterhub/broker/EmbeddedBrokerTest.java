package org.meterhub.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.messageschemas.MailboxCategory;

/** Identity is the address: what a party can and cannot do on the broker, over AMQP and over CORE. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedBrokerTest {

    private static final Gln ANNA = Gln.ofBody("708000000001");
    private static final Gln BERIT = Gln.ofBody("708000000002");
    private static final Map<String, String> SECRETS =
            Map.of(ANNA.value(), "anna-secret", BERIT.value(), "berit-secret");

    private EmbeddedBroker broker;

    enum Protocol {
        AMQP,
        CORE
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        broker = EmbeddedBroker.start(
                BrokerConfiguration.onLoopback(folder, freePort(), freePort()),
                (number, secret) -> secret.equals(SECRETS.get(number)));
        broker.admit(ANNA, List.of(MarketRole.ENERGY_SUPPLIER));
        broker.admit(BERIT, List.of(MarketRole.ENERGY_SUPPLIER));
    }

    @AfterAll
    void stop() throws Exception {
        broker.close();
    }

    @Test
    void refuses_to_start_where_its_port_is_taken(@TempDir Path folder) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> EmbeddedBroker.start(
                            BrokerConfiguration.onLoopback(folder, other.getLocalPort(), freePort()),
                            (number, secret) -> false))
                    .hasMessageContaining(String.valueOf(other.getLocalPort()));
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void what_a_party_sends_reaches_the_hub_with_the_address_it_was_sent_to(Protocol protocol) throws Exception {
        byte[] large = new byte[3_000_000];
        large[2_999_999] = 9;
        for (byte[] body : List.of(new byte[] {1, 2, 3}, large)) {
            send(protocol, ANNA, Queues.in(ANNA, Channel.MEASURE), body);
            Message message = takeAsHub(Queues.MEASURE);
            assertThat(message).isInstanceOf(BytesMessage.class);
            assertThat(message.getBody(byte[].class)).isEqualTo(body);
            String origin = message.getStringProperty("_AMQ_ORIG_ADDRESS");
            assertThat(Queues.partyOf(origin)).contains(ANNA);
            assertThat(((ActiveMQMessage) message).getCoreMessage().getMessageID())
                    .isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void the_origin_that_a_client_claims_is_overwritten_by_the_broker(Protocol protocol) throws Exception {
        try (Connection connection = connect(protocol, ANNA)) {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageProducer producer = session.createProducer(session.createQueue(Queues.in(ANNA, Channel.STRUCTURE)));
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(new byte[] {7});
            message.setStringProperty("_AMQ_ORIG_ADDRESS", Queues.in(BERIT, Channel.STRUCTURE));
            message.setStringProperty("JMSXUserID", BERIT.value());
            producer.send(message);
            session.commit();
        }
        Message arrived = takeAsHub(Queues.STRUCTURE);
        assertThat(Queues.partyOf(arrived.getStringProperty("_AMQ_ORIG_ADDRESS")))
                .contains(ANNA);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void a_party_cannot_send_to_another_partys_address_nor_to_the_hubs_queues_nor_to_a_mailbox(Protocol protocol)
            throws Exception {
        for (String address : List.of(
                Queues.in(BERIT, Channel.MEASURE),
                Queues.MEASURE,
                Queues.DEAD,
                Queues.out(BERIT, MarketRole.ENERGY_SUPPLIER, MailboxCategory.MASTER_DATA),
                Queues.out(ANNA, MarketRole.ENERGY_SUPPLIER, MailboxCategory.MASTER_DATA),
                "activemq.management",
                "a.new.address")) {
            long before = broker.messageCount(address);
            assertThatThrownBy(() -> send(protocol, ANNA, address, new byte[] {1}))
                    .as(address)
                    .isInstanceOf(JMSException.class);
            assertThat(broker.messageCount(address)).as(address).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void a_sender_without_a_fixed_target_is_checked_message_by_message(Protocol protocol) throws Exception {
        assertThatThrownBy(() -> {
                    try (Connection connection = connect(protocol, ANNA)) {
                        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                        BytesMessage message = session.createBytesMessage();
                        session.createProducer(null)
                                .send(session.createQueue(Queues.in(BERIT, Channel.MEASURE)), message);
                        session.commit();
                    }
                })
                .isInstanceOf(JMSException.class);
        assertThat(broker.messageCount(Queues.MEASURE)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void a_party_consumes_its_own_mailbox_only(Protocol protocol) throws Exception {
        String own = Queues.out(ANNA, MarketRole.ENERGY_SUPPLIER, MailboxCategory.MEASURE_DATA);
        try (Connection connection = broker.hubConnections().createConnection()) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            session.createProducer(session.createQueue(own)).send(session.createBytesMessage());
        }
        try (Connection connection = connect(protocol, ANNA)) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            assertThat(session.createConsumer(session.createQueue(own)).receive(5_000))
                    .isNotNull();
        }
        for (String queue : List.of(
                Queues.out(BERIT, MarketRole.ENERGY_SUPPLIER, MailboxCategory.MEASURE_DATA),
                Queues.MEASURE,
                Queues.STRUCTURE,
                Queues.DEAD)) {
            assertThatThrownBy(() -> {
                        try (Connection connection = connect(protocol, ANNA)) {
                            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                            session.createConsumer(session.createQueue(queue)).receive(1_000);
                        }
                    })
                    .as(queue)
                    .isInstanceOf(JMSException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void nobody_gets_in_with_a_wrong_secret_or_none_or_as_the_hub(Protocol protocol) {
        for (String[] login : new String[][] {
            {ANNA.value(), "berit-secret"}, {ANNA.value(), ""}, {"hub", "hub"}, {"nobody", "nothing"}, {"", ""}
        }) {
            assertThatThrownBy(() -> connect(protocol, login[0], login[1]).close())
                    .as(String.join("/", login))
                    .isInstanceOf(JMSException.class);
        }
    }

    @Test
    void a_document_id_is_delivered_once_however_often_it_is_published() throws Exception {
        String queue = Queues.out(ANNA, MarketRole.ENERGY_SUPPLIER, MailboxCategory.AGGREGATIONS);
        try (Connection connection = broker.hubConnections().createConnection()) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue(queue));
            for (int i = 0; i < 3; i++) {
                Message message = session.createBytesMessage();
                message.setStringProperty("_AMQ_DUPL_ID", "document-1");
                producer.send(message);
            }
        }
        assertThat(broker.messageCount(queue)).isEqualTo(1);
    }

    private void send(Protocol protocol, Gln party, String address, byte[] body) throws JMSException {
        try (Connection connection = connect(protocol, party)) {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageProducer producer = session.createProducer(session.createQueue(address));
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(body);
            producer.send(message);
            session.commit();
        }
    }

    private Message takeAsHub(String queue) throws JMSException {
        try (Connection connection = broker.hubConnections().createConnection()) {
            connection.start();
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
                Message message = consumer.receive(5_000);
                assertThat(message).isNotNull();
                if (message instanceof BytesMessage bytes) {
                    bytes.getBody(byte[].class);
                }
                session.commit();
                return message;
            }
        }
    }

    private Connection connect(Protocol protocol, Gln party) throws JMSException {
        return connect(
                protocol,
                party.value(),
                Stream.of(SECRETS.get(party.value())).findFirst().orElseThrow());
    }

    private Connection connect(Protocol protocol, String user, String password) throws JMSException {
        ConnectionFactory factory = protocol == Protocol.AMQP
                ? new JmsConnectionFactory(broker.amqpUrl())
                : new ActiveMQConnectionFactory(broker.coreUrl());
        Connection connection = factory.createConnection(user, password);
        connection.start();
        return connection;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
