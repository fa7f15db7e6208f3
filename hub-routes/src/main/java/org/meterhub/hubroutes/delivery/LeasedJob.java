package org.meterhub.hubroutes.delivery;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Lease;
import org.meterhub.database.Leases;

/**
 * A job that one hub process does at a time. The lease is renewed well before its term ends; whoever works under it also confirms it in every
 * transaction ({@link Leases#confirm}), so that a holder that was cut off for longer than the term can do no harm.
 */
public final class LeasedJob implements AutoCloseable {

    private static final Duration TERM = Duration.ofSeconds(15);

    private final Leases leases;
    private final String name;
    private final String holder;
    private @Nullable Lease held;
    private long renewAtNanos;

    /**
     * @param name of the job, the same in all processes
     * @param holder of this process, unlike all others
     */
    public LeasedJob(Leases leases, String name, String holder) {
        this.leases = leases;
        this.name = name;
        this.holder = holder;
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
