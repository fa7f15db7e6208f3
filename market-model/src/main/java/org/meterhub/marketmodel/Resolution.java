package org.meterhub.marketmodel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The step of a series. Quarters and hours are steps of absolute time; a month is a month of the market's calendar. */
public enum Resolution implements MarketCode {
    QUARTER_HOUR("PT15M", Duration.ofMinutes(15)),
    HOUR("PT1H", Duration.ofHours(1)),
    MONTH("P1M", null);

    private final String code;
    private final @Nullable Duration step;

    Resolution(String code, @Nullable Duration step) {
        this.code = code;
        this.step = step;
    }

    @Override
    public String code() {
        return code;
    }

    /** Whether steps have a fixed length, that is, all but {@link #MONTH}. */
    public boolean isFixed() {
        return step != null;
    }

    /** @throws IllegalStateException for {@link #MONTH}, whose steps differ in length */
    public Duration step() {
        if (step == null) {
            throw new IllegalStateException("a month has no fixed length");
        }
        return step;
    }

    /** Steps in one hour: 4 or 1. */
    public int stepsPerHour() {
        return (int) (Duration.ofHours(1).toSeconds() / step().toSeconds());
    }

    /** How many whole steps an interval has. */
    public int steps(Interval interval) {
        return Math.toIntExact(interval.duration().toSeconds() / step().toSeconds());
    }
}
