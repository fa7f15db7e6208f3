package org.meterhub.broker.door;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPSessionCallback;
import org.apache.activemq.artemis.protocol.amqp.exceptions.ActiveMQAMQPException;
import org.apache.activemq.artemis.protocol.amqp.proton.AMQPConnectionContext;
import org.apache.activemq.artemis.protocol.amqp.proton.AMQPSessionContext;
import org.apache.activemq.artemis.protocol.amqp.proton.MessageReader;
import org.apache.activemq.artemis.protocol.amqp.proton.ProtonServerReceiverContext;
import org.apache.activemq.artemis.protocol.amqp.sasl.SASLResult;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.transaction.TransactionalState;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Receiver;
import org.meterhub.broker.door.Refused.Condition;
import org.meterhub.marketmodel.MarketClock;

/** The broker's end of a link by which somebody sends over AMQP. */
final class DoorReceiver extends ProtonServerReceiverContext {

    private final Door door;
    private final MarketClock clock;
    private final String party;
    private final MessageReader reader;

    DoorReceiver(
            AMQPConnectionContext connection,
            AMQPSessionContext session,
            Receiver receiver,
            Door door,
            UnfinishedBytes unfinished,
            MarketClock clock) {
        super(session.getSessionSPI(), connection, session, receiver);
        this.door = door;
        this.clock = clock;
        SASLResult login = connection.getSASLResult();
        this.party = login == null || login.getUser() == null ? "" : login.getUser();
        this.reader = new DoorReader(this, door, unfinished);
    }

    @Override
    public void initialize() throws Exception {
        try {
            if (!(receiver.getRemoteTarget() instanceof Target target) || target.getDynamic()) {
                throw new Refused(
                        Condition.NOT_ALLOWED,
                        "nothing is made on demand: send to market.in.<your number>.structure or .measure");
            }
            String address = target.getAddress();
            if (address != null && !address.isEmpty() && address.contains("::")) {
                door.judgeAddress(address);
            }
            judgeNumberOfLinks();
        } catch (Refused refused) {
            throw new ActiveMQAMQPException(
                    Symbol.valueOf(refused.condition().symbol()),
                    refused.description(),
                    ActiveMQExceptionType.SECURITY_EXCEPTION);
        }
        receiver.setMaxMessageSize(UnsignedLong.valueOf(
                door.limits().bodyBytesMax() + door.limits().headerBytesMax()));
        super.initialize();
    }

    private void judgeNumberOfLinks() throws Refused {
        int open = connection.getSessions().values().stream()
                .mapToInt(AMQPSessionContext::getReceiverCount)
                .sum();
        if (open >= door.limits().sendingLinksMax()) {
            throw new Refused(
                    Condition.TOO_MUCH,
                    "a connection has at most " + door.limits().sendingLinksMax()
                            + " links to send by: close those that are not used");
        }
    }

    /** Whose connection it is, as it has proved. */
    String party() {
        return party;
    }

    AMQPSessionCallback session() {
        return sessionSPI;
    }

    long now() {
        return clock.now().toEpochMilli();
    }

    @Override
    protected MessageReader trySelectMessageReader(Receiver from, Delivery delivery) {
        return reader;
    }

    /** Nobody sends the broker's own form of messages inside AMQP. */
    @Override
    protected void enableCoreTunneling() {}

    /**
     * Tells the sender. A message that is too long or one too many ends its link at once, so that the rest of it need not be sent (AMQP 1.0, part 2.7.3);
     * of any other the rest is passed over, and the transfer rejected. Whoever sends settled transfers hears of a refusal by the end of the link only.
     */
    void refuse(Delivery delivery, Refused refusal, boolean last) {
        boolean atOnce = refusal.condition() == Condition.TOO_LONG || refusal.condition() == Condition.TOO_MUCH;
        if (!last && !atOnce) {
            return;
        }
        endTransaction(delivery, refusal);
        ErrorCondition condition =
                new ErrorCondition(Symbol.valueOf(refusal.condition().symbol()), refusal.description());
        if (!last || delivery.remotelySettled()) {
            endLink(condition);
            passOver(delivery, last);
        } else {
            finish();
            incrementSettle();
            Rejected rejected = new Rejected();
            rejected.setError(condition);
            delivery.disposition(rejected);
            settle(delivery);
        }
        connection.flush();
    }

    /** A transfer on a link that has ended, or the rest of one. */
    void passOver(Delivery delivery, boolean last) {
        if (last) {
            finish();
            delivery.settle();
        }
    }

    private void finish() {
        receiver.advance();
        closeCurrentReader();
    }

    private void endLink(ErrorCondition condition) {
        try {
            close(condition);
        } catch (ActiveMQAMQPException failure) {
            throw new IllegalStateException("a link cannot be closed", failure);
        }
        receiver.close();
    }

    private void endTransaction(Delivery delivery, Refused refusal) {
        if (delivery.getRemoteState() instanceof TransactionalState state) {
            try {
                Transaction transaction = sessionSPI.getTransaction(state.getTxnId(), false);
                transaction.markAsRollbackOnly(new ActiveMQException(refusal.description()));
            } catch (ActiveMQAMQPException unknown) {
                onExceptionWhileReading(unknown);
            }
        }
    }
}
