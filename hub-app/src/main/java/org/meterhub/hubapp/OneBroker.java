package org.meterhub.hubapp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.Lease;
import org.meterhub.database.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All hubs on one database work with one broker: the relay of one would otherwise put answers into the mailboxes of its own broker, where the other's
 * parties never look. The broker's id holds a lease in the database as long as a hub with that broker runs. An H2 file belongs to one process as it is.
 */
final class OneBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OneBroker.class);
    private static final String LEASE = "broker";
    private static final Duration TERM = Duration.ofSeconds(15);

    private final Leases leases;
    private final String brokerId;
    private final boolean shared;
    private final ScheduledExecutorService timer;
    private volatile Lease held;
    private boolean lost;

    private OneBroker(Leases leases, String brokerId, boolean shared, Lease held) {
        this.leases = leases;
        this.brokerId = brokerId;
        this.shared = shared;
        this.held = held;
        this.timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "one-broker");
            thread.setDaemon(true);
            return thread;
        });
        long every = TERM.toMillis() / 3;
        timer.scheduleWithFixedDelay(this::renew, every, every, TimeUnit.MILLISECONDS);
    }

    /**
     * @param brokerId of the broker that this hub works with
     * @param shared whether other hubs may work with the same broker
     * @return to be closed with the hub; empty where there is nothing to claim
     * @throws IllegalStateException when a hub with another broker works on this database
     */
    static Optional<OneBroker> claim(Database database, String brokerId, boolean shared) {
        if (database.dialect() == Dialect.H2) {
            return Optional.empty();
        }
        Leases leases = new Leases(database);
        Lease lease = leases.acquire(LEASE, brokerId, TERM)
                .orElseThrow(
                        () -> new IllegalStateException("another hub works on this database with a broker of its own,"
                                + " so that answers to the parties of one hub would lie in mailboxes of the other. Stop that hub,"
                                + " or let all hubs of the database work with one broker (meterhub.broker.mode=remote,"
                                + " docs/operating/running.md). If it was killed, or its data folder replaced, start again in "
                                + TERM.toSeconds() + " seconds."));
        return Optional.of(new OneBroker(leases, brokerId, shared, lease));
    }

    private void renew() {
        try {
            Optional<Lease> renewed = leases.acquire(LEASE, brokerId, TERM);
            renewed.ifPresent(lease -> held = lease);
            if (renewed.isEmpty() && !lost) {
                LOG.error(
                        "a hub with another broker has begun to work on this database: stop one of the two, or answers"
                                + " lie in mailboxes where nobody looks");
            }
            lost = renewed.isEmpty();
        } catch (RuntimeException outage) {
            LOG.debug("the lease of the broker is not renewed while the database is away", outage);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        if (shared || lost) {
            return;
        }
        try {
            leases.release(held);
        } catch (RuntimeException outage) {
            LOG.warn("the lease of the broker ends by itself in {} s: {}", TERM.toSeconds(), outage.toString());
        }
    }
}
