package org.meterhub.settlement.calculation.charge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.settlement.calculation.EnergyScope;

/**
 * The time of a calculation of charges, in steps: quarters and hours of absolute time, and days of the market's calendar, which have 23, 24 or 25 hours. A day
 * counts when its midnight is inside the period.
 */
public final class ChargeScope {

    /** Marks hours before the first midnight of the period. */
    static final int NO_DAY = -1;

    private final EnergyScope energy;
    private final MarketCalendar calendar;
    private final Instant[] midnights;
    private final int[] dayOfHour;

    /** @throws IllegalArgumentException when midnight is not a whole hour of absolute time in the calendar's zone */
    public ChargeScope(EnergyScope energy, MarketCalendar calendar) {
        this.energy = energy;
        this.calendar = calendar;
        List<Instant> found = new ArrayList<>();
        LocalDate day = calendar.dayOf(energy.period().from());
        for (Instant midnight = calendar.startOf(day);
                midnight.isBefore(energy.period().to());
                midnight = calendar.startOf(day)) {
            if (!EnergyScope.isWholeHour(midnight)) {
                throw new IllegalArgumentException("days of " + calendar.zone() + " do not begin on whole hours");
            }
            if (!midnight.isBefore(energy.period().from())) {
                found.add(midnight);
            }
            day = day.plusDays(1);
        }
        midnights = found.toArray(Instant[]::new);
        dayOfHour = new int[energy.quarters() / EnergyScope.QUARTERS_PER_HOUR];
        Arrays.fill(dayOfHour, NO_DAY);
        for (int i = 0; i < midnights.length; i++) {
            int end = i + 1 < midnights.length ? hourOf(midnights[i + 1]) : dayOfHour.length;
            Arrays.fill(dayOfHour, hourOf(midnights[i]), end, i);
        }
    }

    public EnergyScope energy() {
        return energy;
    }

    public Interval period() {
        return energy.period();
    }

    public MarketCalendar calendar() {
        return calendar;
    }

    /** How many quarters, hours or days the period has. */
    public int steps(ChargeResolution resolution) {
        return switch (resolution) {
            case QUARTER -> dayOfHour.length * EnergyScope.QUARTERS_PER_HOUR;
            case HOUR -> dayOfHour.length;
            case DAY -> midnights.length;
            case MONTH -> throw new IllegalArgumentException("amounts are per quarter, per hour or per day");
        };
    }

    /** When a step begins. */
    public Instant timeOf(ChargeResolution resolution, int step) {
        return resolution == ChargeResolution.DAY
                ? midnights[step]
                : period().from().plusSeconds(step * seconds(resolution));
    }

    /** The first step that begins at the instant or after it; the number of steps when there is none. */
    public int stepFrom(ChargeResolution resolution, Instant instant) {
        if (resolution != ChargeResolution.DAY) {
            long seconds = instant.getEpochSecond() - period().from().getEpochSecond();
            long step = -Math.floorDiv(-seconds, seconds(resolution));
            return (int) Math.max(0, Math.min(step, steps(resolution)));
        }
        int place = Arrays.binarySearch(midnights, instant);
        return place >= 0 ? place : -1 - place;
    }

    /** The step that a quarter of the period belongs to; below zero for a quarter before the first midnight, which belongs to no day. */
    public int stepAt(ChargeResolution resolution, int quarter) {
        int hour = quarter / EnergyScope.QUARTERS_PER_HOUR;
        return switch (resolution) {
            case QUARTER -> quarter;
            case HOUR -> hour;
            case DAY, MONTH -> dayOfHour[hour];
        };
    }

    private static long seconds(ChargeResolution resolution) {
        return resolution == ChargeResolution.QUARTER ? EnergyScope.SECONDS_PER_QUARTER : EnergyScope.SECONDS_PER_HOUR;
    }

    /** The day an hour belongs to; {@link #NO_DAY} before the first midnight. */
    int dayOfHour(int hour) {
        return dayOfHour[hour];
    }

    /** Hour in which the day begins; for the day after the last, where the period ends. */
    int hourOfDay(int day) {
        return day < midnights.length ? hourOf(midnights[day]) : dayOfHour.length;
    }

    /** Whole hours from the start of the period to the instant. */
    private int hourOf(Instant instant) {
        return Math.toIntExact(
                (instant.getEpochSecond() - period().from().getEpochSecond()) / EnergyScope.SECONDS_PER_HOUR);
    }
}
