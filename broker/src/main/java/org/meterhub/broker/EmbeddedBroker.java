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
import org.apache.activemq.artemis.core.security.impl.SecurityStoreImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
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
 * nothing is made on demand. What a party sends to {@code market.in.<number>.structure|measure} is diverted to the hub's queue of that channel,
 * and the broker itself writes the address it came from: that is the identity of the sender (architecture.md §2.1).
 */
public final class EmbeddedBroker implements Broker {

    private final BrokerConfiguration configuration;
    private final ActiveMQServer server;
    private final String hubSecret;
    private final String inVmUrl;
    private final Set<String> mailboxes = ConcurrentHashMap.newKeySet();

    private EmbeddedBroker(BrokerConfiguration configuration, ActiveMQServer server, String hubSecret, String inVmUrl) {
        this.configuration = configuration;
        this.server = server;
        this.hubSecret = hubSecret;
        this.inVmUrl = inVmUrl;
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
        ActiveMQServer server =
                new ActiveMQServerImpl(configurationOf(configuration, url), new MarketSecurity(secret, parties));
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
        broker.makeHubQueues();
        new JournalSweep(server, configuration.folder(), door).run();
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
                .setGracefulShutdownEnabled(false)
                .addAcceptorConfiguration("in-vm", inVmUrl);
        configuration.setMinDiskFree(broker.diskFreeMinBytes());
        configuration.addAcceptorConfiguration("amqp", acceptor(broker.host(), broker.amqpPort(), "AMQP"));
        configuration.addAcceptorConfiguration("core", acceptor(broker.host(), broker.corePort(), "CORE"));
        configuration.addAddressSetting("#", BrokerPlan.addressSettings(broker));
        configuration.addAddressSetting(BrokerPlan.HUB_ADDRESSES, BrokerPlan.hubAddressSettings());
        Set<Role> everything = new HashSet<>(Set.of(hubRole()));
        configuration.putSecurityRoles("#", everything);
        return configuration;
    }

    private static String acceptor(String host, int port, String protocol) {
        return "tcp://" + host + ":" + port + "?protocols=" + protocol
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
            // Clients look for a queue behind an address before they send; this one stays empty, as the divert takes
            // everything.
            makeQueue(address);
            if (server.getPostOffice().getBinding(SimpleString.of(BrokerPlan.divertName(party, channel))) == null) {
                server.deployDivert(BrokerPlan.divert(party, channel));
            } else {
                server.updateDivert(BrokerPlan.divert(party, channel));
            }
        }
        for (MarketRole role : roles) {
            for (MailboxCategory mailbox : MailboxCategory.values()) {
                String name = Queues.out(party, role, mailbox);
                makeQueue(name);
                mailboxes.add(name);
            }
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
        // The broker remembers for seconds whom it has admitted by which secret.
        if (server.getSecurityStore() instanceof SecurityStoreImpl store) {
            store.invalidateAuthenticationCache();
        }
        for (ServerSession session : server.getSessions()) {
            if (party.value().equals(session.getUsername())) {
                session.getRemotingConnection()
                        .fail(new ActiveMQException("the credential of " + party.value() + " has been changed"));
            }
        }
    }

    @Override
    public long messageCount(String queue) {
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

    private QueueControl deadLetters() {
        return (QueueControl) server.getManagementService().getResource(ResourceNames.QUEUE + Queues.DEAD);
    }

    @Override
    public String amqpUrl() {
        return "amqp://" + configuration.host() + ":" + configuration.amqpPort();
    }

    @Override
    public String coreUrl() {
        return "tcp://" + configuration.host() + ":" + configuration.corePort();
    }

    @Override
    public String id() {
        return server.getNodeID().toString();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private static String randomSecret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
