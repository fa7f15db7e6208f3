package org.meterhub.hubroutes.delivery;

import org.meterhub.database.Database;
import org.meterhub.database.Leases;
import org.meterhub.messagelog.LogSequencer;

/** Keeps the message log in order: what is committed gets the next index, given by one process at a time. */
public final class LogKeeper implements AutoCloseable {

    private final Database database;
    private final LogSequencer sequencer;
    private final LeasedJob job;

    public LogKeeper(Database database, LogSequencer sequencer, LeasedJob job) {
        this.database = database;
        this.sequencer = sequencer;
        this.job = job;
    }

    /**
     * Indexes all that is committed, when this process has the job.
     *
     * @return how many records got an index
     */
    public synchronized int sequence() {
        return job.perform(lease -> {
            int total = 0;
            int indexed = LogSequencer.BATCH_SIZE_MAX;
            while (indexed >= LogSequencer.BATCH_SIZE_MAX && job.lease().isPresent()) {
                indexed = database.inTransaction(unit -> Leases.confirm(unit, lease) ? sequencer.sequence(unit) : 0);
                total += indexed;
            }
            return total;
        });
    }

    @Override
    public void close() {
        job.close();
    }
}
