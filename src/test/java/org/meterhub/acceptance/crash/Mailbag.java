package org.meterhub.acceptance.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.meterhub.marketmodel.PartyId;

/**
 * All that the parties know, safe from every crash: what they sent and what was delivered to them.
 *
 * <p>A delivery counts per message of the broker, not per time it was handed over: when the connection dies before or in the commit, the broker
 * hands the same message over again, as it may. The broker message is known by the id that the hub's client gave it on publishing, which no
 * second publication of the same document shares.
 */
final class Mailbag {

    /** One message of the broker in a party's mailbox. */
    static final class Delivery {

        private final PartyId receiver;
        private final byte[] content;
        private int committed;
        private int uncertain;

        private Delivery(PartyId receiver, byte[] content) {
            this.receiver = receiver;
            this.content = content;
        }

        PartyId receiver() {
            return receiver;
        }

        byte[] content() {
            return content;
        }

        /** How often its receiver took it for good. More than once would be the broker's fault. */
        int committed() {
            return committed;
        }

        /** Whether the receiver has it, as far as the receiver can know: taken, or the answer to a commit never came. */
        boolean isTaken() {
            return committed + uncertain > 0;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<SentDocument> sent = new ArrayList<>();
    private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
    private long confirmations;
    private long handedOver;

    void sent(SentDocument document) {
        lock.lock();
        try {
            sent.add(document);
        } finally {
            lock.unlock();
        }
    }

    void confirmed(List<SentDocument> documents) {
        lock.lock();
        try {
            documents.forEach(SentDocument::wasConfirmed);
            confirmations += documents.size();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The broker hands a message over. */
    Delivery handedOver(PartyId receiver, String brokerMessage, byte[] content) {
        lock.lock();
        try {
            handedOver++;
            changed.signalAll();
            return deliveries.computeIfAbsent(receiver + " " + brokerMessage, key -> new Delivery(receiver, content));
        } finally {
            lock.unlock();
        }
    }

    void committed(Delivery delivery) {
        lock.lock();
        try {
            delivery.committed++;
        } finally {
            lock.unlock();
        }
    }

    void uncertain(Delivery delivery) {
        lock.lock();
        try {
            delivery.uncertain++;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes who waits for something else than mail. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** @return false when the time was up first */
    boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(50)))
                        + Math.max(0, left - TimeUnit.MILLISECONDS.toNanos(50));
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Confirmed sendings so far. */
    long confirmations() {
        lock.lock();
        try {
            return confirmations;
        } finally {
            lock.unlock();
        }
    }

    /** Messages handed over so far, again included. */
    long handedOverCount() {
        lock.lock();
        try {
            return handedOver;
        } finally {
            lock.unlock();
        }
    }

    List<SentDocument> allSent() {
        lock.lock();
        try {
            return List.copyOf(sent);
        } finally {
            lock.unlock();
        }
    }

    List<Delivery> allDeliveries() {
        lock.lock();
        try {
            return List.copyOf(deliveries.values());
        } finally {
            lock.unlock();
        }
    }
}
