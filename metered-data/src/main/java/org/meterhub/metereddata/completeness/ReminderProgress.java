package org.meterhub.metereddata.completeness;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;

/**
 * How far the reminders have come. A morning is the date of a deadline: on it the values of the day before are due.
 *
 * @param firstDay days before it are not looked at
 * @param done the morning up to which all reminders are written
 * @param running the morning that is being dealt with; null when none is
 * @param day the market day that is being looked at; null when none is, or no more
 * @param after the last metering point of that day that is dealt with; null before the first
 */
public record ReminderProgress(
        LocalDate firstDay,
        LocalDate done,
        @Nullable LocalDate running,
        @Nullable LocalDate day,
        @Nullable Gsrn after) {

    /** The hub begins on this morning: the first day it looks at is the one that begins now. */
    public static ReminderProgress from(LocalDate morning) {
        return new ReminderProgress(morning, morning, null, null, null);
    }

    /**
     * A morning begins. It looks at the days that were not due on the last one, and once more at those that were still watched then: however many mornings
     * have been missed, every day is looked at a last time.
     *
     * @param daysWatched each day is looked at on so many mornings
     */
    public ReminderProgress begin(LocalDate morning, int daysWatched) {
        LocalDate from = done.minusDays(daysWatched - 1L);
        return new ReminderProgress(firstDay, done, morning, from.isBefore(firstDay) ? firstDay : from, null);
    }

    /** The points of the day up to this one are dealt with. */
    public ReminderProgress upTo(Gsrn last) {
        return new ReminderProgress(firstDay, done, running, day, last);
    }

    /** The day is dealt with; the next one follows, or none when that is not due yet. */
    public ReminderProgress nextDay() {
        LocalDate next = day == null ? null : day.plusDays(1);
        boolean due = next != null && running != null && next.isBefore(running);
        return new ReminderProgress(firstDay, done, running, due ? next : null, null);
    }

    /** The morning is dealt with. */
    public ReminderProgress end() {
        return new ReminderProgress(firstDay, running == null ? done : running, null, null, null);
    }
}
