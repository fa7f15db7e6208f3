package org.meterhub.settlement.calculation.charge;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The prices of a charge over a calculation's period, one per step of its amounts, as they are multiplied: of a subscription, the price of one day.
 * Unchangeable once the {@link ChargeCatalogue} is made.
 */
public final class StepPrices {

    private final Charge charge;
    private final ChargeResolution resolution;
    private final boolean tax;
    private final BitSet inForce;
    private final @Nullable BigDecimal[] prices;
    /** Where the charge is in force and no price is known. */
    private final BitSet unpriced = new BitSet();

    StepPrices(Charge charge, ChargeResolution resolution, boolean tax, int steps) {
        this.charge = charge;
        this.resolution = resolution;
        this.tax = tax;
        inForce = new BitSet(steps);
        prices = new BigDecimal[steps];
    }

    public Charge charge() {
        return charge;
    }

    /** Quarter, hour or day. */
    public ChargeResolution resolution() {
        return resolution;
    }

    public boolean tax() {
        return tax;
    }

    public int steps() {
        return prices.length;
    }

    /** Whether the charge exists at the step. */
    public boolean isInForce(int step) {
        return inForce.get(step);
    }

    /** The price at the step; empty when none is known. */
    public Optional<BigDecimal> price(int step) {
        return Optional.ofNullable(prices[step]);
    }

    /** The charge exists at the step, with this price where one is known. */
    void put(int step, @Nullable BigDecimal price) {
        inForce.set(step);
        if (prices[step] == null) {
            prices[step] = price;
        }
        unpriced.set(step, prices[step] == null);
    }

    /** The first of these steps at which the charge is in force and no price is known. */
    OptionalInt firstUnpriced(int from, int to) {
        int step = unpriced.nextSetBit(from);
        return step >= 0 && step < to ? OptionalInt.of(step) : OptionalInt.empty();
    }
}
