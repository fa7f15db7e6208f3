package org.meterhub.acceptance.crash;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * When the hub is killed, counted from the moment it is up: at a time, or at something that can be seen from outside, so that kills also fall
 * between two steps of the hub that lie milliseconds apart.
 *
 * @param sight what is waited for
 * @param count how much of it
 * @param afterwards and then this long, to the moment
 */
record KillMoment(Sight sight, long count, Duration afterwards) {

    /** What can be seen of a hub at work. */
    enum Sight {
        /** Milliseconds. */
        TIME,
        /** Sendings that the broker has confirmed to the parties. */
        CONFIRMED,
        /** Messages that the hub says it has judged: their transaction is about to be committed. */
        JUDGED,
        /** Messages in the inbox for others to see: their transaction is committed, and the broker is about to be told. */
        COMMITTED,
        /** Documents in the hands of their receivers: published, and about to be marked as sent. */
        DELIVERED
    }

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** Any of them. @param committedIsVisible whether another process can look into the database */
    static KillMoment random(Random random, boolean committedIsVisible) {
        return switch (random.nextInt(5)) {
            case 0 -> new KillMoment(Sight.TIME, 50 + random.nextInt(2_500), Duration.ZERO);
            case 1 -> new KillMoment(Sight.CONFIRMED, 1 + random.nextInt(300), Duration.ZERO);
            case 2 -> atDelivery(1 + random.nextInt(60));
            case 3 -> atJudgement(random);
            default -> committedIsVisible ? atCommit(random) : atJudgement(random);
        };
    }

    /** As the first documents of what the relay has just published arrive: likely before it has marked them as sent. */
    static KillMoment atDelivery(int deliveries) {
        return new KillMoment(Sight.DELIVERED, deliveries, Duration.ZERO);
    }

    /** As a batch is in the database: likely before the broker has been told. */
    static KillMoment atCommit(Random random) {
        return new KillMoment(Sight.COMMITTED, 1 + random.nextInt(200), Duration.ZERO);
    }

    private static KillMoment atJudgement(Random random) {
        return new KillMoment(Sight.JUDGED, 1 + random.nextInt(200), Duration.ofNanos(random.nextInt(15_000_000)));
    }

    /** @param inboxRows asks the database */
    void await(Mailbag mailbag, HubProcess process, LongSupplier inboxRows) throws InterruptedException {
        switch (sight) {
            case TIME -> mailbag.await(() -> !process.isAlive(), Duration.ofMillis(count));
            case CONFIRMED -> await(mailbag, mailbag::confirmations);
            case DELIVERED -> await(mailbag, mailbag::handedOverCount);
            case JUDGED -> await(mailbag, process::judged);
            case COMMITTED -> {
                long before = inboxRows.getAsLong();
                long until = System.nanoTime() + PATIENCE.toNanos();
                while (inboxRows.getAsLong() - before < count && System.nanoTime() < until) {
                    // Asking takes as long as waiting should: less than a commit of the broker.
                    Thread.onSpinWait();
                }
            }
        }
        LockSupport.parkNanos(afterwards.toNanos());
    }

    private void await(Mailbag mailbag, LongSupplier seen) throws InterruptedException {
        long before = seen.getAsLong();
        mailbag.await(() -> seen.getAsLong() - before >= count, PATIENCE);
    }
}
