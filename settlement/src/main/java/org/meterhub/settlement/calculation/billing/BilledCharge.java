package org.meterhub.settlement.calculation.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.settlement.calculation.Amounts;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.calculation.charge.ChargeResolution;

/**
 * What a charge comes to at one metering point.
 *
 * @param resolution of the rows, hour or day
 * @param tax whether it is a tax
 * @param rows in order of time
 */
public record BilledCharge(Charge charge, ChargeResolution resolution, boolean tax, List<Row> rows) {

    public BilledCharge {
        rows = List.copyOf(rows);
    }

    /**
     * One hour or day.
     *
     * @param quantity kilowatt-hours with three decimals, or pieces
     * @param qualities of the energy, as in {@link org.meterhub.settlement.calculation.QualityMask}; the empty set of pieces
     * @param knownPrice null when it is not known
     */
    public record Row(
            Instant time,
            BigDecimal quantity,
            byte qualities,
            @Nullable BigDecimal knownPrice) {

        public Optional<BigDecimal> price() {
            return Optional.ofNullable(knownPrice);
        }

        /** Quantity times price, rounded once to six decimals; empty when the price is not known. */
        public Optional<BigDecimal> amount() {
            return price().map(price -> Amounts.amount(quantity, price));
        }
    }

    /** The exact sum of the amounts that are known; empty when none is. */
    public Optional<BigDecimal> totalAmount() {
        return rows.stream().map(Row::amount).flatMap(Optional::stream).reduce(BigDecimal::add);
    }

    /** What stands on the bill, with two decimals. */
    public Optional<BigDecimal> billed() {
        return totalAmount().map(Amounts::billingTotal);
    }

    /** Whether every row has a price: a bill with gaps must not go out as if it were whole. */
    public boolean isComplete() {
        return rows.stream().allMatch(row -> row.price().isPresent());
    }
}
