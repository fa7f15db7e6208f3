package org.meterhub.settlement.calculation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketCalendar;

/**
 * What a calculation is asked for, as plain text and times, before anything of it is trusted.
 *
 * @param gridAreas codes of the areas to calculate
 * @param periodStart inclusive
 * @param periodEnd exclusive
 * @param quarterlyFrom when the market went over to quarterly results
 * @param internal a trial that is never sent
 */
public record CalculationArguments(
        CalculationType type,
        List<String> gridAreas,
        Instant periodStart,
        Instant periodEnd,
        Instant quarterlyFrom,
        boolean internal) {

    public CalculationArguments {
        gridAreas = List.copyOf(gridAreas);
    }

    /** What can be wrong with the arguments. */
    public enum Problem {
        /** No grid area is named. */
        GRID_AREA_MISSING,
        /** A grid area code is not three digits (docs/processes/balance-fixing.md#a-run). */
        GRID_AREA_CODE_ILLEGAL,
        /** The period does not begin before it ends. */
        PERIOD_EMPTY,
        /** The results became quarterly at another time than a local midnight. */
        TRANSITION_NOT_MIDNIGHT,
        /** The period lies on both sides of the transition to quarters. */
        PERIOD_STRADDLES_TRANSITION,
        /** A wholesale type lasts exactly one calendar month in local time. */
        PERIOD_NOT_ONE_MONTH,
        /** Only an aggregation can be internal (docs/processes/balance-fixing.md#a-run). */
        INTERNAL_NOT_ALLOWED
    }

    /** Everything that is wrong, in the order of the constants; empty when the calculation can begin. */
    public List<Problem> problems(MarketCalendar calendar) {
        List<Problem> problems = new ArrayList<>();
        if (gridAreas.isEmpty()) {
            problems.add(Problem.GRID_AREA_MISSING);
        }
        if (!gridAreas.stream().allMatch(GridAreaCode::isValid)) {
            problems.add(Problem.GRID_AREA_CODE_ILLEGAL);
        }
        if (!periodStart.isBefore(periodEnd)) {
            problems.add(Problem.PERIOD_EMPTY);
        }
        if (!calendar.isMidnight(quarterlyFrom)) {
            problems.add(Problem.TRANSITION_NOT_MIDNIGHT);
        }
        if (periodStart.isBefore(quarterlyFrom) && periodEnd.isAfter(quarterlyFrom)) {
            problems.add(Problem.PERIOD_STRADDLES_TRANSITION);
        }
        if (type.isWholesale() && !lastsOneMonth(calendar)) {
            problems.add(Problem.PERIOD_NOT_ONE_MONTH);
        }
        if (internal && type != CalculationType.AGGREGATION) {
            problems.add(Problem.INTERNAL_NOT_ALLOWED);
        }
        return problems;
    }

    /** One month to the hour, counted in local time; on which day of the month it begins is for the request's own rule. */
    private boolean lastsOneMonth(MarketCalendar calendar) {
        LocalDateTime start = periodStart.atZone(calendar.zone()).toLocalDateTime();
        LocalDateTime end = periodEnd.atZone(calendar.zone()).toLocalDateTime();
        LocalDate next = start.toLocalDate().plusMonths(1);
        return start.toLocalTime().equals(end.toLocalTime()) && next.equals(end.toLocalDate());
    }
}
