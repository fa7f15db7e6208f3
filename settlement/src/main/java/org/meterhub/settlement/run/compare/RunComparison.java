package org.meterhub.settlement.run.compare;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;

/**
 * How two runs differ over the days both have.
 *
 * @param before version of the one run
 * @param after version of the other
 * @param period the days both have
 * @param areas the areas in which both succeeded
 * @param notCompared areas that only one of the runs has results for
 */
public record RunComparison(
        long before, long after, Interval period, List<AreaComparison> areas, SortedSet<GridAreaCode> notCompared) {

    public RunComparison {
        areas = List.copyOf(areas);
        notCompared = Collections.unmodifiableSortedSet(new TreeSet<>(notCompared));
    }
}
