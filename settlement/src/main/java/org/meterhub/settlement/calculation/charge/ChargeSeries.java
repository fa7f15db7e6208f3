package org.meterhub.settlement.calculation.charge;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.meterhub.settlement.calculation.Amounts;
import org.meterhub.settlement.calculation.QualityMask;

/**
 * The amounts of a charge to a supplier, step by step: energy or pieces times price. Amounts are computed when asked for; each is rounded once, to six
 * decimals, halves away from zero (docs/concepts/settlement.md#every-rounding). Unchangeable.
 */
public final class ChargeSeries {

    /** Decimals of a quantity of energy, in kilowatt-hours. */
    public static final int QUANTITY_SCALE = 3;

    private final ChargeSeriesKey key;
    private final ChargeScope scope;
    private final List<Row> rows;

    /**
     * One row.
     *
     * @param step quarter, hour or day of the calculation, counted from its start
     * @param quantity watt-hours, or pieces
     * @param qualities of the energy, as in {@link QualityMask}; {@link QualityMask#NONE} of pieces
     * @param knownPrice with six decimals; null when it is not known
     */
    public record Row(
            int step,
            long quantity,
            byte qualities,
            @Nullable BigDecimal knownPrice) {}

    /** @param rows in order of their steps */
    public ChargeSeries(ChargeSeriesKey key, ChargeScope scope, List<Row> rows) {
        this.key = key;
        this.scope = scope;
        this.rows = List.copyOf(rows);
    }

    public ChargeSeriesKey key() {
        return key;
    }

    /** How many rows there are; rows are in order of time and may leave steps out. */
    public int rows() {
        return rows.size();
    }

    public Row row(int row) {
        return rows.get(row);
    }

    /** When the quarter, hour or day of a row begins. */
    public Instant timeOf(int row) {
        return scope.timeOf(key.resolution(), rows.get(row).step());
    }

    /** Kilowatt-hours with three decimals, or pieces. */
    public BigDecimal quantity(int row) {
        return key.charge().type() == ChargeType.TARIFF
                ? BigDecimal.valueOf(rows.get(row).quantity(), QUANTITY_SCALE)
                : BigDecimal.valueOf(rows.get(row).quantity());
    }

    /** The qualities of the energy; {@link QualityMask#NONE} of pieces. */
    public byte qualityMask(int row) {
        return rows.get(row).qualities();
    }

    /** What one kilowatt-hour or piece costs at the row's time; empty when that is not known. */
    public Optional<BigDecimal> price(int row) {
        return Optional.ofNullable(rows.get(row).knownPrice());
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

    /** Whether a price or a value is missing somewhere, so that the amounts do not add up to the whole. */
    public boolean hasGaps() {
        return rows.stream().anyMatch(row -> row.knownPrice() == null || (row.qualities() & QualityMask.MISSING) != 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChargeSeries that
                && key.equals(that.key)
                && scope.period().equals(that.scope.period())
                && rows.equals(that.rows);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + rows.hashCode();
    }

    @Override
    public String toString() {
        return key + ", " + rows.size() + " rows";
    }
}
