package org.meterhub.hubroutes.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.hubroutes.batch.IntakeGate;
import org.meterhub.marketmodel.MarketClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the database and the time, once a second. An outage of the database is found to be over by writing. A step of the machine's clock is noticed by
 * the monotonic clock, which has none. And each minute the hub's time is compared with that of its database: a hub that lives in another day than its
 * database would refuse, or store under the wrong month, what is right; so beyond a limit it takes no messages and does nothing that goes by the date.
 */
public final class HubWatch implements IntakeGate {

    private static final Logger LOG = LoggerFactory.getLogger(HubWatch.class);
    private static final Duration STEP_MIN = Duration.ofSeconds(2);
    private static final Duration COMPARED_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final MarketClock clock;
    private final @Nullable Duration differenceMax;
    private final LongSupplier nanos;
    private @Nullable Instant lookedAt;
    private long lookedAtNanos;
    private long comparedAtNanos;
    private volatile @Nullable String lastStep;
    private volatile @Nullable String clockTrouble;

    /** @param differenceMax between the hub's time and its database's; null for a hub whose time is not the machine's, as in a demo: it is not looked at */
    public HubWatch(Database database, MarketClock clock, @Nullable Duration differenceMax) {
        this(database, clock, differenceMax, System::nanoTime);
    }

    /** As {@link #HubWatch(Database, MarketClock, Duration)}. @param nanos the monotonic clock */
    HubWatch(Database database, MarketClock clock, @Nullable Duration differenceMax, LongSupplier nanos) {
        this.database = database;
        this.clock = clock;
        this.differenceMax = differenceMax;
        this.nanos = nanos;
    }

    /** To be called each second, and once before the hub takes anything. */
    public synchronized void look() {
        boolean reachable = database.watch();
        if (differenceMax == null) {
            return;
        }
        Instant now = clock.now();
        long nanosNow = nanos.getAsLong();
        Instant before = lookedAt;
        boolean first = before == null;
        boolean stepped = before != null && noticeStep(before, now, nanosNow - lookedAtNanos);
        lookedAt = now;
        lookedAtNanos = nanosNow;
        boolean due = nanosNow - comparedAtNanos >= COMPARED_EVERY.toNanos();
        if (reachable && (first || stepped || due || clockTrouble != null)) {
            comparedAtNanos = nanosNow;
            compare(differenceMax);
        }
    }

    private boolean noticeStep(Instant before, Instant now, long nanosBetween) {
        Duration step = Duration.between(before, now).minusNanos(nanosBetween);
        if (step.abs().compareTo(STEP_MIN) < 0) {
            return false;
        }
        String said = "the machine's clock was set " + (step.isNegative() ? "back" : "ahead") + " by "
                + step.abs().toSeconds() + " s, to " + now;
        lastStep = said;
        LOG.warn("{}; what the hub does again and again goes on, as it does not count by that clock", said);
        return true;
    }

    private void compare(Duration max) {
        Duration ahead;
        try {
            ahead = Duration.between(database.now(), clock.now());
        } catch (RuntimeException outage) {
            LOG.debug("the database does not tell the time", outage);
            return;
        }
        boolean differs = ahead.abs().compareTo(max) > 0;
        boolean differed = clockTrouble != null;
        clockTrouble = differs
                ? "the hub's clock is " + ahead.abs().toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead of")
                        + " its database's, and they may differ by " + max.toSeconds()
                        + " s: no messages are taken until the clocks are set right"
                : null;
        if (differs && !differed) {
            LOG.error("{}", clockTrouble);
        } else if (differed && !differs) {
            LOG.info("the hub's clock agrees with its database's again, and messages are taken");
        }
    }

    @Override
    public boolean isOpen() {
        return clockTrouble == null;
    }

    @Override
    public synchronized boolean isOpenOnSecondLook() {
        if (differenceMax != null) {
            compare(differenceMax);
        }
        return isOpen();
    }

    /** What is wrong, in sentences for the operator; empty when nothing is. */
    public List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        database.outage()
                .ifPresent(outage -> troubles.add("the database cannot be reached or not be written, for "
                        + outage.lasting().toSeconds() + " s now, and the hub waits for it: " + outage.cause()));
        Stream.of(Optional.ofNullable(clockTrouble), Optional.ofNullable(lastStep))
                .flatMap(Optional::stream)
                .forEach(troubles::add);
        return troubles;
    }
}
