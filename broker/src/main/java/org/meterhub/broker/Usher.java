package org.meterhub.broker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.persistence.StorageManager;
import org.apache.activemq.artemis.core.persistence.impl.journal.LargeServerMessageImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.impl.RoutingContextImpl;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.impl.TransactionImpl;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what waits in the parties' lines of one channel to the hub's queue, in turns: one thread inside the broker, each round one transaction of the
 * broker, so that a message is in exactly one of the two queues whenever the process ends. It starts a round when something has come or the hub has
 * acknowledged. Of several that wait, the party with most gets half a turn: its flood costs another at most half of what that one gets when alone.
 */
final class Usher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Usher.class);

    /** Of messages of parties that send much; those of others go ahead. */
    private static final byte BEHIND = 1;

    private static final byte AHEAD = 4;

    /** Messages in one transaction of the broker. */
    private static final int ROUND_MESSAGES_MAX = 200;

    /** It is woken by arrivals and acknowledgements; this is for what nobody wakes it for, a pause that ends. */
    private static final long WAIT_MILLIS_MAX = 1_000;

    private static final long REST_MILLIS_MIN = 1_000;
    private static final long REST_MILLIS_MAX = 60_000;

    /** So often a message that cannot be brought is tried before it goes to the dead letters. */
    private static final int ATTEMPTS_MAX = 5;

    private final ActiveMQServer server;
    private final Queue hubQueue;
    private final TurnLimits limits;
    private final List<PartyLine> lines = new CopyOnWriteArrayList<>();
    private final Map<Long, Brought> brought = new ConcurrentHashMap<>();
    private final Map<Long, Found> found = new ConcurrentHashMap<>();
    private final AtomicLong hubBytes = new AtomicLong();
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopped;
    private int nextTurn;

    Usher(ActiveMQServer server, Channel channel, TurnLimits limits) {
        this.server = server;
        this.hubQueue = server.locateQueue(SimpleString.of(channel.hubQueue()));
        this.limits = limits;
        this.thread = new Thread(this::run, "usher-" + channel.hubQueue());
        this.thread.setDaemon(true);
    }

    /** Counts what an earlier process has brought and the hub has not handled. To be called before anything is consumed. */
    void start() {
        try (LinkedListIterator<MessageReference> there = hubQueue.browserIterator()) {
            while (there.hasNext()) {
                MessageReference reference = there.next();
                String sender = reference.getMessage().getStringProperty(Queues.SENDER_HEADER);
                if (sender != null) {
                    found.put(reference.getMessageID(), new Found(sender, PartyLine.bytesOf(reference)));
                }
            }
        }
        thread.start();
    }

    /** Lets a party's queue take part. */
    void add(PartyLine line) throws Exception {
        found.forEach((id, message) -> {
            if (message.sender().equals(line.party().value()) && found.remove(id, message)) {
                brought.put(id, new Brought(line, message.bytes()));
                line.enterHub(message.bytes());
                hubBytes.addAndGet(message.bytes());
            }
        });
        lines.add(line);
        line.queue().addConsumer(line);
        line.queue().deliverAsync();
    }

    /** Something has come, or the hub has room again. */
    void wake() {
        wake.release();
    }

    /** The hub has handled it. */
    void handled(long messageId) {
        found.remove(messageId);
        Brought gone = brought.remove(messageId);
        if (gone != null) {
            gone.line().leaveHub(gone.bytes());
            hubBytes.addAndGet(-gone.bytes());
        }
        wake();
    }

    private void run() {
        StorageManager storage = server.getStorageManager();
        storage.setContext(storage.newSingleThreadContext());
        while (!stopped) {
            try {
                wake.drainPermits();
                if (!round()) {
                    wake.tryAcquire(WAIT_MILLIS_MAX, TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException interrupted) {
                return;
            } catch (Exception | Error failure) {
                if (!stopped) {
                    // What the broker cannot store now it may store later; nothing was lost, for nothing was committed.
                    LOG.error("bringing messages to {} failed and is tried again", hubQueue.getName(), failure);
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            wake.drainPermits();
            wake.tryAcquire(Integer.MAX_VALUE, REST_MILLIS_MIN, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    /** @return false when there was nothing to bring, or no room for it */
    private boolean round() throws Exception {
        List<Turn> turns = new ArrayList<>();
        long free = limits.hubMessagesMax() - hubQueue.getMessageCount();
        // The hub acknowledges a batch message by message: a transaction for each would be waste.
        int worthwhile = Math.min(limits.turnMessagesMax(), Math.max(1, limits.hubMessagesMax() / 4));
        if (free < worthwhile) {
            return false;
        }
        long room = Math.min(ROUND_MESSAGES_MAX, free);
        List<PartyLine> ready = ready();
        while (room > turns.size() && hubBytes.get() < limits.hubBytesMax() && !ready.isEmpty()) {
            PartyLine heaviest = heaviest(ready);
            for (PartyLine line : ready) {
                takeTurn(line, line == heaviest ? 2 : 1, ready.size() > 1, room, turns);
                if (turns.size() >= room) {
                    // Where the room has ended, a turn that has not goes on next time.
                    nextTurn = lines.indexOf(line) + (line.turnLeft() > 0 ? 0 : 1);
                    break;
                }
            }
            ready.removeIf(line -> line.peek() == null || !line.hasRoomInHub(limits));
        }
        if (turns.isEmpty()) {
            return false;
        }
        // Their queues hand over more while these are written.
        turns.stream().map(Turn::line).distinct().forEach(PartyLine::refill);
        bring(turns);
        return true;
    }

    /** Those that have something to bring, beginning with who is next. */
    private List<PartyLine> ready() {
        long now = System.nanoTime();
        List<PartyLine> inOrder = new ArrayList<>(lines);
        if (!inOrder.isEmpty()) {
            Collections.rotate(inOrder, -(nextTurn % inOrder.size()));
        }
        inOrder.removeIf(line -> {
            boolean idle = line.peek() == null;
            if (idle) {
                line.setCredit(0);
            }
            return idle || line.rests(now) || !line.hasRoomInHub(limits);
        });
        return inOrder;
    }

    /** Who has most waiting, in turns, if that is more than one and somebody else waits too. */
    private @Nullable PartyLine heaviest(List<PartyLine> ready) {
        if (ready.size() < 2) {
            return null;
        }
        PartyLine most = Collections.max(ready, Comparator.comparingLong(this::turnsWaiting));
        return turnsWaiting(most) > 1 ? most : null;
    }

    private long turnsWaiting(PartyLine line) {
        return line.waiting() / limits.turnMessagesMax() + line.queue().getPersistentSize() / limits.turnBytesMax();
    }

    /** @param divisor of its share */
    private void takeTurn(PartyLine line, int divisor, boolean contended, long room, List<Turn> turns) {
        if (line.turnLeft() <= 0) {
            line.setTurnLeft(Math.max(1, limits.turnMessagesMax() / divisor));
            // A line that is alone need not pay for its large documents.
            line.setCredit((contended ? Math.min(0, line.credit()) : 0) + limits.turnBytesMax() / divisor);
        }
        boolean light = line.waiting() <= limits.turnMessagesMax();
        MessageReference next = line.peek();
        while (next != null && turns.size() < room && mayGo(line)) {
            long bytes = PartyLine.bytesOf(next);
            boolean ahead = line.goesAhead(light);
            line.take();
            line.enterHub(bytes);
            hubBytes.addAndGet(bytes);
            line.setCredit(line.credit() - bytes);
            line.setTurnLeft(line.turnLeft() - 1);
            turns.add(new Turn(line, next, bytes, ahead));
            next = line.peek();
        }
        if (next == null || !mayGo(line)) {
            line.setTurnLeft(0);
        }
    }

    private boolean mayGo(PartyLine line) {
        return line.turnLeft() > 0
                && line.credit() > 0
                && line.hasRoomInHub(limits)
                && hubBytes.get() < limits.hubBytesMax();
    }

    /** All in one transaction; when that fails one by one, so that what cannot be brought harms no other. */
    private void bring(List<Turn> turns) throws Exception {
        try {
            inOneTransaction(turns);
            turns.forEach(turn -> turn.line().succeeded());
            return;
        } catch (NotBrought failure) {
            if (turns.size() == 1) {
                setAside(turns.get(0), failure.reason);
                return;
            }
            LOG.warn(
                    "{} messages could not be brought to {} together and are brought one by one: {}",
                    turns.size(),
                    hubQueue.getName(),
                    failure.reason.toString());
        }
        Map<PartyLine, List<Turn>> byLine = new LinkedHashMap<>();
        turns.forEach(turn ->
                byLine.computeIfAbsent(turn.line(), unused -> new ArrayList<>()).add(turn));
        for (List<Turn> own : byLine.values()) {
            bringInOrder(own);
        }
    }

    /** Behind a message that cannot be brought its party's later ones wait, so that their order holds. */
    private void bringInOrder(List<Turn> own) throws Exception {
        for (int i = 0; i < own.size(); i++) {
            try {
                inOneTransaction(List.of(own.get(i)));
                own.get(i).line().succeeded();
            } catch (NotBrought failure) {
                List<Turn> later = own.subList(i + 1, own.size());
                later.forEach(this::leaveAgain);
                own.get(i).line().putBack(later.stream().map(Turn::reference).toList());
                setAside(own.get(i), failure.reason);
                return;
            }
        }
    }

    private void leaveAgain(Turn turn) {
        turn.line().leaveHub(turn.bytes());
        hubBytes.addAndGet(-turn.bytes());
    }

    private void inOneTransaction(List<Turn> turns) throws Exception {
        StorageManager storage = server.getStorageManager();
        Transaction transaction = new TransactionImpl(storage);
        List<Long> copies = new ArrayList<>(turns.size());
        try {
            for (Turn turn : turns) {
                Message copy = copyForHub(turn);
                copies.add(copy.getMessageID());
                brought.put(copy.getMessageID(), new Brought(turn.line(), turn.bytes()));
                server.getPostOffice().route(copy, new RoutingContextImpl(transaction), false, false, null);
            }
        } catch (Exception | OutOfMemoryError failure) {
            copies.forEach(brought::remove);
            transaction.rollback();
            throw new NotBrought(failure);
        }
        // Nothing is taken from a party's queue before all copies are in the transaction: until here a rollback leaves
        // every
        // message, and its place, with its line.
        for (Turn turn : turns) {
            turn.line().queue().acknowledge(transaction, turn.reference());
        }
        transaction.commit();
        storage.waitOnOperations();
    }

    /** As a divert would make it, with the broker's note of where it came from; priority is the usher's alone to give. */
    private Message copyForHub(Turn turn) throws Exception {
        StorageManager storage = server.getStorageManager();
        Message sent = turn.reference().getMessage();
        Message copy = sent.copy(storage.generateID(), true);
        if (copy == null) {
            throw new IllegalStateException("the broker cannot copy message " + sent.getMessageID());
        }
        copy.setAddress(hubQueue.getAddress());
        copy.referenceOriginalMessage(sent, turn.line().queue().getName());
        copy.setExpiration(0);
        copy.removeExtraBytesProperty(Message.HDR_ROUTE_TO_IDS);
        copy.setRoutingType(RoutingType.ANYCAST);
        copy.setPriority(turn.ahead() ? AHEAD : BEHIND);
        copy.putStringProperty(Queues.SENDER_HEADER, turn.line().party().value());
        copy.reencode();
        return LargeServerMessageImpl.checkLargeMessage(copy, storage);
    }

    /** Its party rests; others go on. After some attempts it dies, and the party's next message has its chance. */
    private void setAside(Turn turn, Throwable failure) {
        PartyLine line = turn.line();
        leaveAgain(turn);
        long rest = Math.min(REST_MILLIS_MAX, REST_MILLIS_MIN << Math.min(10, line.failures()));
        int attempts = line.restUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(rest));
        LOG.error(
                "message {} of party {} cannot be brought to {} (attempt {}); its later ones wait, others do not",
                turn.reference().getMessageID(),
                line.party().value(),
                hubQueue.getName(),
                attempts,
                failure);
        if (attempts >= ATTEMPTS_MAX) {
            try {
                line.queue().sendToDeadLetterAddress(null, turn.reference());
                line.succeeded();
                return;
            } catch (Exception notEvenThat) {
                LOG.error("nor can it be put to {}; it stays where it is", Queues.DEAD, notEvenThat);
            }
        }
        line.putBack(List.of(turn.reference()));
    }

    /** Ends its thread; what it holds is still in the parties' queues. */
    @Override
    public void close() throws InterruptedException {
        stopped = true;
        wake();
        thread.join(TimeUnit.SECONDS.toMillis(10));
    }

    /** One message that is to be brought. */
    private record Turn(PartyLine line, MessageReference reference, long bytes, boolean ahead) {}

    /**
     * A message that is in the hub's queue.
     *
     * @param line whose it is
     * @param bytes its size
     */
    private record Brought(PartyLine line, long bytes) {}

    /** A message that was in the hub's queue at the start. */
    private record Found(String sender, long bytes) {}

    /** Nothing of the transaction has happened. */
    private static final class NotBrought extends ActiveMQException {
        private static final long serialVersionUID = 1L;

        private final Throwable reason;

        NotBrought(Throwable reason) {
            super(String.valueOf(reason.getMessage()));
            this.reason = reason;
            initCause(reason);
        }
    }
}
