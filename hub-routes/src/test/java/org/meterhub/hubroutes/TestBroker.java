package org.meterhub.hubroutes;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A real Artemis in memory with the hub's queues and nothing that is made on demand; without the door, which is the broker module's. */
public final class TestBroker implements AutoCloseable {

    private static final long RECEIVE_MS_MAX = 20_000;

    private final ActiveMQServer server;
    private final String url;

    public TestBroker(String... mailboxes) throws Exception {
        url = "vm://" + Integer.toUnsignedString(new SecureRandom().nextInt(1, Integer.MAX_VALUE));
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("in-vm", url);
        configuration.addAddressSetting(
                "#",
                new AddressSettings()
                        .setAutoCreateQueues(false)
                        .setAutoCreateAddresses(false)
                        .setMaxDeliveryAttempts(-1)
                        .setRedeliveryDelay(0));
        server = ActiveMQServers.newActiveMQServer(configuration, false);
        server.start();
        make(Queues.STRUCTURE);
        make(Queues.MEASURE);
        make(Queues.DEAD);
        for (String mailbox : mailboxes) {
            make(mailbox);
        }
    }

    private void make(String queue) throws Exception {
        server.createQueue(QueueConfiguration.of(queue)
                .setAddress(queue)
                .setRoutingType(RoutingType.ANYCAST)
                .setAutoCreateAddress(true));
    }

    public ActiveMQConnectionFactory connections() {
        return new ActiveMQConnectionFactory(url);
    }

    /** Puts texts into a queue, each in a message of its own, in this order. */
    public void send(String queue, List<String> texts) throws JMSException {
        try (ActiveMQConnectionFactory factory = connections();
                Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            for (String text : texts) {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(text.getBytes(UTF_8));
                producer.send(message);
            }
        }
    }

    /** Takes so many messages out of a queue, in its order. */
    public List<String> receive(String queue, int count) throws JMSException {
        List<String> texts = new ArrayList<>();
        try (ActiveMQConnectionFactory factory = connections();
                Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            connection.start();
            while (texts.size() < count && consumer.receive(RECEIVE_MS_MAX) instanceof BytesMessage message) {
                texts.add(new String(message.getBody(byte[].class), UTF_8));
            }
        }
        return texts;
    }

    /** How many messages are in a queue, those that a consumer has not acknowledged included. */
    public long count(String queue) {
        Queue found = server.locateQueue(SimpleString.of(queue));
        return found.getMessageCount();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
