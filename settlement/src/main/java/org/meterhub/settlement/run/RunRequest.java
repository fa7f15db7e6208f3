package org.meterhub.settlement.run;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.settlement.calculation.CalculationType;

/**
 * What someone wants settled.
 *
 * @param id chosen by who asks; a second request with the same id is refused, so asking again after a lost answer does no harm
 * @param period from local midnight to local midnight; a whole calendar month for wholesale types
 * @param gridAreas at least one
 * @param knownAt the metered data to use: as they were known at this cut-off
 * @param pastCutoff whether the cut-off is an earlier one than now: a look back, which is never sent and never counts
 * @param internal a trial that is never sent and never counts; only of type aggregation
 * @param requestedBy the person or program that asks; empty when not told, and then nobody can be the second person to approve it
 */
public record RunRequest(
        UUID id,
        CalculationType type,
        Interval period,
        SortedSet<GridAreaCode> gridAreas,
        KnownAt knownAt,
        boolean pastCutoff,
        boolean internal,
        String requestedBy) {

    /** A request over all that is known now. */
    public RunRequest(
            UUID id,
            CalculationType type,
            Interval period,
            SortedSet<GridAreaCode> gridAreas,
            KnownAt knownAt,
            boolean internal,
            String requestedBy) {
        this(id, type, period, gridAreas, knownAt, false, internal, requestedBy);
    }

    /** A request of nobody in particular. */
    public RunRequest(
            UUID id,
            CalculationType type,
            Interval period,
            SortedSet<GridAreaCode> gridAreas,
            KnownAt knownAt,
            boolean internal) {
        this(id, type, period, gridAreas, knownAt, internal, "");
    }

    public RunRequest {
        gridAreas = Collections.unmodifiableSortedSet(new TreeSet<>(gridAreas));
    }
}
