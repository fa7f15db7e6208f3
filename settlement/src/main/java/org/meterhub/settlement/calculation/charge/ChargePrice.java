package org.meterhub.settlement.calculation.charge;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.meterhub.settlement.calculation.Amounts;

/**
 * A price of a charge (docs/concepts/settlement.md#what-is-charged).
 *
 * @param time for a tariff the quarter, hour or day it holds for, and no other; for a subscription or fee, from when it holds
 * @param price per kilowatt-hour, per month, or per piece, with six decimals
 */
public record ChargePrice(Charge charge, Instant time, BigDecimal price) {

    /** @throws IllegalArgumentException when the price has more than six decimals */
    public ChargePrice {
        if (price.stripTrailingZeros().scale() > Amounts.SCALE) {
            throw new IllegalArgumentException("the price " + price + " of " + charge + " has more than six decimals");
        }
        price = price.setScale(Amounts.SCALE, RoundingMode.UNNECESSARY);
    }
}
