package org.meterhub.broker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.MapMessage;
import jakarta.jms.Session;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.batch.DeadLetter;
import org.meterhub.hubroutes.batch.DeadLetters;

/** On an operator's broker that has no door, letters of every kind may lie among the dead. */
class DeadLettersWithoutDoorTest {

    @Test
    void all_are_shown_that_the_broker_hands_over_and_the_others_are_named(@TempDir Path folder) throws Exception {
        ForeignClient.required();
        int amqp = freePort();
        int core = freePort();
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .addAcceptorConfiguration("amqp", "tcp://127.0.0.1:" + amqp + "?protocols=AMQP")
                .addAcceptorConfiguration("core", "tcp://127.0.0.1:" + core + "?protocols=CORE");
        ActiveMQServer server = new ActiveMQServerImpl(configuration);
        server.start();
        try {
            server.createQueue(BrokerPlan.queue(Queues.DEAD));
            ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + core);
            try (Connection connection = connections.createConnection()) {
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                BytesMessage good = session.createBytesMessage();
                good.writeBytes("<good/>".getBytes(StandardCharsets.UTF_8));
                MapMessage map = session.createMapMessage();
                map.setString("a", "map");
                BytesMessage large = session.createBytesMessage();
                large.writeBytes(new byte[500_000]);
                for (var message : List.of(good, map, session.createTextMessage("<text/>"), large)) {
                    session.createProducer(session.createQueue(Queues.DEAD)).send(message);
                }
            }
            DeadLetters letters = new DeadLetters(connections, "journal", 100_000, folder);
            List<DeadLetter> all = letters.list(100);
            assertThat(all).hasSize(4);
            assertThat(all.get(0).length()).isEqualTo(7);
            assertThat(all.get(3).length()).isEqualTo(500_000);
            assertThat(letters.read(
                            all.get(2).id(),
                            (letter, message) ->
                                    new String(message.body().open().readAllBytes(), StandardCharsets.UTF_8)))
                    .contains("<text/>");
            assertThat(letters.read(
                            all.get(3).id(), (letter, message) -> message.body().length()))
                    .contains(500_000L);
            assertThat(letters.read(-7, (letter, message) -> "none")).isEmpty();

            ForeignClient.of("amqp://127.0.0.1:" + amqp, "anybody", "secret").run("""
                    link = sender(connect(), 'hub.dead')
                    send(link, Message(body=b'odd', durable=True, properties={'t': timestamp(1), 'l': [1, [2]]}))
                    send(link, Message(body=b'behind', durable=True))
                    """);
            List<DeadLetter> some = letters.list(100);
            assertThat(some).hasSize(5);
            assertThat(some.get(4).documentType()).isEqualTo("2 letters that the broker cannot hand over");
            assertThat(letters.list(2)).hasSize(2);
        } finally {
            server.stop();
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
