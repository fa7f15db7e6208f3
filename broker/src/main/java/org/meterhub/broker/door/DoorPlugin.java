package org.meterhub.broker.door;

import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.protocol.amqp.broker.ActiveMQProtonRemotingConnection;
import org.apache.activemq.artemis.protocol.amqp.proton.AMQPConnectionContext;
import org.apache.activemq.artemis.protocol.amqp.proton.AMQPSessionContext;
import org.apache.activemq.artemis.protocol.amqp.proton.AmqpSupport;
import org.apache.activemq.artemis.protocol.amqp.proton.handler.EventHandler;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.qpid.proton.amqp.transaction.Coordinator;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Receiver;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketClock;

/**
 * Puts the door into a broker, the hub's own or an operator's. Over AMQP every link by which somebody sends is ours ({@link DoorReceiver}), so that
 * nothing is written before it is judged; what comes over CORE is judged and made clean before it is routed; other protocols are refused. The hub's own
 * user may send what it likes.
 */
public final class DoorPlugin implements ActiveMQServerPlugin {

    /** The property of a broker's configuration that names the hub's user. */
    public static final String HUB_USER = "hub-user";

    private final Door door;
    private final UnfinishedBytes unfinished;
    private final MarketClock clock;
    private String hubUser;

    /** For the configuration of an operator's broker: with the limits that the hub has by default. */
    public DoorPlugin() {
        this(new Door(DoorLimits.defaults()), "hub", MarketClock.system());
    }

    /** @param hubUser who is not judged */
    public DoorPlugin(Door door, String hubUser, MarketClock clock) {
        this.door = door;
        this.unfinished = new UnfinishedBytes(door.limits());
        this.hubUser = hubUser;
        this.clock = clock;
    }

    @Override
    public void init(Map<String, String> properties) {
        hubUser = properties.getOrDefault(HUB_USER, hubUser);
    }

    @Override
    public void afterCreateConnection(RemotingConnection connection) {
        if (connection instanceof ActiveMQProtonRemotingConnection amqp
                && amqp.getAmqpConnection().isIncomingConnection()) {
            amqp.getAmqpConnection().getHandler().addEventHandler(new LinkOpener(amqp.getAmqpConnection()));
        }
    }

    @Override
    public void beforeSend(
            @Nullable ServerSession session,
            @Nullable Transaction transaction,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue)
            throws ActiveMQException {
        if (session == null
                || session.getRemotingConnection() instanceof ActiveMQProtonRemotingConnection
                || hubUser.equals(session.getUsername())) {
            return;
        }
        try {
            door.judgeAddress(message.getAddress());
            if (!(message instanceof CoreMessage core)) {
                throw door.notADocument("the form of " + message.getProtocolName());
            }
            CleanMessage.clean(core, door, clock.now().toEpochMilli());
        } catch (Refused refused) {
            ActiveMQException told = new ActiveMQException(
                    ActiveMQExceptionType.SECURITY_EXCEPTION,
                    refused.condition().symbol() + ": " + refused.description());
            if (transaction != null) {
                // A client waits for no answer to what it sends in a transaction: the commit must tell it.
                transaction.markAsRollbackOnly(told);
            }
            throw told;
        }
    }

    /** Takes each link by which the other side sends, before the broker does it in its own way. */
    private final class LinkOpener implements EventHandler {

        private final AMQPConnectionContext connection;

        LinkOpener(AMQPConnectionContext connection) {
            this.connection = connection;
        }

        @Override
        public void onInit(Link link) {
            if (link instanceof Receiver receiver) {
                link.attachments().set(AmqpSupport.AMQP_LINK_INITIALIZER_KEY, Runnable.class, () -> open(receiver));
            }
        }

        private void open(Receiver receiver) {
            AMQPSessionContext session = connection.getSessions().get(receiver.getSession());
            if (session == null) {
                throw new IllegalStateException("a link without a session");
            }
            receiver.setSource(receiver.getRemoteSource());
            receiver.setTarget(receiver.getRemoteTarget());
            if (receiver.getRemoteTarget() instanceof Coordinator coordinator) {
                session.addTransactionHandler(coordinator, receiver);
                return;
            }
            try {
                session.addReceiver(
                        receiver,
                        (context, link) -> new DoorReceiver(connection, context, link, door, unfinished, clock));
            } catch (Exception failure) {
                throw new IllegalStateException("a link cannot be opened", failure);
            }
        }
    }
}
