package org.meterhub.settlement.calculation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The three roundings of money, halves away from zero: a month's price shared among its days and each product to six decimals, each billing total to
 * two (docs/concepts/settlement.md#every-rounding). Sums of amounts are exact.
 */
public final class Amounts {

    /** Decimals of prices and of amounts as they are stored. */
    public static final int SCALE = 6;

    /** Decimals of what is billed. */
    public static final int BILLING_SCALE = 2;

    private Amounts() {}

    /** What one day costs of something that has a price for so many days; rounded before it is multiplied (docs/concepts/settlement.md#every-rounding). */
    public static BigDecimal pricePerDay(BigDecimal price, int days) {
        return price.divide(BigDecimal.valueOf(days), SCALE, RoundingMode.HALF_UP);
    }

    /** Quantity times price, rounded once. */
    public static BigDecimal amount(BigDecimal quantity, BigDecimal price) {
        return quantity.multiply(price).setScale(SCALE, RoundingMode.HALF_UP);
    }

    /** The exact sum of stored amounts as it stands on a bill. Nothing is computed from it any more. */
    public static BigDecimal billingTotal(BigDecimal sum) {
        return sum.setScale(BILLING_SCALE, RoundingMode.HALF_UP);
    }
}
