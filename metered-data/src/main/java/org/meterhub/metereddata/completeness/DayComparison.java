package org.meterhub.metereddata.completeness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;

/**
 * Holds what is due of one market day against what is there, point by point in the order of their numbers. A day has 23 to 25 hours; of a point that was
 * connected for a part of it only the steps that begin in that part are due. A step that was delivered without quantity is still missing. Not thread safe.
 */
public final class DayComparison {

    private final Interval day;
    private final LocalDate date;
    private final DeliveredDay delivered;
    private final Consumer<Gap> gaps;
    private final Map<GridAreaCode, AreaCompleteness> areas = new TreeMap<>();
    private @Nullable Gsrn point;
    private @Nullable GridAreaCode area;
    private int expected;
    private int received;

    /**
     * A point of which something is missing.
     *
     * @param expected steps that are due
     * @param received how many of them have a quantity; fewer than expected
     */
    public record Gap(Gsrn meteringPoint, GridAreaCode gridArea, LocalDate day, int expected, int received) {}

    /** @param gaps is told of every point of which something is missing */
    public DayComparison(LocalDate date, MarketCalendar calendar, DeliveredDay delivered, Consumer<Gap> gaps) {
        this.date = date;
        this.day = calendar.intervalOf(date);
        this.delivered = delivered;
        this.gaps = gaps;
    }

    /** @param stretch of the same point as the one before, or of one with a higher number */
    public void add(ExpectedStretch stretch) {
        if (!stretch.meteringPoint().equals(point)) {
            finishPoint();
            point = stretch.meteringPoint();
        }
        Interval due = stretch.isDue() ? stretch.interval().intersection(day).orElse(null) : null;
        if (due == null) {
            return;
        }
        long step = stretch.resolution().step().toSeconds();
        int from = firstStep(due.from(), step);
        int to = firstStep(due.to(), step);
        area = stretch.gridArea();
        expected += to - from;
        received += delivered.count(stretch.meteringPoint(), stretch.resolution(), from, to);
    }

    /** The first step of the day that begins at the instant or after it. */
    private int firstStep(Instant instant, long step) {
        return (int) ((instant.getEpochSecond() - day.from().getEpochSecond() + step - 1) / step);
    }

    private void finishPoint() {
        Gsrn finished = point;
        GridAreaCode where = area;
        if (finished != null && where != null && expected > 0) {
            areas.merge(where, AreaCompleteness.ofPoint(where, date, expected, received), AreaCompleteness::plus);
            if (received < expected) {
                gaps.accept(new Gap(finished, where, date, expected, received));
            }
        }
        point = null;
        area = null;
        expected = 0;
        received = 0;
    }

    /** Ends the comparison. @return of each area with points of which values are due, in order of their codes */
    public Map<GridAreaCode, AreaCompleteness> finish() {
        finishPoint();
        return areas;
    }
}
