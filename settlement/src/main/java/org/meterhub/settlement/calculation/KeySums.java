package org.meterhub.settlement.calculation;

import org.jspecify.annotations.Nullable;

/** The sums of one {@link SumKey}: of hourly and of quarterly readings apart, so that neither need be turned into the other before the end. */
final class KeySums {

    private final EnergyScope scope;
    private @Nullable StepSums hours;
    private @Nullable StepSums quarters;

    KeySums(EnergyScope scope) {
        this.scope = scope;
    }

    StepSums hours() {
        if (hours == null) {
            hours = new StepSums(scope.quarters() / EnergyScope.QUARTERS_PER_HOUR);
        }
        return hours;
    }

    StepSums quarters() {
        if (quarters == null) {
            quarters = new StepSums(scope.quarters());
        }
        return quarters;
    }

    /** One more point has a period over these quarters of the calculation's period. */
    void expect(int fromQuarter, int toQuarter, boolean hourlyReadings) {
        if (hourlyReadings || !scope.isQuarterly()) {
            hours().expect(fromQuarter / EnergyScope.QUARTERS_PER_HOUR, toQuarter / EnergyScope.QUARTERS_PER_HOUR);
        } else {
            quarters().expect(fromQuarter, toQuarter);
        }
    }

    void add(KeySums other) {
        if (other.hours != null) {
            hours().add(other.hours);
        }
        if (other.quarters != null) {
            quarters().add(other.quarters);
        }
    }

    /**
     * The exact sum of every step of the results, in units of {@link #unitsPerWh}; an hour's energy is a quarter of it in each of its quarters.
     */
    Rows exact() {
        Rows rows = new Rows(scope.steps());
        if (!scope.isQuarterly()) {
            if (hours != null) {
                hours.visit((step, wh, mask, read, expected) -> rows.add(step, wh, mask));
            }
            return rows;
        }
        if (quarters != null) {
            quarters.visit((step, wh, mask, read, expected) ->
                    rows.add(step, Math.multiplyExact(wh, EnergyScope.QUARTERS_PER_HOUR), mask));
        }
        if (hours != null) {
            hours.visit((step, wh, mask, read, expected) -> {
                for (int k = 0; k < EnergyScope.QUARTERS_PER_HOUR; k++) {
                    rows.add(step * EnergyScope.QUARTERS_PER_HOUR + k, wh, mask);
                }
            });
        }
        return rows;
    }

    /** Whether some step has more readings than points. */
    boolean hasReadingsTwice() {
        boolean[] found = new boolean[1];
        StepSums.StepVisitor compare = (step, wh, mask, read, expected) -> found[0] |= read > expected;
        if (hours != null) {
            hours.visit(compare);
        }
        if (quarters != null) {
            quarters.visit(compare);
        }
        return found[0];
    }

    /** How finely {@link #exact} counts: quarters of a watt-hour for quarterly results, else watt-hours. */
    static int unitsPerWh(EnergyScope scope) {
        return scope.isQuarterly() ? EnergyScope.QUARTERS_PER_HOUR : 1;
    }
}
