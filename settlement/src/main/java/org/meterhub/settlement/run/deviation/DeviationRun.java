package org.meterhub.settlement.run.deviation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.deviation.DeviationKey;

/**
 * A deviation settlement as it is kept.
 *
 * @param number increasing
 * @param knownRecordMax the newest record of the log that counted
 * @param cutoff what came to the hub after this moment did not count
 * @param importMax the newest import of prices it could use
 * @param days in order of grid area and day
 */
public record DeviationRun(
        long number,
        Instant requestedAt,
        String requestedBy,
        CalculationType settledType,
        long knownRecordMax,
        Instant cutoff,
        long importMax,
        List<Day> days) {

    public DeviationRun {
        days = List.copyOf(days);
    }

    /**
     * One grid area on one day.
     *
     * @param settledVersion the run that was in force, or that with which the last deviation settlement counted; null when none had settled the day
     * @param knownVersion the internal run with what is known; null when it has no results
     * @param stepsWithoutPrice steps at which something deviates and no price is known
     * @param firstWithoutPrice the first of them
     * @param problem why the day has no deviation; null when it was settled
     * @param remark of what it was counted from, and which runs do not count and why; null when there is nothing to say
     * @param parties those with a deviation
     */
    public record Day(
            GridAreaCode gridArea,
            LocalDate day,
            @Nullable Long settledVersion,
            @Nullable Long knownVersion,
            int stepsWithoutPrice,
            @Nullable Instant firstWithoutPrice,
            @Nullable String problem,
            @Nullable String remark,
            List<Party> parties) {

        public Day {
            parties = List.copyOf(parties);
        }

        static Day failed(
                GridAreaCode gridArea,
                LocalDate day,
                @Nullable Long settledVersion,
                @Nullable Long knownVersion,
                String problem) {
            return new Day(gridArea, day, settledVersion, knownVersion, 0, null, problem, null, List.of());
        }

        /** The same day with something said about it. */
        Day remarked(String text) {
            return problem == null
                    ? new Day(
                            gridArea,
                            day,
                            settledVersion,
                            knownVersion,
                            stepsWithoutPrice,
                            firstWithoutPrice,
                            null,
                            text,
                            parties)
                    : this;
        }

        /** What all parties deviate by together: zero, or something is wrong. */
        public long sumWh() {
            return parties.stream().mapToLong(Party::quantityWh).sum();
        }
    }

    /**
     * What a party deviates by on a day.
     *
     * @param quantityWh net consumption beyond what was settled
     * @param knownAmount what it pays, as far as prices are known; null when none is
     */
    public record Party(
            DeviationKey key, long quantityWh, @Nullable BigDecimal knownAmount) {}
}
