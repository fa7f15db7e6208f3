package org.meterhub.messagelog;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.KnownAt;

/**
 * Gives committed log records their contiguous index, the place in the audit tree and the measure of "as known at". Indices come from counting
 * committed records, never from a database sequence, which has gaps and another order than commits (docs/decisions/0010-log-index-by-counting.md).
 */
public interface LogSequencer {

    /** The most new records one call gives an index. */
    int BATCH_SIZE_MAX = 10_000;

    /**
     * By so much the times of two records may be in another order than their indices: transactions last for less, and the clocks of the hub's
     * processes differ by less.
     */
    Duration DISORDER_MAX = Duration.ofMinutes(10);

    /**
     * Gives the next committed records an index; those that committed late first. Run by the holder of a lease; should two run, the second waits
     * for the first to commit.
     *
     * @return how many records got an index; with {@link #BATCH_SIZE_MAX} or more there may be more to do
     */
    int sequence(UnitOfWork unit);

    /**
     * Gives every committed record its index, also those the leased job has not come to yet.
     *
     * @return the cut-off that knows all of them
     */
    default long sequenceAll(UnitOfWork unit) {
        int sequenced;
        do {
            sequenced = sequence(unit);
        } while (sequenced >= BATCH_SIZE_MAX);
        return cutoff(unit);
    }

    /** How many records have an index: the cut-off that knows all of them, with indices from 0 to one less. */
    long cutoff(UnitOfWork unit);

    /** The indices of these records. One that has none yet, or was never committed, has no entry. */
    Map<Long, Long> indices(UnitOfWork unit, Collection<Long> recordIds);

    /**
     * The cut-off of a moment: it leaves out the first record that was recorded later, and all that got their index after it. Once there is such
     * a record the cut-off of the moment is the same for ever, for what commits late gets a higher index.
     *
     * @return empty while no record later than the moment has an index, so that more may still belong to the moment
     */
    OptionalLong cutoffAt(UnitOfWork unit, Instant moment);

    /**
     * The records with an index below the cut-off, as a condition on record ids. It describes the same records whenever it is asked, however late
     * transactions with lower record ids commit: such ids are exceptions from the first answer on.
     *
     * @throws IllegalArgumentException when the cut-off is negative or beyond {@link #cutoff}
     */
    KnownAt knownAt(UnitOfWork unit, long cutoff);
}
