package org.meterhub.hubroutes.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.Lease;
import org.meterhub.database.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job that one hub process does at a time, round after round. The lease is renewed well before its term ends; whoever works under it also confirms it
 * in every transaction ({@link Leases#confirm}), so that a holder that was cut off for longer than the term can do no harm. After a round that failed it
 * rests, longer each time, so that an outage fills neither the log nor the machine; what was not done is still there for the next round.
 */
public final class LeasedJob implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LeasedJob.class);
    private static final Duration TERM = Duration.ofSeconds(15);
    private static final Duration REST_MIN = Duration.ofMillis(250);
    private static final Duration REST_MAX = Duration.ofSeconds(10);

    private final Leases leases;
    private final String name;
    private final String holder;
    private final BooleanSupplier mayWork;
    private @Nullable Lease held;
    private long renewAtNanos;
    private Duration rest = Duration.ZERO;
    private long restUntilNanos;

    /** What is done in one round. */
    @FunctionalInterface
    public interface Round {
        /** @return how much was done */
        int under(Lease lease) throws Exception;
    }

    /**
     * @param name of the job, the same in all processes
     * @param holder of this process, unlike all others
     */
    public LeasedJob(Leases leases, String name, String holder) {
        this(leases, name, holder, () -> true);
    }

    /** As {@link #LeasedJob(Leases, String, String)}. @param mayWork asked before each round; for what goes by the clock */
    public LeasedJob(Leases leases, String name, String holder, BooleanSupplier mayWork) {
        this.leases = leases;
        this.name = name;
        this.holder = holder;
        this.mayWork = mayWork;
    }

    /**
     * Does one round, when this process has the job and is not resting.
     *
     * @return how much was done; 0 when the round failed, which is logged
     */
    public int perform(Round round) {
        if (isResting() || !mayWork.getAsBoolean()) {
            return 0;
        }
        try {
            Lease lease = lease().orElse(null);
            int done = lease == null ? 0 : round.under(lease);
            rest = Duration.ZERO;
            return done;
        } catch (Exception failure) {
            rest();
            if (DatabaseException.isOutage(failure)) {
                // The database says once what is wrong; where each job met it helps nobody.
                LOG.warn("{} waits for {} ms: {}", name, rest.toMillis(), failure.toString());
            } else {
                LOG.warn("{} failed and rests for {} ms: {}", name, rest.toMillis(), failure.toString(), failure);
            }
            return 0;
        }
    }

    private boolean isResting() {
        return !rest.isZero() && System.nanoTime() - restUntilNanos < 0;
    }

    private void rest() {
        Duration longer = rest.isZero() ? REST_MIN : rest.multipliedBy(2);
        rest = longer.compareTo(REST_MAX) > 0 ? REST_MAX : longer;
        restUntilNanos = System.nanoTime() + rest.toNanos();
    }

    /** The lease, when this process has the job. */
    public synchronized Optional<Lease> lease() {
        if (held == null || System.nanoTime() - renewAtNanos >= 0) {
            held = leases.acquire(name, holder, TERM).orElse(null);
            renewAtNanos = System.nanoTime() + TERM.toNanos() / 3;
        }
        return Optional.ofNullable(held);
    }

    /** Lets another process take over at once. */
    @Override
    public synchronized void close() {
        if (held != null) {
            leases.release(held);
            held = null;
        }
    }
}
