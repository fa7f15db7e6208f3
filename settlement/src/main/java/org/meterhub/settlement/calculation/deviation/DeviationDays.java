package org.meterhub.settlement.calculation.deviation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which days a deviation settlement may take: whole days that are over, of the last 36 months
 * (docs/concepts/settlement.md#deviation-settlement-avviksoppgjør).
 */
public final class DeviationDays {

    /** How far back corrections are settled. */
    public static final int MONTHS_MAX = 36;

    private DeviationDays() {}

    /** Why a day cannot be settled. */
    public enum Problem {
        /** The day is not over, so nothing can have been settled. */
        NOT_OVER,
        /** The day is longer ago than corrections are settled. */
        TOO_OLD
    }

    /**
     * The days that cannot be settled, with the reason; empty when all can.
     *
     * @param today the market's day on which it is settled
     */
    public static SortedMap<LocalDate, Problem> problems(Collection<LocalDate> days, LocalDate today) {
        SortedSet<LocalDate> inOrder = new TreeSet<>(days);
        SortedMap<LocalDate, Problem> problems = new TreeMap<>();
        LocalDate oldest = today.minusMonths(MONTHS_MAX);
        for (LocalDate day : inOrder) {
            if (!day.isBefore(today)) {
                problems.put(day, Problem.NOT_OVER);
            } else if (day.isBefore(oldest)) {
                problems.put(day, Problem.TOO_OLD);
            }
        }
        return Collections.unmodifiableSortedMap(problems);
    }
}
