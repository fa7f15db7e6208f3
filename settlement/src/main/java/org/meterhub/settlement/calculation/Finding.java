package org.meterhub.settlement.calculation;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;

/**
 * Something wrong with the input of a calculation. A finding that {@link Kind#fails() fails} stops the results of its grid area and of no other.
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

    /** What can be wrong. The names are stored: do not rename. */
    public enum Kind {
        /** At some step no consumption point is there to take positive grid loss (settlement.md §2.5 step 3). */
        GRID_LOSS_POINT_MISSING(true),
        /** At some step no production point is there to take negative grid loss. */
        SYSTEM_CORRECTION_POINT_MISSING(true),
        /** Two points would each take the whole grid loss of the same step. */
        GRID_LOSS_POINT_DOUBLE(true),
        /** Two periods of one metering point overlap: its energy would count twice. */
        PERIODS_OVERLAP(true),
        /** A period does not begin or end on a step of its resolution or of the results. */
        PERIOD_NOT_ALIGNED(true),
        /** A reading is beyond what any metering point can be: sums could overflow. */
        QUANTITY_TOO_LARGE(true),
        /** More readings than steps: the source gave a day twice. */
        READINGS_TWICE(true),
        /** Consumption without a settlement method belongs to no result and so becomes grid loss. */
        SETTLEMENT_METHOD_MISSING(false),
        /** A metering point is linked to a charge of which nothing is known, so nothing is charged. */
        CHARGE_UNKNOWN(false),
        /** A charge has no price where something is charged: the amount is unknown, never zero (settlement.md §4.2). */
        CHARGE_PRICE_MISSING(false),
        /** A charge has two different prices for the same time. */
        CHARGE_PRICE_DOUBLE(true),
        /** Two periods of one charge's master data overlap; what both say the same of is charged once. */
        CHARGE_PERIODS_OVERLAP(false),
        /** A metering point is linked twice to the same charge at the same time; each link counts. */
        CHARGE_LINKS_OVERLAP(false),
        /** The input breaks a rule that every source keeps, so the area cannot be calculated; an operator must look. */
        INPUT_BROKEN(true);

        private final boolean fails;

        Kind(boolean fails) {
            this.fails = fails;
        }

        /** Whether the area cannot be settled; otherwise the finding is a remark. */
        public boolean fails() {
            return fails;
        }
    }

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::gridArea)
            .thenComparing(Finding::kind)
            .thenComparing(Finding::meteringPoint, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Finding::time, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Finding::detail);

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** One line for a person. */
    public String text() {
        StringBuilder text = new StringBuilder("grid area ").append(gridArea);
        if (meteringPoint != null) {
            text.append(", metering point ").append(String.format(Locale.ROOT, "%018d", meteringPoint));
        }
        if (time != null) {
            text.append(", ").append(time);
        }
        return text.append(": ").append(detail).toString();
    }
}
