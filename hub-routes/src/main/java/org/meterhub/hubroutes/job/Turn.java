package org.meterhub.hubroutes.job;

import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.Lease;
import org.meterhub.database.Leases;
import org.meterhub.database.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process's turn at a job that one hub process does at a time: the body of what a {@link JobComponent} starts. The lease behind it is renewed well before
 * its term ends; whoever works under it also confirms it in every transaction, so that a process that was cut off for longer than the term can do no harm.
 */
public final class Turn implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);
    private static final Duration TERM = Duration.ofSeconds(15);

    private final Leases leases;
    private final String job;
    private final String holder;
    private @Nullable Lease held;
    private long renewAtNanos;

    /**
     * @param job its name, the same in all processes
     * @param holder of this process, unlike all others
     */
    public Turn(Leases leases, String job, String holder) {
        this.leases = leases;
        this.job = job;
        this.holder = holder;
    }

    /** Whether the turn is this process's, or is so from now on. To be asked before each transaction of a long round. */
    public synchronized boolean isOurs() {
        if (held == null || System.nanoTime() - renewAtNanos >= 0) {
            held = leases.acquire(job, holder, TERM).orElse(null);
            renewAtNanos = System.nanoTime() + TERM.toNanos() / 3;
        }
        return held != null;
    }

    /**
     * Whether it still is this process's turn, and keeps it so until the transaction ends.
     *
     * @return false when another process has taken over; the work is then to be abandoned
     */
    public synchronized boolean confirm(UnitOfWork unit) throws SQLException {
        return held != null && Leases.confirm(unit, held);
    }

    /** Lets another process take over at once. While the database is away there is nothing to give up: the term ends by itself. */
    @Override
    public synchronized void close() {
        Lease last = held;
        held = null;
        if (last != null) {
            try {
                leases.release(last);
            } catch (DatabaseException away) {
                LOG.info("{} is given up within {} s: {}", job, TERM.toSeconds(), away.toString());
            }
        }
    }
}
