package org.meterhub.broker;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.PartyId;

/**
 * Every party has its turn (ADR 0019): refuses what would be more than a party, or all together, may leave waiting; and tells the {@link Usher}s what
 * has come and what the hub has handled.
 */
final class PartyTurns implements ActiveMQServerMessagePlugin, AutoCloseable {

    /** All that waits is added up at most so often: there may be hundreds of parties, and thousands of messages a second. */
    private static final long SUM_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final TurnLimits limits;
    private final Map<Channel, Usher> ushers = new EnumMap<>(Channel.class);
    private final Map<SimpleString, PartyLine> lines = new ConcurrentHashMap<>();
    private final Map<PartyId, Unsettled> unsettled = new ConcurrentHashMap<>();
    private final AtomicLong sumUntilNanos = new AtomicLong(System.nanoTime());
    private volatile boolean crowded;
    private volatile long shareBytes;

    PartyTurns(TurnLimits limits) {
        this.limits = limits;
    }

    /** To be called once the hub's queues are there. */
    void start(ActiveMQServer server) {
        for (Channel channel : Channel.values()) {
            Usher usher = new Usher(server, channel, limits);
            ushers.put(channel, usher);
            usher.start();
        }
    }

    /** Lets what waits in the party's queue come to the hub. Harmless when it does already. */
    void admit(PartyId party, Channel channel, Queue queue, long id) throws Exception {
        Usher usher = usher(channel);
        PartyLine line = new PartyLine(party, channel, queue, id, usher::wake);
        if (lines.putIfAbsent(queue.getAddress(), line) == null) {
            usher.add(line);
        }
    }

    private Usher usher(Channel channel) {
        Usher usher = ushers.get(channel);
        if (usher == null) {
            throw new IllegalStateException("the broker has not started");
        }
        return usher;
    }

    /** What parties have sent to the channel and the hub's queue does not hold yet. */
    long waiting(Channel channel) {
        return lines.values().stream()
                .filter(line -> line.channel() == channel)
                .mapToLong(PartyLine::waiting)
                .sum();
    }

    @Override
    public void beforeSend(
            @Nullable ServerSession session,
            @Nullable Transaction transaction,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue)
            throws ActiveMQException {
        PartyLine line = lineOf(session, message);
        if (line == null) {
            return;
        }
        long bytes = sizeOf(message);
        Unsettled open = unsettled.computeIfAbsent(line.party(), unused -> new Unsettled());
        long messages = open.messages.get();
        long waitingBytes = open.bytes.get();
        for (Channel channel : Channel.values()) {
            PartyLine own = lines.get(SimpleString.of(Queues.in(line.party(), channel)));
            if (own != null) {
                messages += own.waiting();
                waitingBytes += own.queue().getPersistentSize();
            }
        }
        if (messages >= limits.waitingMessagesMax()) {
            throw full(line.party(), messages + " messages of yours", limits.waitingMessagesMax() + " messages");
        }
        if (waitingBytes + bytes > limits.waitingBytesMax()) {
            throw full(line.party(), waitingBytes + " bytes of yours", limits.waitingBytesMax() + " bytes");
        }
        if (isCrowded() && waitingBytes + bytes > shareBytes) {
            throw full(
                    line.party(),
                    waitingBytes + " bytes of yours",
                    shareBytes + " bytes of each party, as long as so much of all parties waits,");
        }
        if (transaction != null) {
            open.count(transaction, bytes);
        }
    }

    private static ActiveMQAddressFullException full(PartyId party, String what, String limit) {
        ActiveMQAddressFullException refusal =
                new ActiveMQAddressFullException("not accepted from party " + party.value() + ": " + what
                        + " wait for the hub already, and no more than " + limit
                        + " may. Send it again later; what was accepted before is kept.");
        // The broker logs it with its trace, which a sender that goes on would fill the disk with.
        refusal.setStackTrace(new StackTraceElement[0]);
        return refusal;
    }

    private static long sizeOf(Message message) {
        return message.isLargeMessage() ? message.getWholeMessageSize() : message.getEncodeSize();
    }

    private @Nullable PartyLine lineOf(@Nullable ServerSession session, Message message) {
        SimpleString address = message.getAddressSimpleString();
        if (address == null && session != null) {
            address = SimpleString.of(session.getDefaultAddress());
        }
        return address == null ? null : lines.get(address);
    }

    /**
     * Whether half of what may wait of all parties is taken. The other half is shared equally, so that those who leave much take no room from those who
     * leave little, and all together stay within the limit.
     */
    private boolean isCrowded() {
        long now = System.nanoTime();
        long due = sumUntilNanos.get();
        if (now - due >= 0 && sumUntilNanos.compareAndSet(due, now + SUM_EVERY_NANOS)) {
            long half = limits.allWaitingBytesMax() / 2;
            long parties =
                    lines.values().stream().map(PartyLine::party).distinct().count();
            shareBytes = half / Math.max(1, parties);
            crowded = bytesOf(lines.values())
                            + unsettled.values().stream()
                                    .mapToLong(open -> open.bytes.get())
                                    .sum()
                    > half;
        }
        return crowded;
    }

    private static long bytesOf(Collection<PartyLine> lines) {
        return lines.stream()
                .mapToLong(line -> line.queue().getPersistentSize())
                .sum();
    }

    /** The hub's acknowledgement counts once it is committed. */
    @Override
    public void messageAcknowledged(
            @Nullable Transaction transaction,
            MessageReference reference,
            AckReason reason,
            @Nullable ServerConsumer consumer) {
        SimpleString queue = reference.getQueue().getName();
        for (Map.Entry<Channel, Usher> entry : ushers.entrySet()) {
            if (queue.toString().equals(entry.getKey().hubQueue())) {
                long id = reference.getMessageID();
                Usher usher = entry.getValue();
                if (transaction == null) {
                    usher.handled(id);
                } else {
                    transaction.addOperation(new TransactionOperationAbstract() {
                        @Override
                        public void afterCommit(Transaction committed) {
                            usher.handled(id);
                        }
                    });
                }
                return;
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (Usher usher : ushers.values()) {
            usher.close();
        }
    }

    /** What a party has sent in transactions that it has not ended: no queue counts it yet. */
    private static final class Unsettled {
        private final AtomicLong messages = new AtomicLong();
        private final AtomicLong bytes = new AtomicLong();

        void count(Transaction transaction, long size) {
            messages.incrementAndGet();
            bytes.addAndGet(size);
            transaction.addOperation(new TransactionOperationAbstract() {
                @Override
                public void afterCommit(Transaction ended) {
                    settle(size);
                }

                @Override
                public void afterRollback(Transaction ended) {
                    settle(size);
                }
            });
        }

        private void settle(long size) {
            messages.decrementAndGet();
            bytes.addAndGet(-size);
        }
    }
}
