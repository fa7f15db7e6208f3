package org.meterhub.broker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.core.filter.Filter;
import org.apache.activemq.artemis.core.server.Consumer;
import org.apache.activemq.artemis.core.server.HandleStatus;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.PartyId;

/**
 * What one party has sent to one of its addresses and the hub has not been given yet: it stands in the party's own queue, on disk, in the order it came.
 * The line holds the first few of them for the {@link Usher}, as a consumer inside the broker; it never holds a body.
 */
final class PartyLine implements Consumer {

    /** How many messages are held for the usher, some rounds of its; the others stay in the queue, or in its pages. */
    private static final int HELD_MAX = 800;

    private static final int REFILL_BELOW = 600;

    private static final long HELD_BYTES_MAX = 4L << 20;

    private final PartyId party;
    private final Channel channel;
    private final Queue queue;
    private final long id;
    private final Runnable arrived;

    private final Deque<MessageReference> held = new ArrayDeque<>();
    private long heldBytes;
    private boolean refused;
    private volatile boolean closed;

    // What follows belongs to the usher's thread, but for what comes back from the hub.
    private final Object inHub = new Object();
    private int hubMessages;
    private long hubBytes;
    private boolean ahead;
    private long credit;
    private int turnLeft;
    private long restsUntilNanos;
    private int failures;

    PartyLine(PartyId party, Channel channel, Queue queue, long id, Runnable arrived) {
        this.party = party;
        this.channel = channel;
        this.queue = queue;
        this.id = id;
        this.arrived = arrived;
    }

    PartyId party() {
        return party;
    }

    Channel channel() {
        return channel;
    }

    Queue queue() {
        return queue;
    }

    @Override
    public HandleStatus handle(MessageReference reference) throws Exception {
        synchronized (held) {
            if (closed || held.size() >= HELD_MAX || heldBytes >= HELD_BYTES_MAX) {
                refused = true;
                return HandleStatus.BUSY;
            }
            reference.handled();
            held.add(reference);
            heldBytes += bytesOf(reference);
        }
        arrived.run();
        return HandleStatus.HANDLED;
    }

    /** The next message, which stays where it is; null when none is there. */
    @Nullable
    MessageReference peek() {
        synchronized (held) {
            return held.peek();
        }
    }

    /** Takes the message that {@link #peek} has shown. */
    MessageReference take() {
        synchronized (held) {
            MessageReference next = held.remove();
            heldBytes -= bytesOf(next);
            return next;
        }
    }

    /** Puts back what was taken and could not be brought, in its order. */
    void putBack(List<MessageReference> references) {
        synchronized (held) {
            List<MessageReference> backwards = new ArrayList<>(references);
            java.util.Collections.reverse(backwards);
            for (MessageReference reference : backwards) {
                held.addFirst(reference);
                heldBytes += bytesOf(reference);
            }
        }
    }

    /** Asks the queue for more when it had more than could be held. */
    void refill() {
        boolean more;
        synchronized (held) {
            more = refused && held.size() < REFILL_BELOW && heldBytes < HELD_BYTES_MAX;
            refused &= !more;
        }
        if (more) {
            queue.deliverAsync();
        }
    }

    /** All that waits, held or not; what is on its way to the hub in the usher's open transaction included. */
    long waiting() {
        return queue.getMessageCount();
    }

    static long bytesOf(MessageReference reference) {
        try {
            return Math.max(1, reference.getPersistentSize());
        } catch (ActiveMQException unknown) {
            return 1;
        }
    }

    // ---- the usher's notes

    void enterHub(long bytes) {
        synchronized (inHub) {
            hubMessages++;
            hubBytes += bytes;
        }
    }

    void leaveHub(long bytes) {
        synchronized (inHub) {
            hubMessages--;
            hubBytes -= bytes;
        }
    }

    boolean hasRoomInHub(TurnLimits limits) {
        synchronized (inHub) {
            return hubMessages < limits.partyHubMessagesMax() && hubBytes < limits.partyHubBytesMax();
        }
    }

    boolean isInHub() {
        synchronized (inHub) {
            return hubMessages > 0;
        }
    }

    /**
     * Whether its next messages overtake those of parties that send much. A party's own messages never overtake each other: once they go behind, they
     * go behind until none of them is left in the hub's queue.
     */
    boolean goesAhead(boolean wanted) {
        ahead = wanted && (ahead || !isInHub());
        return ahead;
    }

    long credit() {
        return credit;
    }

    void setCredit(long bytes) {
        credit = bytes;
    }

    /** Messages it may still bring in the turn that it has. */
    int turnLeft() {
        return turnLeft;
    }

    void setTurnLeft(int messages) {
        turnLeft = messages;
    }

    /** Whether it has to wait after a message of its own could not be brought. */
    boolean rests(long nowNanos) {
        return failures > 0 && restsUntilNanos - nowNanos > 0;
    }

    /** @return how often in a row its first message could not be brought */
    int restUntil(long nanos) {
        restsUntilNanos = nanos;
        return ++failures;
    }

    int failures() {
        return failures;
    }

    void succeeded() {
        failures = 0;
    }

    // ---- what else the broker wants to know of a consumer

    @Override
    public boolean supportsDirectDelivery() {
        return false;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void proceedDeliver(MessageReference reference) {
        // The usher brings it, in a transaction of its own.
    }

    @Override
    public @Nullable Filter getFilter() {
        return null;
    }

    @Override
    public List<MessageReference> getDeliveringMessages() {
        synchronized (held) {
            List<MessageReference> references = new ArrayList<>(held.size());
            for (Iterator<MessageReference> each = held.iterator(); each.hasNext(); ) {
                references.add(each.next());
            }
            return references;
        }
    }

    @Override
    public String debug() {
        return toString();
    }

    @Override
    public String toManagementString() {
        return toString();
    }

    @Override
    public void disconnect() {
        closed = true;
    }

    @Override
    public void failed(Throwable failure) {
        closed = true;
    }

    @Override
    public long sequentialID() {
        return id;
    }

    @Override
    public String toString() {
        return "the line of party " + party.value() + " for " + channel.hubQueue();
    }
}
