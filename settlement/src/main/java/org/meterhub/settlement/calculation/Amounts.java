package org.meterhub.settlement.calculation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The two roundings of money: each product to six decimals, each billing total to two, halves away from zero (settlement.md §4.2, norway.md). */
public final class Amounts {

    /** Decimals of prices and of amounts as they are stored. */
    public static final int SCALE = 6;

    /** Decimals of what is billed. */
    public static final int BILLING_SCALE = 2;

    private Amounts() {}

    /** Quantity times price, rounded once. */
    public static BigDecimal amount(BigDecimal quantity, BigDecimal price) {
        return quantity.multiply(price).setScale(SCALE, RoundingMode.HALF_UP);
    }

    /** The exact sum of stored amounts as it stands on a bill. Nothing is computed from it any more. */
    public static BigDecimal billingTotal(BigDecimal sum) {
        return sum.setScale(BILLING_SCALE, RoundingMode.HALF_UP);
    }
}
