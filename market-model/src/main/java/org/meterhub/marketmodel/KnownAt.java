package org.meterhub.marketmodel;

import java.util.Set;

/**
 * A cut-off of the message log: the set of log records that were known at a moment, fixed for ever, so that a question "as known at" has the
 * same answer however often it is asked. The log gives every committed record a contiguous index; record ids are drawn earlier, when the record is
 * written, and may commit in another order, hence the exceptions.
 *
 * @param recordIdMax records with a higher id were not known
 * @param except ids up to {@code recordIdMax} that were not known either, because they were still being written; few
 */
public record KnownAt(long recordIdMax, Set<Long> except) {

    /** Everything that has been committed when the question is asked. */
    public static final KnownAt LATEST = new KnownAt(Long.MAX_VALUE, Set.of());

    public KnownAt {
        except = Set.copyOf(except);
    }

    public boolean includes(long recordId) {
        return recordId <= recordIdMax && !except.contains(recordId);
    }
}
