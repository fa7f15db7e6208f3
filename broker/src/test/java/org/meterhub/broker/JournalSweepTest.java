package org.meterhub.broker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.broker.door.JournalSweep;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketRole;

/** A broker starts, and gives the hub what it can read, whatever a broker without a door has left in its journal. */
class JournalSweepTest {

    private static final Gln ANNA = Gln.ofBody("708000000001");
    private static final String OWN = Queues.in(ANNA, Channel.MEASURE);
    private static final long LARGEST_HELD_BYTES = 64L << 20;

    @Test
    @Timeout(180)
    void what_came_in_without_a_door_is_judged_at_the_start(@TempDir Path folder) throws Exception {
        ForeignClient.required();
        ActiveMQServer old = withoutDoor(folder);
        ForeignClient anna = ForeignClient.of(amqp(old), ANNA.value(), "anna-secret");
        assertThat(anna.run("""
                link = sender(connect(), '%1$s')
                push(link, Message(body=b'<props/>', durable=True, properties={'t': timestamp(1), 'u': uuid.uuid4(), 'l': [1, [2]]}))
                push(link, Message(body=b'<notes/>', durable=True, annotations={symbol('x'): {'a': [1]}}))
                say(outcome(link, push(link, section(0x70, b'\\xc0\\x02\\x01\\x41') + data_section(b'<several>') + data_section(b'</several>'))))
                push(link, Message(body=[b'a list', [1, {'a': 1}]], durable=True))
                for i in range(100):
                    push(link, Message(body=(b'<late%%03d/>' %% i) + b' ' * 90000, durable=True,
                                       annotations={symbol('x-opt-delivery-time'): 4102444800000}))
                say(outcome(link, push(link, Message(body=b'x' * (70 << 20), durable=True))))
                past = sender(link.connection, '%1$s::hub.measure')
                push(past, Message(body=b'<past/>', durable=True, properties={'MeterhubSender': '5790000432752'}))
                say(outcome(past, push(past, Message(body=b'<past2/>', durable=True))))
                say(outcome(link, push(link, Message(body=b'<last/>', durable=True))))
                """.formatted(OWN))).containsExactly("accepted", "accepted", "accepted", "accepted");
        try (Connection connection = new ActiveMQConnectionFactory(core(old)).createConnection()) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            session.createProducer(session.createQueue(OWN)).send(session.createObjectMessage("an object"));
            session.createProducer(session.createQueue(OWN)).send(session.createTextMessage("<text/>"));
        }
        old.stop();

