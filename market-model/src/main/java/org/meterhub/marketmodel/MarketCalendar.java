package org.meterhub.marketmodel;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * The market's civil time: turns days into intervals of absolute time and back. A market day has 23, 24 or 25 hours.
 *
 * @param zone the market's time zone, {@code Europe/Oslo} in the Norwegian profile
 * @param holidays days without work beside Saturdays and Sundays, for deadlines that count working days
 */
public record MarketCalendar(ZoneId zone, PublicHolidays holidays) {

    /** The calendar of the Norwegian market, the default. */
    public static final MarketCalendar NORWAY = new MarketCalendar(ZoneId.of("Europe/Oslo"));

    /**
     * Every instant that the market's documents and files can name. What lies outside is a slip of the pen, and the arithmetic of calendars, databases and
     * documents with four digits for a year ends not far beyond; so it is refused where it is read.
     */
    public static final Interval NAMEABLE =
            new Interval(Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));

    /** With the Norwegian holidays. */
    public MarketCalendar(ZoneId zone) {
        this(zone, PublicHolidays.NORWAY);
    }

    /** The instant at which the day begins. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The whole day, from its midnight to the next. */
    public Interval intervalOf(LocalDate day) {
        return new Interval(startOf(day), startOf(day.plusDays(1)));
    }

    /** From the first day's midnight to the midnight that begins {@code toExclusive}. */
    public Interval intervalOf(LocalDate from, LocalDate toExclusive) {
        return new Interval(startOf(from), startOf(toExclusive));
    }

    /** The day that holds the instant. */
    public LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    public boolean isMidnight(Instant instant) {
        return startOf(dayOf(instant)).equals(instant);
    }

    /** Whether the day is neither Saturday, Sunday nor a public holiday. */
    public boolean isWorkingDay(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !holidays.contains(day);
    }

    /**
     * The day that lies a number of working days before another, which itself does not count.
     *
     * @param workingDays zero or more
     */
    public LocalDate minusWorkingDays(LocalDate day, int workingDays) {
        LocalDate earlier = day;
        for (int left = workingDays; left > 0; ) {
            earlier = earlier.minusDays(1);
            if (isWorkingDay(earlier)) {
                left--;
            }
        }
        return earlier;
    }

    /** Every day that the interval touches, in order. */
    public List<LocalDate> daysOf(Interval interval) {
        LocalDate first = dayOf(interval.from());
        LocalDate last = dayOf(interval.to().minusNanos(1));
        return Stream.iterate(first, day -> !day.isAfter(last), day -> day.plusDays(1))
                .toList();
    }

    /** Number of steps in a day: 23, 24, 25 hours or 92, 96, 100 quarters. */
    public int steps(LocalDate day, Resolution resolution) {
        return resolution.steps(intervalOf(day));
    }
}
