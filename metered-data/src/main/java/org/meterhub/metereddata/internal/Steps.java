package org.meterhub.metereddata.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Resolution;

/**
 * The steps of a series: where each begins. Quarters and hours are absolute time, months are the calendar's.
 *
 * @param calendar the market's civil time
 * @param resolution the step
 * @param start where step 0 begins
 */
public record Steps(MarketCalendar calendar, Resolution resolution, Instant start) {

    public Instant startOf(int step) {
        if (resolution.isFixed()) {
            return start.plusSeconds(step * resolution.step().toSeconds());
        }
        return calendar.startOf(calendar.dayOf(start).plusMonths(step));
    }

    /** From the start of {@code from} to the start of {@code to}. */
    public Interval interval(int from, int to) {
        return new Interval(startOf(from), startOf(to));
    }

    /** The first of the first {@code size} steps that begins at the instant or after it; {@code size} when none does. */
    public int firstFrom(Instant instant, int size) {
        if (!start.isBefore(instant)) {
            return 0;
        }
        if (instant.isAfter(startOf(size))) {
            return size;
        }
        if (resolution.isFixed()) {
            long step = resolution.step().toSeconds();
            long seconds = instant.getEpochSecond() - start.getEpochSecond();
            return (int) Math.min(size, (seconds + step - 1) / step);
        }
        LocalDate first = calendar.dayOf(start);
        int month = (int) ChronoUnit.MONTHS.between(first, calendar.dayOf(instant));
        return Math.min(size, startOf(month).isBefore(instant) ? month + 1 : month);
    }
}