        try (EmbeddedBroker broker = start(folder)) {
            List<Message> documents = take(broker, Queues.MEASURE);
            List<String> bodies = new ArrayList<>();
            for (Message document : documents) {
                bodies.add(text(document).strip());
                assertThat(document.getStringProperty("_AMQ_ORIG_ADDRESS")).isEqualTo(OWN);
                assertThat(document.getStringProperty(Queues.SENDER_HEADER)).isEqualTo(ANNA.value());
            }
            assertThat(bodies)
                    .hasSize(107)
                    .contains(
                            "<props/>",
                            "<notes/>",
                            "<several></several>",
                            "<past/>",
                            "<past2/>",
                            "<last/>",
                            "<text/>",
                            "<late000/>",
                            "<late099/>")
                    .doesNotHaveDuplicates();
            List<Message> dead = take(broker, Queues.DEAD);
            assertThat(dead).hasSize(3);
            List<Long> lengths = new ArrayList<>();
            for (Message letter : dead) {
                lengths.add(((BytesMessage) letter).getBodyLength());
                assertThat(letter.getStringProperty("MeterhubRefused")).isNotBlank();
                assertThat(letter.getStringProperty("_AMQ_ORIG_QUEUE")).isEqualTo(Queues.MEASURE);
                assertThat(letter.getStringProperty(Queues.SENDER_HEADER)).isEqualTo(ANNA.value());
            }
            assertThat(lengths).anyMatch(length -> length > 70 << 20);
        }
        try (EmbeddedBroker again = start(folder)) {
            assertThat(again.messageCount(Queues.MEASURE)).isZero();
        }
    }

    @Test
    void a_message_over_which_the_process_ended_is_taken_out_and_so_is_one_that_an_operator_names(@TempDir Path folder)
            throws Exception {
        List<Long> ids = new ArrayList<>();
        try (EmbeddedBroker broker = start(folder)) {
            broker.admit(ANNA, List.of(MarketRole.ENERGY_SUPPLIER));
            try (Connection connection = broker.hubConnections().createConnection()) {
                connection.start();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                for (String text : List.of("<poison/>", "<named/>", "<good/>")) {
                    BytesMessage message = session.createBytesMessage();
                    message.writeBytes(text.getBytes(StandardCharsets.UTF_8));
                    session.createProducer(session.createQueue(OWN)).send(message);
                }
                var waiting = session.createBrowser(session.createQueue(Queues.MEASURE))
                        .getEnumeration();
                while (waiting.hasMoreElements()) {
                    ids.add(((org.apache.activemq.artemis.jms.client.ActiveMQMessage) waiting.nextElement())
                            .getCoreMessage()
                            .getMessageID());
                }
            }
        }
        Files.writeString(folder.resolve("sweep-under-way"), ids.get(0) + "\n");
        Files.writeString(folder.resolve(JournalSweep.TAKE_OUT), ids.get(1) + "\n");
        try (EmbeddedBroker broker = start(folder)) {
            assertThat(take(broker, Queues.MEASURE)).singleElement().satisfies(message -> assertThat(text(message))
                    .isEqualTo("<good/>"));
        }
        Path taken = folder.resolve(JournalSweep.TAKEN_OUT);
        assertThat(taken.resolve("hub.measure-" + ids.get(0))).hasContent("<poison/>");
        assertThat(taken.resolve("hub.measure-" + ids.get(1))).hasContent("<named/>");
        assertThat(folder.resolve("sweep-under-way")).doesNotExist();
        assertThat(folder.resolve(JournalSweep.TAKE_OUT)).doesNotExist();
    }

    private static EmbeddedBroker start(Path folder) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(
                BrokerConfiguration.onLoopback(folder, freePort(), freePort()), (number, secret) -> true);
        broker.admit(ANNA, List.of(MarketRole.ENERGY_SUPPLIER));
        return broker;
    }

    /** As the hub's broker was before it had a door. */
    private static ActiveMQServer withoutDoor(Path folder) throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .addAddressSetting("#", BrokerPlan.addressSettings(BrokerConfiguration.onLoopback(folder, 1, 2)))
                .addAcceptorConfiguration("amqp", "tcp://127.0.0.1:" + freePort() + "?protocols=AMQP")
                .addAcceptorConfiguration("core", "tcp://127.0.0.1:" + freePort() + "?protocols=CORE");
        ActiveMQServer server = new ActiveMQServerImpl(configuration);
        server.start();
        for (Channel channel : Channel.values()) {
            server.createQueue(BrokerPlan.queue(channel.hubQueue()));
            server.createQueue(BrokerPlan.queue(Queues.in(ANNA, channel)));
            server.deployDivert(BrokerPlan.divert(ANNA, channel));
        }
        return server;
    }

    private static String amqp(ActiveMQServer server) {
        return acceptor(server, "amqp", "amqp");
    }

    private static String core(ActiveMQServer server) {
        return acceptor(server, "core", "tcp");
    }

    private static String acceptor(ActiveMQServer server, String name, String scheme) {
        return scheme + "://127.0.0.1:"
                + server.getConfiguration().getAcceptorConfigurations().stream()
                        .filter(acceptor -> acceptor.getName().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .getParams()
                        .get("port");
    }

    private static List<Message> take(EmbeddedBroker broker, String queue) throws Exception {
        List<Message> taken = new ArrayList<>();
        try (Connection connection = broker.hubConnections().createConnection()) {
            connection.start();
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            var consumer = session.createConsumer(session.createQueue(queue));
            // While the queue is paged its count may run ahead for a moment, so it is asked again each time.
            while (broker.messageCount(queue) > taken.size()) {
                Message message = consumer.receive(2_000);
                if (message == null) {
                    continue;
                }
                assertThat(message).as("message " + taken.size()).isInstanceOf(BytesMessage.class);
                if (((BytesMessage) message).getBodyLength() <= LARGEST_HELD_BYTES) {
                    message.getBody(byte[].class);
                }
                taken.add(message);
                assertThat(taken).hasSizeLessThan(200);
            }
            session.commit();
        }
        return taken;
    }

    private static String text(Message message) throws Exception {
        return new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
