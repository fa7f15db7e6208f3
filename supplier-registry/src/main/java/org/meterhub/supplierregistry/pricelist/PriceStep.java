package org.meterhub.supplierregistry.pricelist;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketCode;

/** How often a charge has a price. The codes are stored. */
public enum PriceStep implements MarketCode {
    /** Quarters of an hour, of absolute time. */
    QUARTER("PT15M"),
    /** Hours of absolute time. */
    HOUR("PT1H"),
    /** Market days, of 23, 24 or 25 hours. */
    DAY("P1D"),
    /** Market months; the first may begin in the middle. */
    MONTH("P1M");

    private final String code;

    PriceStep(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** When the step after the one that begins at the moment begins. */
    public Instant next(Instant start, MarketCalendar calendar) {
        return switch (this) {
            case QUARTER -> start.plus(Duration.ofMinutes(15));
            case HOUR -> start.plus(Duration.ofHours(1));
            case DAY -> calendar.startOf(calendar.dayOf(start).plusDays(1));
            case MONTH ->
                calendar.startOf(calendar.dayOf(start).withDayOfMonth(1).plusMonths(1));
        };
    }

    /** When each step of the interval begins, in order: one for each price. */
    public List<Instant> starts(Interval interval, MarketCalendar calendar) {
        List<Instant> starts = new ArrayList<>();
        for (Instant start = interval.from(); start.isBefore(interval.to()); start = next(start, calendar)) {
            starts.add(start);
        }
        return starts;
    }

    /** How many steps the interval has, counting no further than a limit: what a stranger names may be thousands of years long. */
    public int count(Interval interval, MarketCalendar calendar, int limit) {
        int steps = 0;
        for (Instant start = interval.from();
                steps < limit && start.isBefore(interval.to());
                start = next(start, calendar)) {
            steps++;
        }
        return steps;
    }
}
