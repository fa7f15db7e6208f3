package org.meterhub.broker;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.management.QueueControl;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.meterhub.broker.door.Door;
import org.meterhub.broker.door.DoorLimits;
import org.meterhub.broker.door.DoorPlugin;
import org.meterhub.broker.door.JournalSweep;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messageschemas.MailboxCategory;

/**
 * Artemis inside the hub's process, with its journal on disk. A party may send to its own addresses and consume its own mailboxes, nothing else;
 * nothing is made on demand. What a party sends to {@code market.in.<number>.structure|measure} comes to the hub's queue of that channel in turn
 * ({@link PartyTurns}), and the broker itself writes the address it came from: that is the identity of the sender
 * (docs/decisions/0002-identity-is-the-address.md).
 */
public final class EmbeddedBroker implements Broker {

    private static final String AMQP = "amqp";
    private static final String CORE = "core";

    /** Larger messages travel in pieces on that protocol. */
    private static final int CORE_FRAME_BYTES_MAX = 1 << 20;

    private final BrokerConfiguration configuration;
    private final ActiveMQServer server;
    private final String hubSecret;
    private final String inVmUrl;
    private final PartyTurns turns;
    private final Set<String> mailboxes = ConcurrentHashMap.newKeySet();

    private EmbeddedBroker(BrokerConfiguration configuration, ActiveMQServer server, String hubSecret, String inVmUrl) {
        this.configuration = configuration;
        this.server = server;
        this.hubSecret = hubSecret;
        this.inVmUrl = inVmUrl;
        this.turns = new PartyTurns(configuration.turns());
        server.registerBrokerPlugin(turns);
    }

    /** Starts the broker; parties get their addresses by {@link #admit}. */
    public static EmbeddedBroker start(BrokerConfiguration configuration, PartyAuthentication parties)
            throws Exception {
        return start(configuration, parties, DoorLimits.defaults());
    }

    static EmbeddedBroker start(BrokerConfiguration configuration, PartyAuthentication parties, DoorLimits limits)
            throws Exception {
        String secret = randomSecret();
        // In-VM acceptors are numbered per JVM; several hubs in one test JVM must not meet.
        String url = "vm://" + Integer.toUnsignedString(new SecureRandom().nextInt(1, Integer.MAX_VALUE));
        ConnectionGate gate = new ConnectionGate(configuration.connections());
        ActiveMQServer server = new MarketServer(
                configurationOf(configuration, url),
                new MarketSecurity(secret, parties, gate::loggedIn),
                configuration.connections(),
                gate);
        Door door = new Door(limits);
        server.registerBrokerPlugin(new DoorPlugin(door, MarketSecurity.HUB, MarketClock.system()));
        EmbeddedBroker broker = new EmbeddedBroker(configuration, server, secret, url);
        List<Exception> failures = new CopyOnWriteArrayList<>();
        server.registerActivationFailureListener(failures::add);
        server.start();
        if (!failures.isEmpty()) {
            // A taken port, for example: the broker itself only logs it and stays up, deaf.
            server.stop();
            throw failures.get(0);
        }
        gate.guard(server.getRemotingService().getAcceptor(AMQP), 0);
        if (configuration.corePort() != 0) {
            gate.guard(server.getRemotingService().getAcceptor(CORE), CORE_FRAME_BYTES_MAX);
        }
        broker.makeHubQueues();
        new JournalSweep(server, configuration.folder(), door).run();
        broker.turns.start(server);
        return broker;
    }

