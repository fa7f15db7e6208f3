package org.meterhub.settlement.run.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.meterhub.marketmodel.Interval;

/** Times as they are told: without seams. */
final class Times {

    private Times() {}

    /** The same times without overlaps, those that touch put together, in order. */
    static List<Interval> merged(List<Interval> intervals) {
        List<Interval> inOrder = new ArrayList<>(intervals);
        inOrder.sort(Comparator.comparing(Interval::from));
        List<Interval> merged = new ArrayList<>();
        for (Interval next : inOrder) {
            int last = merged.size() - 1;
            if (last >= 0 && !next.from().isAfter(merged.get(last).to())) {
                Interval before = merged.get(last);
                merged.set(last, next.to().isAfter(before.to()) ? new Interval(before.from(), next.to()) : before);
            } else {
                merged.add(next);
            }
        }
        return merged;
    }
}
