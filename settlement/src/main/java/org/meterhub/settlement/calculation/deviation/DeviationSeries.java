package org.meterhub.settlement.calculation.deviation;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The deviation of one party over a day, step by step. Energy is net consumption: above zero, the party used more, or produced less, than was settled,
 * and pays. Does not change once the
 * {@link DeviationSettlement} is done.
 */
public final class DeviationSeries {

    private final DeviationKey key;
    private final long[] wh;
    private final @Nullable BigDecimal[] amounts;

    DeviationSeries(DeviationKey key, long[] wh, @Nullable BigDecimal[] amounts) {
        this.key = key;
        this.wh = wh;
        this.amounts = amounts;
    }

    public DeviationKey key() {
        return key;
    }

    public int steps() {
        return wh.length;
    }

    /** Net consumption known now less what was settled. */
    public long quantityWh(int step) {
        return wh[step];
    }

    /** What the party pays, with six decimals; below zero it gets money back. Empty when no price is known and there is something to value. */
    public Optional<BigDecimal> amount(int step) {
        return Optional.ofNullable(amounts[step]);
    }

    /** The sum over the day. */
    public long totalWh() {
        return Arrays.stream(wh).reduce(0, Math::addExact);
    }

    /** The exact sum of the amounts that are known; empty when none is. */
    public Optional<BigDecimal> totalAmount() {
        return Arrays.stream(amounts)
                .map(Optional::ofNullable)
                .flatMap(Optional::stream)
                .reduce(BigDecimal::add);
    }

    void value(int step, BigDecimal amount) {
        amounts[step] = amount;
    }

    /** Whether anything deviates; a grid-loss supplier can also have to take what rounding leaves. */
    boolean hasDeviation() {
        return Arrays.stream(wh).anyMatch(one -> one != 0)
                || Arrays.stream(amounts).anyMatch(one -> one != null && one.signum() != 0);
    }
}