    private static Configuration configurationOf(BrokerConfiguration broker, String inVmUrl) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setName("meterhub")
                .setPersistenceEnabled(true)
                .setJournalDirectory(broker.folder().resolve("journal").toString())
                .setBindingsDirectory(broker.folder().resolve("bindings").toString())
                .setLargeMessagesDirectory(
                        broker.folder().resolve("large-messages").toString())
                .setPagingDirectory(broker.folder().resolve("paging").toString())
                .setJournalType(JournalType.NIO)
                .setJournalDatasync(true)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setMessageCounterEnabled(false)
                .setPersistIDCache(true)
                .setIDCacheSize(BrokerPlan.DUPLICATE_IDS_REMEMBERED)
                .setPopulateValidatedUser(false)
                // Credentials are in memory: every connection is asked who it is, and a revoked secret ends at once.
                .setAuthenticationCacheSize(0)
                .setGracefulShutdownEnabled(false)
                .addAcceptorConfiguration("in-vm", inVmUrl);
        configuration.setMinDiskFree(broker.diskFreeMinBytes());
        configuration.addAcceptorConfiguration(
                AMQP,
                acceptor(broker.host(), broker.amqpPort(), "AMQP", broker.connections()) + ";maxFrameSize="
                        + broker.connections().frameBytesMax());
        if (broker.corePort() != 0) {
            configuration.addAcceptorConfiguration(
                    CORE, acceptor(broker.host(), broker.corePort(), "CORE", broker.connections()));
        }
        configuration.addAddressSetting("#", BrokerPlan.addressSettings(broker));
        configuration.addAddressSetting(BrokerPlan.HUB_ADDRESSES, BrokerPlan.hubAddressSettings());
        Set<Role> everything = new HashSet<>(Set.of(hubRole()));
        configuration.putSecurityRoles("#", everything);
        return configuration;
    }

    private static String acceptor(String host, int port, String protocol, ConnectionLimits connections) {
        return "tcp://" + host + ":" + port + "?protocols=" + protocol
                + ";handshake-timeout=" + connections.loginSecondsMax()
                + ";connectionsAllowed=" + connections.connectionsMax()
                + ";tcpNoDelay=true;supportAdvisory=false;suppressInternalManagementObjects=true";
    }

    private static Role hubRole() {
        return role(MarketSecurity.HUB, true, true);
    }

    /** A role that may send or consume (and then browse), and never make, delete or manage anything. */
    private static Role role(String name, boolean send, boolean consume) {
        return new Role(name, send, consume, false, false, false, false, false, consume, false, false, false, false);
    }

    private void makeHubQueues() throws Exception {
        for (Channel channel : Channel.values()) {
            makeQueue(channel.hubQueue());
        }
        makeQueue(Queues.DEAD);
    }

    @Override
    public void admit(PartyId party, Collection<MarketRole> roles) throws Exception {
        String roleName = MarketSecurity.roleOf(party.value());
        // The most specific pattern replaces all others, so the hub's own role is repeated.
        server.getSecurityRepository()
                .addMatch(Queues.inPattern(party), Set.of(hubRole(), role(roleName, true, false)));
        server.getSecurityRepository()
                .addMatch(Queues.outPattern(party), Set.of(hubRole(), role(roleName, false, true)));
        for (Channel channel : Channel.values()) {
            String address = Queues.in(party, channel);
            makeQueue(address);
            removeDivert(BrokerPlan.divertName(party, channel));
            turns.admit(
                    party,
                    channel,
                    server.locateQueue(SimpleString.of(address)),
                    server.getStorageManager().generateID());
        }
        for (MarketRole role : roles) {
            for (MailboxCategory mailbox : MailboxCategory.values()) {
                String name = Queues.out(party, role, mailbox);
                makeQueue(name);
                mailboxes.add(name);
            }
        }
    }

    /** Journals of earlier versions have diverts, past which no party would have to wait its turn. */
    private void removeDivert(String name) throws Exception {
        if (server.getPostOffice().getBinding(SimpleString.of(name)) != null) {
            server.destroyDivert(SimpleString.of(name), true);
        }
    }

    private void makeQueue(String name) throws Exception {
        if (server.locateQueue(SimpleString.of(name)) == null) {
            server.createQueue(BrokerPlan.queue(name));
        }
    }

    @Override
    public ActiveMQConnectionFactory hubConnections() {
        ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(inVmUrl);
        connections.setUser(MarketSecurity.HUB);
        connections.setPassword(hubSecret);
        return connections;
    }

    @Override
    public void credentialChanged(PartyId party) {
        for (ServerSession session : server.getSessions()) {
            if (party.value().equals(session.getUsername())) {
                session.getRemotingConnection()
                        .fail(new ActiveMQException("the credential of " + party.value() + " has been changed"));
            }
        }
    }

    /** Of a queue of the hub: with what waits in the parties' queues to be brought there. */
    @Override
    public long messageCount(String queue) {
        // The waiting first: what moves on in between is counted twice then, and not missed.
        long waiting = 0;
        for (Channel channel : Channel.values()) {
            waiting += channel.hubQueue().equals(queue) ? turns.waiting(channel) : 0;
        }
        return waiting + messagesIn(queue);
    }

    /** The broker itself, for tests that look into it. */
    ActiveMQServer server() {
        return server;
    }

    /** As {@link #messageCount}, without what waits to be brought. */
    long messagesIn(String queue) {
        Queue found = server.locateQueue(SimpleString.of(queue));
        return found == null ? 0 : found.getMessageCount();
    }

    @Override
    public long waitingInMailboxes() {
        return mailboxes.stream().mapToLong(this::messageCount).sum();
    }

    @Override
    public boolean retryDeadLetter(long id) throws Exception {
        return deadLetters().retryMessage(id);
    }

    @Override
    public boolean removeDeadLetter(long id) throws Exception {
        return deadLetters().removeMessage(id);
    }

    @Override
    public boolean setAside(String queue, long id) throws Exception {
        return control(queue).sendMessageToDeadLetterAddress(id);
    }

    private QueueControl deadLetters() {
        return control(Queues.DEAD);
    }

    private QueueControl control(String queue) {
        return (QueueControl) server.getManagementService().getResource(ResourceNames.QUEUE + queue);
    }

    @Override
    public String amqpUrl() {
        return "amqp://" + configuration.host() + ":" + configuration.amqpPort();
    }

    @Override
    public String coreUrl() {
        return configuration.corePort() == 0 ? "" : "tcp://" + configuration.host() + ":" + configuration.corePort();
    }

    @Override
    public String id() {
        return server.getNodeID().toString();
    }

    @Override
    public void close() throws Exception {
        turns.close();
        server.stop();
    }

    private static String randomSecret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
