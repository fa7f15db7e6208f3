package org.meterhub.settlement;

import java.util.ArrayList;
import java.util.List;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;

/**
 * A share of a run's work: the days of a part of its period, of the metering points in a range. Shares without a common day of a common point can be worked on
 * apart, and what they come to be added.
 *
 * @param period whole market days
 */
public record WorkShare(PointRange points, Interval period) {

    /**
     * Divides the days of a period among shares of the same points.
     *
     * @param count of shares; fewer are made where there are fewer days
     */
    public static List<WorkShare> byDays(PointRange points, Interval period, MarketCalendar calendar, int count) {
        int days = calendar.daysOf(period).size();
        int shares = Math.max(1, Math.min(count, days));
        List<WorkShare> divided = new ArrayList<>();
        for (int i = 0; i < shares; i++) {
            Interval first = calendar.intervalOf(calendar.daysOf(period).get((int) ((long) days * i / shares)));
            Interval last =
                    calendar.intervalOf(calendar.daysOf(period).get((int) ((long) days * (i + 1) / shares) - 1));
            divided.add(new WorkShare(points, new Interval(first.from(), last.to())));
        }
        return divided;
    }
}
