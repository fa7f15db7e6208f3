package org.meterhub.settlement.calculation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.Resolution;

/**
 * What one calculation covers.
 *
 * @param period from and to are whole hours
 * @param resolution of all results, quarters or hours
 * @param gridAreas the areas to calculate, at least one
 */
public record EnergyScope(Interval period, Resolution resolution, SortedSet<GridAreaCode> gridAreas) {

    public static final int QUARTERS_PER_HOUR = 4;
    public static final long SECONDS_PER_QUARTER = 900;
    public static final long SECONDS_PER_HOUR = 3600;

    /** Longest period of one calculation, so that every series fits in memory: somewhat more than a year. */
    public static final Duration PERIOD_MAX = Duration.ofDays(400);

    /** @throws IllegalArgumentException when the period is not made of whole hours or is too long, or no area is named */
    public EnergyScope {
        if (!isWholeHour(period.from()) || !isWholeHour(period.to())) {
            throw new IllegalArgumentException("a calculation covers whole hours, not " + period);
        }
        if (period.duration().compareTo(PERIOD_MAX) > 0) {
            throw new IllegalArgumentException(period + " is longer than " + PERIOD_MAX.toDays() + " days");
        }
        if (!resolution.isFixed()) {
            throw new IllegalArgumentException("results are per hour or per quarter, not per month");
        }
        if (gridAreas.isEmpty()) {
            throw new IllegalArgumentException("a calculation needs a grid area");
        }
        gridAreas = Collections.unmodifiableSortedSet(new TreeSet<>(gridAreas));
    }

    /**
     * The resolution of all results of a calculation: hours for a period that ends before the market went over to quarters, else quarters
     * (docs/processes/balance-fixing.md#a-run).
     */
    public static Resolution resolutionOf(Interval period, Instant quarterlyFrom) {
        return period.to().isAfter(quarterlyFrom) ? Resolution.QUARTER_HOUR : Resolution.HOUR;
    }

    /** Number of steps of each series. */
    public int steps() {
        return resolution.steps(period);
    }

    /** Quarters of an hour in the period. */
    public int quarters() {
        return Math.toIntExact(period.duration().toSeconds() / SECONDS_PER_QUARTER);
    }

    /** Whole quarters from the start of the period to the instant; below zero before it. */
    int quarterOf(Instant instant) {
        return Math.toIntExact(
                Math.floorDiv(instant.getEpochSecond() - period.from().getEpochSecond(), SECONDS_PER_QUARTER));
    }

    boolean isQuarterly() {
        return resolution == Resolution.QUARTER_HOUR;
    }

    /** Whether a whole hour begins at the instant. */
    public static boolean isWholeHour(Instant instant) {
        return Math.floorMod(instant.getEpochSecond(), SECONDS_PER_HOUR) == 0 && instant.getNano() == 0;
    }

    /**
     * Makes sure that readings fill whole hours, which is what every source promises ({@link MeteredDaySink}).
     *
     * @throws IllegalArgumentException when they do not: the source broke its contract
     */
    public static void requireWholeHours(long meteringPoint, Instant from, Resolution resolution, int steps) {
        if (!isWholeHour(from) || steps % resolution.stepsPerHour() != 0) {
            throw new IllegalArgumentException("metering point " + meteringPoint + ": " + steps + " readings "
                    + resolution.code() + " from " + from + " are not whole hours");
        }
    }

    /** Whether a step of the resolution begins at the instant. */
    public static boolean isAligned(Instant instant, Resolution resolution) {
        return Math.floorMod(instant.getEpochSecond(), resolution.step().toSeconds()) == 0 && instant.getNano() == 0;
    }
}
