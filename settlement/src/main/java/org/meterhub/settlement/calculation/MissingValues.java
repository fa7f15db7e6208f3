package org.meterhub.settlement.calculation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;

/**
 * What values are missing in a grid area: all are counted, and the first are named.
 *
 * @param points that should have values
 * @param pointsMissing of these, points that do not have all
 * @param days all days of all points
 * @param daysMissing of these, days that do not have all values
 * @param findings with point and day, of {@link #POINTS_NAMED_MAX} points at most, after one that counts; empty when nothing is missing
 */
public record MissingValues(long points, long pointsMissing, long days, long daysMissing, List<Finding> findings) {

    /** Points that are named in each grid area. */
    public static final int POINTS_NAMED_MAX = 50;

    /** Days that are named of each point. */
    private static final int DAYS_NAMED_MAX = 5;

    public MissingValues {
        findings = List.copyOf(findings);
    }

    /** Counts the points of an area, given in order of their numbers. */
    static final class Builder {

        private final GridAreaCode area;
        private final Interval period;
        private final List<Finding> named = new ArrayList<>();
        private long points;
        private long pointsMissing;
        private long days;
        private long daysMissing;
        private long ownPoints;
        private boolean anyValue;
        private boolean anyOwnValue;

        Builder(GridAreaCode area, Interval period) {
            this.area = area;
            this.period = period;
        }

        /**
         * @param missing days without all their values, in order
         * @param first when the first of them begins; null when there is none
         */
        void add(long meteringPoint, int expected, List<LocalDate> missing, @Nullable Instant first) {
            points++;
            days += expected;
            daysMissing += missing.size();
            if (!missing.isEmpty()) {
                pointsMissing++;
                if (named.size() < POINTS_NAMED_MAX) {
                    named.add(new Finding(
                            Finding.Kind.VALUES_MISSING, area, meteringPoint, first, text(expected, missing)));
                }
            }
        }

        /** Whether the point has a value at all. Exchange, which another area may read, does not make up for the points of the area itself. */
        void addValues(boolean any, boolean exchange) {
            ownPoints += exchange ? 0 : 1;
            anyValue |= any;
            anyOwnValue |= any && !exchange;
        }

        private static String text(int expected, List<LocalDate> missing) {
            String listed = missing.stream()
                    .limit(DAYS_NAMED_MAX)
                    .map(LocalDate::toString)
                    .collect(Collectors.joining(", "));
            int more = missing.size() - DAYS_NAMED_MAX;
            return "values are missing on " + missing.size() + " of " + expected + " days: " + listed
                    + (more > 0 ? " and " + more + " more" : "");
        }

        MissingValues build() {
            List<Finding> findings = new ArrayList<>();
            if (points == 0) {
                findings.add(absent("no metering point of the area should have values, so there is nothing to settle"));
            } else if (ownPoints > 0 ? !anyOwnValue : !anyValue) {
                String which = ownPoints > 0 ? ownPoints + " consumption and production" : points + " exchange";
                findings.add(absent("none of the " + which + " points has a value" + listed()));
            } else if (daysMissing > 0) {
                String counted = "values are missing at " + pointsMissing + " of " + points + " metering points, on "
                        + daysMissing + " of their " + days + " days" + listed();
                findings.add(new Finding(Finding.Kind.VALUES_MISSING, area, null, null, counted));
            }
            findings.addAll(named);
            return new MissingValues(points, pointsMissing, days, daysMissing, findings);
        }

        private Finding absent(String detail) {
            return new Finding(Finding.Kind.VALUES_ABSENT, area, null, period.from(), detail);
        }

        private String listed() {
            return pointsMissing > named.size() ? "; the first " + named.size() + " are named" : "";
        }
    }
}
