package org.meterhub.settlement.run.compare;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.meterhub.marketmodel.GridAreaCode;

/**
 * How the results of one grid area differ: totals first, then suppliers, then charges, then points day by day. What is equal is left out.
 *
 * @param charges only where both runs are of wholesale types
 * @param points in order of point and day, at most {@link RunComparisons#POINT_DAYS_MAX}
 * @param pointDays how many days of points differ in all
 */
public record AreaComparison(
        GridAreaCode gridArea,
        List<SeriesDifference> totals,
        List<SeriesDifference> suppliers,
        List<ChargeDifference> charges,
        List<PointDifference> points,
        long pointDays) {

    public AreaComparison {
        totals = List.copyOf(totals);
        suppliers = List.copyOf(suppliers);
        charges = List.copyOf(charges);
        points = List.copyOf(points);
    }

    /** Whether every day of a point that differs is listed; if not, causes may be missing too. */
    public boolean isComplete() {
        return points.size() == pointDays;
    }

    /** How many of the listed days of points have each cause; one day can have several. */
    public Map<Cause, Long> pointDaysByCause() {
        Map<Cause, Long> counts = new EnumMap<>(Cause.class);
        points.forEach(point -> point.causes().forEach(cause -> counts.merge(cause, 1L, Long::sum)));
        return counts;
    }
}
