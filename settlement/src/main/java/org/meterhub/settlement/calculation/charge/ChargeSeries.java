package org.meterhub.settlement.calculation.charge;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.meterhub.settlement.calculation.Amounts;
import org.meterhub.settlement.calculation.QualityMask;

/**
 * The amounts of a charge to a supplier, step by step: energy or pieces times price. Amounts are computed when asked for; each is rounded once, to six
 * decimals, halves away from zero (settlement.md §4.2 step 5, §4.3 step 5). Unchangeable.
 */
public final class ChargeSeries {

    /** Decimals of a quantity of energy, in kilowatt-hours. */
    public static final int QUANTITY_SCALE = 3;

    private final ChargeSeriesKey key;
    private final ChargeScope scope;
    private final PriceSeries prices;
    /** The steps that have a row. */
    private final int[] steps;

    private final long[] quantities;
    private final byte[] qualities;

    ChargeSeries(
            ChargeSeriesKey key,
            ChargeScope scope,
            PriceSeries prices,
            int[] steps,
            long[] quantities,
            byte[] qualities) {
        this.key = key;
        this.scope = scope;
        this.prices = prices;
        this.steps = steps;
        this.quantities = quantities;
        this.qualities = qualities;
    }

    public ChargeSeriesKey key() {
        return key;
    }

    /** How many rows there are; rows are in order of time and may leave steps out. */
    public int rows() {
        return steps.length;
    }

    /** When the hour or day of a row begins. */
    public Instant timeOf(int row) {
        return scope.timeOf(key.resolution(), steps[row]);
    }

    /** Kilowatt-hours with three decimals, or pieces. */
    public BigDecimal quantity(int row) {
        return key.charge().type() == ChargeType.TARIFF
                ? BigDecimal.valueOf(quantities[row], QUANTITY_SCALE)
                : BigDecimal.valueOf(quantities[row]);
    }

    /** The qualities of the energy; {@link QualityMask#NONE} of pieces. */
    public byte qualityMask(int row) {
        return qualities[row];
    }

    /** What one kilowatt-hour or piece costs at the row's time; empty when that is not known. */
    public Optional<BigDecimal> price(int row) {
        return prices.price(steps[row]);
    }

    /** Quantity times price with six decimals; empty when the price is not known. */
    public Optional<BigDecimal> amount(int row) {
        return price(row).map(price -> Amounts.amount(quantity(row), price));
    }

    /** The exact sum of the amounts that are known; empty when none is. */
    public Optional<BigDecimal> totalAmount() {
        return IntStream.range(0, rows())
                .mapToObj(this::amount)
                .flatMap(Optional::stream)
                .reduce(BigDecimal::add);
    }
}
