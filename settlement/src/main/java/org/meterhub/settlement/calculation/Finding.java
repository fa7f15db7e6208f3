package org.meterhub.settlement.calculation;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;

/**
 * Something wrong with the input of a calculation. What it does to the results of its grid area, and of no other, is its {@link Effect}.
 *
 * @param gridArea the area it concerns
 * @param meteringPoint the point it was found at; null where no single point is at fault
 * @param time since when, or the step it was found at; null where it concerns the whole period
 * @param detail what was found, in English, for the clerk who mends it
 */
public record Finding(
        Kind kind,
        GridAreaCode gridArea,
        @Nullable Long meteringPoint,
        @Nullable Instant time,
        String detail) implements Comparable<Finding> {

    /** What a finding does to the results of its grid area, the worst first. */
    public enum Effect {
        /** There are none. */
        FAILS,
        /** Something is missing in them: what is known is added up, and is not the whole. */
        LEAVES_GAPS,
        /** They are whole; somebody should look. */
        REMARK
    }

    /** What can be wrong. The names are stored: do not rename. */
    public enum Kind {
        /** None of the points of the area has a value, or no point should have one. */
        VALUES_ABSENT(Effect.FAILS),
        /** At some step no consumption point is there to take positive grid loss (docs/concepts/settlement.md#from-readings-to-energy). */
        GRID_LOSS_POINT_MISSING(Effect.FAILS),
        /** At some step no production point is there to take negative grid loss. */
        SYSTEM_CORRECTION_POINT_MISSING(Effect.FAILS),
        /** Two points would each take the whole grid loss of the same step. */
        GRID_LOSS_POINT_DOUBLE(Effect.FAILS),
        /** Two periods of one metering point overlap: its energy would count twice. */
        PERIODS_OVERLAP(Effect.FAILS),
        /** A period does not begin or end on a step of its resolution or of the results. */
        PERIOD_NOT_ALIGNED(Effect.FAILS),
        /** A reading is beyond what any metering point can be: sums could overflow. */
        QUANTITY_TOO_LARGE(Effect.FAILS),
        /** More readings than steps: the source gave a day twice. */
        READINGS_TWICE(Effect.FAILS),
        /**
         * Points should have had values and have none, or not all of a day: the sums are without them (docs/concepts/settlement.md#from-readings-to-energy).
         */
        VALUES_MISSING(Effect.LEAVES_GAPS),
        /** Consumption without a settlement method belongs to no result and so becomes grid loss. */
        SETTLEMENT_METHOD_MISSING(Effect.REMARK),
        /** A metering point is linked to a charge of which nothing is known, so nothing is charged. */
        CHARGE_UNKNOWN(Effect.REMARK),
        /** A charge has no price where something is charged: the amount is unknown, never zero (docs/concepts/settlement.md#what-is-charged). */
        CHARGE_PRICE_MISSING(Effect.LEAVES_GAPS),
        /** A month is settled in which nothing is charged in the whole area: no charge is linked to any of its points. */
        CHARGES_ABSENT(Effect.LEAVES_GAPS),
        /** A charge has two different prices for the same time. */
        CHARGE_PRICE_DOUBLE(Effect.FAILS),
        /** Two periods of one charge's master data overlap; what both say the same of is charged once. */
        CHARGE_PERIODS_OVERLAP(Effect.REMARK),
        /** A metering point is linked twice to the same charge at the same time; each link counts. */
        CHARGE_LINKS_OVERLAP(Effect.REMARK),
        /** The input breaks a rule that every source keeps, so the area cannot be calculated; an operator must look. */
        INPUT_BROKEN(Effect.FAILS);

        private final Effect effect;

        Kind(Effect effect) {
            this.effect = effect;
        }

        public Effect effect() {
            return effect;
        }

        /** Whether the area cannot be settled. */
        public boolean fails() {
            return effect == Effect.FAILS;
        }

        /** Whether the area has results to which something is missing. */
        public boolean leavesGaps() {
            return effect == Effect.LEAVES_GAPS;
        }
    }

    /** The worst first, so that a list that is cut short keeps it. */
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::gridArea)
            .thenComparing(finding -> finding.kind().effect())
            .thenComparing(Finding::kind)
            .thenComparing(Finding::meteringPoint, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Finding::time, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Finding::detail);

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** One line, with its time in UTC: for logs. */
    public String text() {
        return text(String.valueOf(time));
    }

    /**
     * One line for a person.
     *
     * @param zone the market's; a midnight there is shown as its day, any other time with its offset
     */
    public String text(ZoneId zone) {
        return text(time == null ? "" : local(time.atZone(zone)));
    }

    private static String local(ZonedDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : time.toOffsetDateTime().toString();
    }

    private String text(String when) {
        StringBuilder text = new StringBuilder("grid area ").append(gridArea);
        if (meteringPoint != null) {
            text.append(", metering point ").append(String.format(Locale.ROOT, "%018d", meteringPoint));
        }
        if (time != null) {
            text.append(", ").append(when);
        }
        return text.append(": ").append(detail).toString();
    }
}
