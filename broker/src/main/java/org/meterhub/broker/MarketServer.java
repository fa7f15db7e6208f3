package org.meterhub.broker;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.AutoCreateResult;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.persistence.OperationContext;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.protocol.SessionCallback;
import org.apache.activemq.artemis.utils.CompositeAddress;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubroutes.Queues;

/**
 * The broker's server, whose sessions show a party its own addresses and mailboxes and nothing else: what it asks of another's, of the hub's, or of one that
 * nobody has, is answered alike, on every protocol. The broker itself would tell anybody which queues there are and how much lies in them. It also holds
 * a party's sessions and links to their limits.
 */
final class MarketServer extends ActiveMQServerImpl {

    /** Where nobody is, and nobody can be: what a foreign name is taken for. */
    private static final SimpleString NOWHERE = SimpleString.of("nowhere");

    /** What a session can ask about an address or a queue. */
    private static final Set<String> QUESTIONS = Set.of(
            "executeQueueQuery",
            "executeAddressQuery",
            "executeBindingQuery",
            "getMatchingQueue",
            "getAddress",
            "createConsumer");

    private final ConnectionLimits limits;
    private final ConnectionGate gate;

    MarketServer(Configuration configuration, MarketSecurity security, ConnectionLimits limits, ConnectionGate gate) {
        super(configuration, security);
        this.limits = limits;
        this.gate = gate;
    }

    @Override
    public ServerSession createSession(
            String name,
            String username,
            String password,
            int minLargeMessageSize,
            RemotingConnection connection,
            boolean autoCommitSends,
            boolean autoCommitAcks,
            boolean preAcknowledge,
            boolean xa,
            String defaultAddress,
            SessionCallback callback,
            boolean autoCreateQueues,
            OperationContext context,
            Map<SimpleString, RoutingType> prefixes,
            String securityDomain,
            String validatedUser,
            boolean isLegacyProducer)
            throws Exception {
        boolean party = username != null && !username.equals(MarketSecurity.HUB);
        if (party) {
            refuseTooMany(username, connection);
        }
        ServerSession session = super.createSession(
                name,
                username,
                password,
                minLargeMessageSize,
                connection,
                autoCommitSends,
                autoCommitAcks,
                preAcknowledge,
                xa,
                defaultAddress,
                callback,
                autoCreateQueues,
                context,
                prefixes,
                securityDomain,
                validatedUser,
                isLegacyProducer);
        return party ? forParty(session, username) : session;
    }

    private void refuseTooMany(String party, RemotingConnection connection) throws ActiveMQException {
        Optional<String> refusal = gate.refusal(connection, party);
        if (refusal.isPresent()) {
            throw refused(refusal.get());
        }
        int sessions = sum(party, session -> 1);
        if (sessions >= limits.sessionsPerPartyMax()) {
            throw refused("party " + party + " has " + sessions + " sessions open, and no more than "
                    + limits.sessionsPerPartyMax() + " are allowed: close one first");
        }
    }

    private static ActiveMQException refused(String why) {
        return new ActiveMQException(ActiveMQExceptionType.SESSION_CREATION_REJECTED, why);
    }

    private int sum(String party, ToIntFunction<ServerSession> counted) {
        return getSessions().stream()
                .filter(session -> party.equals(session.getUsername()))
                .mapToInt(counted)
                .sum();
    }

    private ServerSession forParty(ServerSession session, String party) {
        return (ServerSession) Proxy.newProxyInstance(
                MarketServer.class.getClassLoader(),
                new Class<?>[] {ServerSession.class},
                (proxy, method, arguments) -> {
                    Object[] seen = arguments;
                    switch (method.getName()) {
                        case "createConsumer", "checkAutoCreate" ->
                            refuseTooManyLinks(party, limits.linksPerPartyMax());
                        // Who names no address when it opens a link is not asked before; it cannot be told why, either.
                        case "addProducer" -> closeWhenTooManyLinks(session, party);
                        default -> {}
                    }
                    if (QUESTIONS.contains(method.getName())) {
                        seen = withoutForeignNames(arguments, party);
                    } else if (method.getName().equals("checkAutoCreate")
                            && arguments[0] instanceof QueueConfiguration asked
                            && (isForeign(asked.getAddress(), party) || isForeign(asked.getName(), party))) {
                        return AutoCreateResult.NOT_FOUND;
                    }
                    try {
                        return method.invoke(session, seen);
                    } catch (InvocationTargetException failure) {
                        throw failure.getTargetException();
                    }
                });
    }

    private void refuseTooManyLinks(String party, int linksMax) throws ActiveMQException {
        int links = sum(party, each -> each.getConsumerCount() + each.getProducerCount());
        if (links >= linksMax) {
            throw refused("party " + party + " has " + links + " links open, and no more than "
                    + limits.linksPerPartyMax() + " are allowed: close one first");
        }
    }

    private void closeWhenTooManyLinks(ServerSession session, String party) {
        try {
            refuseTooManyLinks(party, 2 * limits.linksPerPartyMax());
        } catch (ActiveMQException tooMany) {
            session.getRemotingConnection().fail(tooMany);
        }
    }

    /** The first name is what is asked about; what follows is a filter. */
    private static Object[] withoutForeignNames(Object[] arguments, String party) {
        Object[] seen = arguments.clone();
        for (int i = 0; i < seen.length; i++) {
            if (seen[i] instanceof SimpleString name) {
                seen[i] = isForeign(name, party) ? NOWHERE : name;
                return seen;
            }
        }
        return seen;
    }

    private static boolean isForeign(@Nullable SimpleString name, String party) {
        if (name == null) {
            return false;
        }
        String text = name.toString();
        if (CompositeAddress.isFullyQualified(text)) {
            return isForeign(CompositeAddress.extractAddressName(name), party)
                    || isForeign(CompositeAddress.extractQueueName(name), party);
        }
        return !Queues.belongsTo(text, party);
    }
}
