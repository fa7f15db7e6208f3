package org.meterhub.acceptance.crash;

import java.sql.SQLException;
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
        /** As {@link #CONFIRMED}, and then commits that the database has made and not yet answered: the broker has not been told. */
        COMMITTED,
        /** Documents in the hands of their receivers: published, and about to be marked as sent. */
        DELIVERED
    }

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** Any of them. @param commitsCanBeHeld whether {@link #atCommit} is possible */
    static KillMoment random(Random random, boolean commitsCanBeHeld) {
        return switch (random.nextInt(5)) {
            case 0 -> new KillMoment(Sight.TIME, 50 + random.nextInt(2_500), Duration.ZERO);
            case 1 -> new KillMoment(Sight.CONFIRMED, 1 + random.nextInt(300), Duration.ZERO);
            case 2 -> atDelivery(1 + random.nextInt(60));
            case 3 -> atJudgement(random);
            default -> commitsCanBeHeld ? atCommit(random) : atJudgement(random);
        };
    }

    /** As the first documents of what the relay has just published arrive: likely before it has marked them as sent. */
    static KillMoment atDelivery(int deliveries) {
        return new KillMoment(Sight.DELIVERED, deliveries, Duration.ZERO);
    }

    /** With a batch in the database, before the broker has been told. Only PostgreSQL can be stopped there. */
    static KillMoment atCommit(Random random) {
        return new KillMoment(Sight.COMMITTED, 1 + random.nextInt(50), Duration.ZERO);
    }

    private static KillMoment atJudgement(Random random) {
        return new KillMoment(Sight.JUDGED, 1 + random.nextInt(200), Duration.ofNanos(random.nextInt(15_000_000)));
    }

    void await(Mailbag mailbag, HubProcess process, CommitAnswers answers) throws InterruptedException, SQLException {
        switch (sight) {
            case TIME -> mailbag.await(() -> !process.isAlive(), Duration.ofMillis(count));
            case CONFIRMED -> await(mailbag, mailbag::confirmations);
            case DELIVERED -> await(mailbag, mailbag::handedOverCount);
            case JUDGED -> await(mailbag, process::judged);
            case COMMITTED -> {
                await(mailbag, mailbag::confirmations);
                answers.hold();
            }
        }
        LockSupport.parkNanos(afterwards.toNanos());
    }

    private void await(Mailbag mailbag, LongSupplier seen) throws InterruptedException {
        long before = seen.getAsLong();
        mailbag.await(() -> seen.getAsLong() - before >= count, PATIENCE);
    }
}
