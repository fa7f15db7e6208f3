package org.meterhub.supplierregistry.process;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.PartyId;

/**
 * Which processes to look for, the latest first. All conditions hold together; null means any. One page at a time: the next page begins before the last
 * process of this one.
 *
 * @param gsrn the metering point
 * @param requester who asked for it
 * @param transactionId the requester's id of it
 * @param kinds empty: any
 * @param states empty: any
 * @param from opened at this moment or later
 * @param to opened before this moment
 * @param effective the date it is about lies in here
 * @param beforeId the hub's id of the last process already seen
 * @param limit processes of a page, at most {@link #LIMIT_MAX}
 */
public record ProcessQuery(
        @Nullable Gsrn gsrn,
        @Nullable PartyId requester,
        @Nullable String transactionId,
        Set<ProcessKind> kinds,
        Set<ProcessState> states,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Interval effective,
        @Nullable Long beforeId,
        int limit) {

    public static final int LIMIT_MAX = 1_000;

    /** @throws IllegalArgumentException when the limit is not between 1 and {@link #LIMIT_MAX} */
    public ProcessQuery {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("a page has 1 to " + LIMIT_MAX + " processes, not " + limit);
        }
        kinds = Set.copyOf(kinds);
        states = Set.copyOf(states);
    }

    /** The processes that somebody asked for under an id. */
    public static ProcessQuery ofTransaction(String transactionId, int limit) {
        return new ProcessQuery(null, null, transactionId, Set.of(), Set.of(), null, null, null, null, limit);
    }
}
