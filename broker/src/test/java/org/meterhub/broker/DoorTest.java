package org.meterhub.broker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.broker.door.DoorLimits;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketRole;

/** What may enter the journal over AMQP, and what becomes of it, tried with a client that is not ours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorTest {

    private static final Gln ANNA = Gln.ofBody("708000000001");
    private static final String OWN = Queues.in(ANNA, Channel.MEASURE);
    private static final Set<String> WRITTEN_BY_THE_BROKER = Set.of(
            "_AMQ_ORIG_ADDRESS", "_AMQ_ORIG_MESSAGE_ID", "_AMQ_ORIG_QUEUE", "_AMQ_ROUTING_TYPE", "_AMQ_LARGE_SIZE");

    private Path folder;
    private EmbeddedBroker broker;
    private ForeignClient anna;

    @BeforeAll
    void start(@TempDir Path given) throws Exception {
        ForeignClient.required();
        folder = given;
        open();
    }

    private void open() throws Exception {
        broker = EmbeddedBroker.start(
                BrokerConfiguration.onLoopback(folder, freePort(), freePort()),
                (number, secret) -> secret.equals("anna-secret"));
        broker.admit(ANNA, List.of(MarketRole.ENERGY_SUPPLIER));
        anna = ForeignClient.of(broker.amqpUrl(), ANNA.value(), "anna-secret");
    }

    @AfterEach
    void nothing_is_left() throws Exception {
        assertThat(take()).as("a test takes what it let in").isEmpty();
        Path files = folder.resolve("large-messages");
        Awaitility.await("files of bodies that did not come in, or were taken").until(() -> {
            try (Stream<Path> left = Files.list(files)) {
                return left.findAny().isEmpty();
            }
        });
    }

    @AfterAll
    void stop() throws Exception {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void whatever_a_sender_writes_beside_the_document_stays_outside() throws Exception {
        assertThat(send("""
                kinds = [timestamp(1), uuid.uuid4(), [1, [2, {'a': b'b'}]], {'a': {'b': [1]}}, decimal128(b'0' * 16), b'b',
                         symbol('s'), 1.5, None, Described(ulong(7), 'x')]
                for kind in kinds:
                    send(link, Message(body=b'property', durable=True, properties={'kind': kind}))
                    send(link, Message(body=b'annotation', durable=True, annotations={symbol('x-kind'): kind}))
                    send(link, Message(body=b'instruction', durable=True, instructions={symbol('x-kind'): kind}))
                send(link, Message(body=b'x', durable=True, id=uuid.uuid4(), correlation_id=ulong(7), user_id=b'somebody',
                                   reply_to='hub.dead', subject='s', content_type='x/y', properties={
                                       'MeterhubSender': '5790000432752', '_AMQ_ORIG_ADDRESS': 'market.in.5790000432752.measure',
                                       '_AMQ_LARGE_SIZE': 1, '_AMQ_ROUTE_TO': b'12345678', 'JMSXUserID': 'hub'}))
                """)).hasSize(31).allMatch("accepted"::equals);
        List<Message> taken = take();
        assertThat(taken).hasSize(31);
        for (Message message : taken) {
            Set<String> names = new TreeSet<>();
            for (Object name : Collections.list(message.getPropertyNames())) {
                names.add(String.valueOf(name));
            }
            names.removeAll(WRITTEN_BY_THE_BROKER);
            names.removeIf(name -> name.startsWith("JMSX"));
            assertThat(names).containsExactly(Queues.SENDER_HEADER);
            assertThat(message.getStringProperty(Queues.SENDER_HEADER)).isEqualTo(ANNA.value());
            assertThat(message.getStringProperty("_AMQ_ORIG_ADDRESS")).isEqualTo(OWN);
            assertThat(message.getJMSReplyTo()).isNull();
            assertThat(message.getStringProperty("JMSXUserID")).isNull();
        }
    }

    @Test
    void nothing_that_a_sender_asks_of_the_broker_acts() throws Exception {
        assertThat(send("""
                send(link, Message(body=b'1', durable=True, properties={'_AMQ_DUPL_ID': 'one'}))
                send(link, Message(body=b'2', durable=True, properties={'_AMQ_DUPL_ID': 'one'}))
                send(link, Message(body=b'3', durable=True, annotations={symbol('x-opt-delivery-time'): 4102444800000}))
                send(link, Message(body=b'4', durable=True, annotations={symbol('x-opt-delivery-delay'): 3600000}))
                send(link, Message(body=b'5', durable=True, properties={'_AMQ_SCHED_DELIVERY': 4102444800000}))
                send(link, Message(body=b'6', durable=True, ttl=0.001))
                send(link, Message(body=b'7', durable=True, expiry_time=1))
                send(link, Message(body=b'8', durable=True, group_id='g', group_sequence=1))
                send(link, Message(body=b'9', durable=True, priority=9))
                """)).hasSize(9).allMatch("accepted"::equals);
        List<Message> taken = take();
        assertThat(bodies(taken)).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
        for (Message message : taken) {
            assertThat(message.getJMSPriority()).isEqualTo(4);
            assertThat(message.getJMSExpiration()).isZero();
            assertThat(message.getStringProperty("JMSXGroupID")).isNull();
        }
    }

    @Test
    void a_body_is_read_as_amqp_defines_it() throws Exception {
        assertThat(send("""
                send(link, data_section(b'<a>') + data_section(b'') + data_section(b'</a>'))
                send(link, Message(body='<b>Bj\\u00f8rn</b>', durable=True))
                send(link, Message(body='<?xml version="1.0" encoding="UTF-8"?><c/>', durable=True))
                send(link, value_section(binary(b'<d/>')))
                send(link, data_section(b'<e/>') + section(0x78, b'\\xc1\\x01\\x00'))
                """)).hasSize(5).allMatch("accepted"::equals);
        assertThat(bodies(take()))
                .containsExactly(
                        "<a></a>",
                        "<b>Bj\u00f8rn</b>",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><c/>",
                        "<d/>",
                        "<e/>");
    }

    @Test
    void what_is_no_document_is_refused_by_name() throws Exception {
        List<String> said = send("""
                send(link, Message(body=[b'<a/>', [1, {'a': 1}]], durable=True))
                send(link, Message(body={'a': {'b': [1]}}, durable=True))
                send(link, Message(body=None, durable=True))
                send(link, value_section(b'\\x40'))
                send(link, section(0x76, b'\\xc0\\x02\\x01\\x41'))
                send(link, section(0x73, b'\\x45'))
                send(link, value_section(text('<?xml version="1.0" encoding="ISO-8859-1"?><a>Bj\\u00f8rn</a>'.encode())))
                send(link, value_section(text('<?xml version="1.0" encoding=\\'UTF-16\\'?><a/>'.encode())))
                send(link, value_section(binary(b'<a/>')) + data_section(b'<b/>'))
                send(link, b'<a/>')
                send(link, b'\\x00\\x53\\x75\\xb0\\x00\\x00\\x00\\x10<a/>')
                send(link, b'')
                send(link, Message(body=b'<good/>', durable=True))
                """);
        assertThat(said).hasSize(13).last().isEqualTo("accepted");
        assertThat(said.subList(0, 4)).allSatisfy(line -> assertThat(line)
                .startsWith("rejected amqp:not-implemented ")
                .contains("data section"));
        assertThat(said.get(0)).contains("a list");
        assertThat(said.get(1)).contains("a map");
        assertThat(said.get(2)).contains("no body");
        assertThat(said.get(3)).contains("null");
        assertThat(said.get(4)).startsWith("rejected amqp:not-implemented ").contains("sequence");
        assertThat(said.get(5)).startsWith("rejected amqp:not-implemented ").contains("no body");
        assertThat(said.get(6)).startsWith("rejected amqp:not-allowed ").contains("ISO-8859-1");
        assertThat(said.get(7)).startsWith("rejected amqp:not-allowed ").contains("UTF-16");
        assertThat(said.subList(8, 12)).allSatisfy(line -> assertThat(line).startsWith("rejected amqp:"));
        assertThat(bodies(take())).containsExactly("<good/>");
    }

    @Test
    void a_message_over_the_limit_is_refused_while_it_comes_and_the_connection_stays() throws Exception {
        assertThat(send("""
                chunk = b'x' * (1 << 20)
                body = chunk * 64
                send(link, Message(body=body, durable=True))
                send(link, Message(body=body + b'y', durable=True))
                other = sender(link.connection, '%s')
                send(other, Message(body=b'<good/>', durable=True))
                """.formatted(OWN)))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("accepted"),
                        line -> assertThat(line)
                                .startsWith("closed amqp:link:message-size-exceeded")
                                .contains("67108864"),
                        line -> assertThat(line).isEqualTo("accepted"));
        List<Message> taken = take();
        assertThat(taken).hasSize(2);
        assertThat(((BytesMessage) taken.get(0)).getBodyLength()).isEqualTo(64 << 20);
        assertThat(bodies(taken.subList(1, 2))).containsExactly("<good/>");
    }

    @Test
    void headers_take_little_room_whatever_they_announce() throws Exception {
        assertThat(send("""
                send(link, Message(body=b'a', durable=True, properties={'p': 'x' * 50000}))
                send(link, section(0x74, b'\\xd1\\x7f\\xff\\xff\\xff\\x00\\x00\\x00\\x02') + b'x' * 1000)
                link = sender(link.connection, '%s')
                send(link, Message(body=b'b', durable=True, properties={'p': 'x' * 70000}))
                """.formatted(OWN)))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("accepted"),
                        line -> assertThat(line)
                                .startsWith("rejected amqp:decode-error")
                                .contains("65536"),
                        line -> assertThat(line)
                                .startsWith("rejected amqp:decode-error")
                                .contains("65536"));
        assertThat(bodies(take())).containsExactly("a");
    }

    @Test
    void a_message_goes_to_the_own_address_by_its_name_only() throws Exception {
        List<String> said = anna.run("""
                for target in ['%1$s::hub.measure', '%1$s::%1$s', 'hub.measure', '%1$s::', '::hub.measure', 'queue://%1$s']:
                    c = connect()
                    link = sender(c, target)
                    if link is not None:
                        send(link, Message(body=b'x', durable=True))
                    link = sender(c, None)
                    if link is not None:
                        send(link, Message(address=target, body=b'x', durable=True))
                    c.close()
                link = sender(connect(), None)
                send(link, Message(address='%1$s', body=b'relayed', durable=True, id=uuid.uuid4()))
                """.formatted(OWN));
        assertThat(said).last().isEqualTo("accepted");
        assertThat(said.subList(0, said.size() - 1)).hasSize(12).noneMatch("accepted"::equals);
        assertThat(said.get(0)).startsWith("no link: amqp:not-allowed").contains("::");
        assertThat(bodies(take())).containsExactly("relayed");
    }

    @Test
    void what_is_accepted_outlives_the_broker_whether_it_was_called_durable_or_not() throws Exception {
        assertThat(send("""
                for i in range(20):
                    send(link, Message(body=b'<small/>'))
                send(link, Message(body=b'x' * 300000))
                """)).hasSize(21).allMatch("accepted"::equals);
        broker.close();
        open();
        assertThat(take()).hasSize(21);
    }

    @Test
    void a_settled_transfer_that_is_refused_closes_its_link_so_that_the_sender_hears_of_it() throws Exception {
        assertThat(anna.run("""
                link = sender(connect(), '%s', settled=True)
                send(link, Message(body=b'<a/>'))
                send(link, Message(body=[1]))
                try:
                    link.connection.wait(lambda: gone(link), msg='waiting for the end of the link')
                except LinkDetached as detached:
                    say(why(detached))
                """.formatted(OWN)))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("sent settled"),
                        line -> assertThat(line).isEqualTo("sent settled"),
                        line -> assertThat(line).startsWith("amqp:not-implemented"));
        assertThat(bodies(take())).containsExactly("<a/>");
    }

    @Test
    void half_sent_messages_and_links_are_bounded_for_each_party(@TempDir Path other) throws Exception {
        DoorLimits small = new DoorLimits(1 << 20, 64 << 10, 100 << 10, 3 << 20, 10 << 20, 6);
        try (EmbeddedBroker narrow = EmbeddedBroker.start(
                BrokerConfiguration.onLoopback(other, freePort(), freePort()), (number, secret) -> true, small)) {
            narrow.admit(ANNA, List.of(MarketRole.ENERGY_SUPPLIER));
            ForeignClient client = ForeignClient.of(narrow.amqpUrl(), ANNA.value(), "any");
            List<String> said = client.run("""
                    c = connect()
                    half = data_section(b'x' * (900 << 10))[:-1000]
                    links = [sender(c, '%1$s') for i in range(7)]
                    try:
                        for link in links[:6]:
                            link.link.delivery(link.link.delivery_tag())
                            link.link.stream(half)
                            c.wait(lambda: link.link.current.pending == 0, msg='streaming')
                        c.wait(lambda: False, msg='waiting for a refusal')
                    except LinkDetached as detached:
                        say(why(detached))
                    c.close()
                    link = sender(connect(), '%1$s')
                    send(link, Message(body=b'x' * (1 << 20), durable=True))
                    """.formatted(OWN));
            assertThat(said)
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("no link: amqp:resource-limit-exceeded"),
                            line -> assertThat(line).startsWith("amqp:resource-limit-exceeded"),
                            line -> assertThat(line).isEqualTo("accepted"));
            Path files = other.resolve("large-messages");
            Awaitility.await("files of what was half sent").until(() -> {
                try (Stream<Path> left = Files.list(files)) {
                    return left.count() == 1;
                }
            });
        }
    }

    private List<String> send(String script) throws Exception {
        return anna.run("link = sender(connect(), '" + OWN + "')\n" + script);
    }

    /** All that waits for the hub, in the order in which the broker gives it. */
    private List<Message> take() throws Exception {
        List<Message> taken = new ArrayList<>();
        try (Connection connection = broker.hubConnections().createConnection()) {
            connection.start();
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageConsumer consumer = session.createConsumer(session.createQueue(Queues.MEASURE));
            while (broker.messageCount(Queues.MEASURE) > 0) {
                Message message = consumer.receive(Duration.ofSeconds(10).toMillis());
                if (message == null && broker.messageCount(Queues.MEASURE) == 0) {
                    // The one before it was still counted when its commit returned.
                    break;
                }
                assertThat(message).as("message " + taken.size()).isInstanceOf(BytesMessage.class);
                message.getBody(byte[].class);
                taken.add(message);
                // One by one: what is longer than the hub's window lets nothing after it come before it is handled.
                session.commit();
            }
        }
        return taken;
    }

    private static List<String> bodies(List<Message> messages) throws Exception {
        List<String> bodies = new ArrayList<>();
        for (Message message : messages) {
            bodies.add(new String(message.getBody(byte[].class), StandardCharsets.UTF_8));
        }
        return bodies;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
