package org.meterhub.messagelog;

import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.KnownAt;

/**
 * Gives committed log records their contiguous index, the place in the audit tree and the measure of "as known at". Indices come from counting
 * committed records, never from a database sequence, which has gaps and another order than commits (reliability.md §1 and §4).
 */
public interface LogSequencer {

    /** The most new records one call gives an index. */
    int BATCH_SIZE_MAX = 10_000;

    /**
     * Gives the next committed records an index; those that committed late first. Run by the holder of a lease; should two run, the second waits
     * for the first to commit.
     *
     * @return how many records got an index; with {@link #BATCH_SIZE_MAX} or more there may be more to do
     */
    int sequence(UnitOfWork unit);

    /** How many records have an index: the cut-off that knows all of them, with indices from 0 to one less. */
    long cutoff(UnitOfWork unit);

    /**
     * The records with an index below the cut-off, as a condition on record ids. It describes the same records whenever it is asked, however late
     * transactions with lower record ids commit: such ids are exceptions from the first answer on.
     *
     * @throws IllegalArgumentException when the cut-off is negative or beyond {@link #cutoff}
     */
    KnownAt knownAt(UnitOfWork unit, long cutoff);
}
