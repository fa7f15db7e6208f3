package org.meterhub.broker;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.meterhub.broker.door.DoorPlugin;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messageschemas.MailboxCategory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An Artemis that an operator runs, for hubs of several processes. The hub makes the same queues, diverts, settings and permissions there as on its own
 * broker, by management messages. Who is on the line is that broker's affair: the hub's user has the role {@code hub}, which may manage; the user of a
 * party has the role {@code party.<number>} and no other.
 */
public final class RemoteBroker implements Broker {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteBroker.class);
    private static final long ANSWER_MILLIS_MAX = 30_000;
    private static final String MANAGEMENT = "activemq.management";
    private static final String NOBODY = "";

    private final RemoteBrokerConfiguration configuration;
    private @Nullable Management management;
    private final Set<String> mailboxes = ConcurrentHashMap.newKeySet();
    private final String id;

    private RemoteBroker(RemoteBrokerConfiguration configuration) throws Exception {
        this.configuration = configuration;
        this.id = (String) attribute(ResourceNames.BROKER, "NodeID");
    }

    /**
     * Connects, and makes what the hub itself needs.
     *
     * @param plan limits that also hold on a broker elsewhere; where it runs and listens is not looked at
     */
    public static RemoteBroker connect(RemoteBrokerConfiguration configuration, BrokerConfiguration plan)
            throws Exception {
        RemoteBroker broker = new RemoteBroker(configuration);
        try {
            broker.operation(
                    "addAddressSettings", "#", BrokerPlan.addressSettings(plan).toJSON());
            broker.operation(
                    "addAddressSettings",
                    BrokerPlan.HUB_ADDRESSES,
                    BrokerPlan.hubAddressSettings().toJSON());
            for (Channel channel : Channel.values()) {
                broker.makeQueue(channel.hubQueue());
            }
            broker.makeQueue(Queues.DEAD);
            if (!broker.hasDoor()) {
                LOG.warn(
                        "the broker at {} has no door ({} is none of its plugins): one message of one party can stop the hub, see docs/operating/running.md",
                        configuration.url(),
                        DoorPlugin.class.getName());
            }
            return broker;
        } catch (Exception failure) {
            broker.close();
            throw failure;
        }
    }

    /** Whether that broker judges what parties send before it takes it. */
    public boolean hasDoor() throws Exception {
        return Arrays.asList((Object[]) attribute(ResourceNames.BROKER, "brokerPluginClassNames"))
                .contains(DoorPlugin.class.getName());
    }

    @Override
    public void admit(PartyId party, Collection<MarketRole> roles) throws Exception {
        String role = MarketSecurity.roleOf(party.value());
        // The most specific pattern replaces all others, so the hub's own role is repeated.
        permit(Queues.inPattern(party), MarketSecurity.HUB + "," + role, MarketSecurity.HUB, MarketSecurity.HUB);
        permit(
                Queues.outPattern(party),
                MarketSecurity.HUB,
                MarketSecurity.HUB + "," + role,
                MarketSecurity.HUB + "," + role);
        Set<Object> diverts = Set.copyOf(Arrays.asList((Object[]) attribute(ResourceNames.BROKER, "divertNames")));
        for (Channel channel : Channel.values()) {
            // Clients look for a queue behind an address before they send; this one stays empty, as the divert takes
            // everything.
            makeQueue(Queues.in(party, channel));
            boolean there = diverts.contains(BrokerPlan.divertName(party, channel));
            operation(
                    there ? "updateDivert" : "createDivert",
                    BrokerPlan.divert(party, channel).toJSON());
        }
        for (MarketRole held : roles) {
            for (MailboxCategory mailbox : MailboxCategory.values()) {
                String name = Queues.out(party, held, mailbox);
                makeQueue(name);
                mailboxes.add(name);
            }
        }
    }

    @Override
    public void credentialChanged(PartyId party) {
        // Parties prove themselves to that broker by what its operator gave them; the registry's secrets play no part.
    }

    /** Who may send, consume and browse; making and deleting stays with the hub, whose role manages. */
    private void permit(String pattern, String send, String consume, String browse) throws Exception {
        operation(
                "addSecuritySettings",
                pattern,
                send,
                consume,
                MarketSecurity.HUB,
                NOBODY,
                NOBODY,
                NOBODY,
                MarketSecurity.HUB,
                browse,
                MarketSecurity.HUB,
                NOBODY);
    }

    private void makeQueue(String name) throws Exception {
        operation("createQueue", BrokerPlan.queue(name).toJSON(), true);
    }

    private Object operation(String name, Object... parameters) throws Exception {
        return operationOf(ResourceNames.BROKER, name, parameters);
    }

    private Object operationOf(String resource, String name, Object... parameters) throws Exception {
        return ask(name, request -> JMSManagementHelper.putOperationInvocation(request, resource, name, parameters));
    }

    private Object attribute(String resource, String name) throws Exception {
        return ask(name, request -> JMSManagementHelper.putAttribute(request, resource, name));
    }

    /**
     * Asks on the connection there is, or on a new one when that has ended: a broker may be restarted, or its backup take over. All that is asked for
     * may be done twice.
     */
    private synchronized Object ask(String what, Question question) throws Exception {
        Management open = management;
        if (open != null) {
            try {
                return open.ask(what, question);
            } catch (Refused refused) {
                throw refused;
            } catch (JMSException lost) {
                LOG.warn("the connection to the broker at {} has ended: {}", configuration.url(), lost.toString());
                forget(open);
            }
        }
        Management opened = new Management();
        management = opened;
        try {
            return opened.ask(what, question);
        } catch (Refused refused) {
            throw refused;
        } catch (JMSException lost) {
            forget(opened);
            throw lost;
        }
    }

    private synchronized void forget(Management ended) {
        management = null;
        try {
            ended.close();
        } catch (JMSException alreadyGone) {
            LOG.debug("the connection was gone already", alreadyGone);
        }
    }

    /** What is put into a request. */
    private interface Question {
        void putTo(Message request) throws JMSException;
    }

    /** The broker has answered, and will not. */
    private static final class Refused extends JMSException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }

    /** One connection for questions and their answers. */
    private final class Management implements AutoCloseable {
        private final Connection connection;
        private final Session session;
        private final MessageProducer questions;
        private final TemporaryQueue replies;
        private final MessageConsumer answers;

        Management() throws JMSException {
            this.connection = hubConnections().createConnection();
            try {
                this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                this.questions = session.createProducer(session.createQueue(MANAGEMENT));
                this.replies = session.createTemporaryQueue();
                this.answers = session.createConsumer(replies);
                connection.start();
            } catch (JMSException failure) {
                connection.close();
                throw failure;
            }
        }

        Object ask(String what, Question question) throws Exception {
            Message request = session.createMessage();
            question.putTo(request);
            request.setJMSReplyTo(replies);
            questions.send(request);
            Message reply = answers.receive(ANSWER_MILLIS_MAX);
            if (reply == null) {
                throw new JMSException("the broker at " + configuration.url() + " did not answer " + what + " within "
                        + ANSWER_MILLIS_MAX + " ms");
            }
            Object result = JMSManagementHelper.getResult(reply);
            if (!JMSManagementHelper.hasOperationSucceeded(reply)) {
                throw new Refused("the broker at " + configuration.url() + " refused " + what + ": " + result);
            }
            return result == null ? "" : result;
        }

        @Override
        public void close() throws JMSException {
            connection.close();
        }
    }

    @Override
    public ActiveMQConnectionFactory hubConnections() {
        ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(configuration.url());
        connections.setUser(configuration.user());
        connections.setPassword(configuration.password());
        return connections;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long messageCount(String queue) {
        try {
            return ((Number) attribute(ResourceNames.QUEUE + queue, "messageCount")).longValue();
        } catch (Exception failure) {
            throw new IllegalStateException("the broker does not tell how many messages wait in " + queue, failure);
        }
    }

    @Override
    public long waitingInMailboxes() {
        return mailboxes.stream().mapToLong(this::messageCount).sum();
    }

    @Override
    public boolean retryDeadLetter(long id) throws Exception {
        return Boolean.TRUE.equals(operationOf(ResourceNames.QUEUE + Queues.DEAD, "retryMessage", id));
    }

    @Override
    public boolean removeDeadLetter(long id) throws Exception {
        return Boolean.TRUE.equals(operationOf(ResourceNames.QUEUE + Queues.DEAD, "removeMessage", id));
    }

    @Override
    public boolean setAside(String queue, long id) throws Exception {
        return Boolean.TRUE.equals(operationOf(ResourceNames.QUEUE + queue, "sendMessageToDeadLetterAddress", id));
    }

    @Override
    public String amqpUrl() {
        return configuration.amqpUrl();
    }

    @Override
    public String coreUrl() {
        return configuration.url();
    }

    @Override
    public synchronized void close() throws JMSException {
        if (management != null) {
            management.close();
        }
    }
}
