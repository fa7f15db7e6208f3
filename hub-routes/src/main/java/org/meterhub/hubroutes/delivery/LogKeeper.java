package org.meterhub.hubroutes.delivery;

import org.meterhub.database.Database;
import org.meterhub.hubroutes.job.Turn;
import org.meterhub.messagelog.LogSequencer;

/** Keeps the message log in order: what is committed gets the next index, given by one process at a time. */
public final class LogKeeper {

    private final Database database;
    private final LogSequencer sequencer;

    public LogKeeper(Database database, LogSequencer sequencer) {
        this.database = database;
        this.sequencer = sequencer;
    }

    /**
     * Indexes what is committed.
     *
     * @return how many records got an index; 0 when nothing is left
     */
    public int sequence(Turn turn) {
        return database.inTransaction(unit -> turn.confirm(unit) ? sequencer.sequence(unit) : 0);
    }
}
