package org.meterhub.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.broker.door.DoorPlugin;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.messageschemas.MailboxCategory;

/** A broker that was installed by somebody else becomes the hub's by management messages alone. */
class RemoteBrokerTest {

    private static final Gln ANNA = Gln.ofBody("708000000001");
    private static final Gln BERIT = Gln.ofBody("708000000002");
    private static final String SECRET = "secret";

    @Test
    void it_gets_the_same_addresses_and_permissions_as_the_embedded_one(@TempDir Path folder) throws Exception {
        int port = freePort();
        ActiveMQServer server = bareBroker(folder, port);
        server.start();
        try {
            String url = "tcp://127.0.0.1:" + port;
            try (RemoteBroker broker = RemoteBroker.connect(
                    new RemoteBrokerConfiguration(url, "hub", SECRET, url),
                    BrokerConfiguration.onLoopback(folder, 1, 2))) {
                assertThat(broker.id()).isEqualTo(server.getNodeID().toString());
                for (int time = 0; time < 2; time++) { // once more does no harm
                    broker.admit(ANNA, List.of(MarketRole.ENERGY_SUPPLIER));
                    broker.admit(BERIT, List.of(MarketRole.ENERGY_SUPPLIER));
                }
                send(url, ANNA, Queues.in(ANNA, Channel.MEASURE));
                assertThat(broker.messageCount(Queues.MEASURE)).isEqualTo(1);
                assertThat(originOfNext(broker)).isEqualTo(Queues.in(ANNA, Channel.MEASURE));
                assertThatThrownBy(() -> send(url, ANNA, Queues.in(BERIT, Channel.MEASURE)))
                        .isInstanceOf(JMSException.class);
                assertThatThrownBy(() -> send(url, ANNA, Queues.MEASURE)).isInstanceOf(JMSException.class);
                assertThatThrownBy(() -> send(url, ANNA, "a.new.address")).isInstanceOf(JMSException.class);
                assertThat(broker.messageCount(
                                Queues.out(ANNA, MarketRole.ENERGY_SUPPLIER, MailboxCategory.MASTER_DATA)))
                        .isZero();
                assertThat(broker.waitingInMailboxes()).isZero();
            }
        } finally {
            server.stop();
        }
    }

    @Test
    void it_says_whether_it_has_a_door_which_an_operator_puts_in_by_name(@TempDir Path folder) throws Exception {
        int port = freePort();
        ActiveMQServer server = bareBroker(folder, port);
        server.start();
        try {
            String url = "tcp://127.0.0.1:" + port;
            RemoteBrokerConfiguration remote = new RemoteBrokerConfiguration(url, "hub", SECRET, url);
            BrokerConfiguration plan = BrokerConfiguration.onLoopback(folder, 1, 2);
            try (RemoteBroker broker = RemoteBroker.connect(remote, plan)) {
                assertThat(broker.hasDoor()).isFalse();
            }
            DoorPlugin door = new DoorPlugin();
            door.init(Map.of(DoorPlugin.HUB_USER, "hub"));
            server.registerBrokerPlugin(door);
            try (RemoteBroker broker = RemoteBroker.connect(remote, plan)) {
                assertThat(broker.hasDoor()).isTrue();
                broker.admit(ANNA, List.of(MarketRole.ENERGY_SUPPLIER));
                send(url, ANNA, Queues.in(ANNA, Channel.MEASURE));
                assertThat(originOfNext(broker)).isEqualTo(Queues.in(ANNA, Channel.MEASURE));
                assertThatThrownBy(() -> {
                            try (Connection connection =
                                    new ActiveMQConnectionFactory(url).createConnection(ANNA.value(), SECRET)) {
                                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                                session.createProducer(session.createQueue(Queues.in(ANNA, Channel.MEASURE)))
                                        .send(session.createMapMessage());
                            }
                        })
                        .hasMessageContaining("a map");
            }
        } finally {
            server.stop();
        }
    }

    @Test
    void a_broker_that_was_stopped_and_started_is_asked_again_without_a_restart_of_the_hub(@TempDir Path folder)
            throws Exception {
        int port = freePort();
        String url = "tcp://127.0.0.1:" + port;
        ActiveMQServer server = bareBroker(folder, port);
        server.start();
        try (RemoteBroker broker = RemoteBroker.connect(
                new RemoteBrokerConfiguration(url, "hub", SECRET, url), BrokerConfiguration.onLoopback(folder, 1))) {
            broker.admit(ANNA, List.of(MarketRole.ENERGY_SUPPLIER));
            send(url, ANNA, Queues.in(ANNA, Channel.MEASURE));
            server.stop();
            assertThatThrownBy(() -> broker.messageCount(Queues.MEASURE)).isInstanceOf(IllegalStateException.class);
            server = bareBroker(folder, port);
            server.start();
            assertThat(broker.messageCount(Queues.MEASURE)).isEqualTo(1);
            broker.admit(BERIT, List.of(MarketRole.ENERGY_SUPPLIER));
            send(url, BERIT, Queues.in(BERIT, Channel.MEASURE));
            assertThat(broker.messageCount(Queues.MEASURE)).isEqualTo(2);
        } finally {
            server.stop();
        }
    }

    /** As an operator would set it up: the hub's user may do everything, parties have a role each and may do nothing yet. */
    private static ActiveMQServer bareBroker(Path folder, int port) throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .addAcceptorConfiguration("core", "tcp://127.0.0.1:" + port + "?protocols=CORE");
        Role hub = new Role("hub", true, true, true, true, true, true, true, true, true, true, true, true);
        configuration.putSecurityRoles("#", new HashSet<>(Set.of(hub)));
        return new ActiveMQServerImpl(
                configuration,
                new MarketSecurity(SECRET, (number, secret) -> secret.equals(SECRET), (connection, party) -> {}));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void send(String url, Gln party, String address) throws JMSException {
        try (Connection connection = new ActiveMQConnectionFactory(url).createConnection(party.value(), SECRET)) {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(new byte[] {1});
            session.createProducer(session.createQueue(address)).send(message);
            session.commit();
        }
    }

    private static String originOfNext(RemoteBroker broker) throws JMSException {
        try (Connection connection = broker.hubConnections().createConnection()) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            Message message =
                    session.createConsumer(session.createQueue(Queues.MEASURE)).receive(5_000);
            assertThat(message).isNotNull();
            return message.getStringProperty("_AMQ_ORIG_ADDRESS");
        }
    }
}
