package org.meterhub.settlement.calculation.deviation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.calculation.Amounts;

/**
 * A series of imbalance prices of one price area, as imported.
 *
 * @param resolution of the prices, hours or quarters
 * @param pricesPerMwh by the start of their step; absent where none is known
 */
public record ImbalancePrices(Resolution resolution, Map<Instant, BigDecimal> pricesPerMwh) {

    /** @throws IllegalArgumentException when a price is not at the start of a step or has more than six decimals */
    public ImbalancePrices {
        pricesPerMwh = Map.copyOf(pricesPerMwh);
        long seconds = resolution.step().toSeconds();
        pricesPerMwh.forEach((time, price) -> {
            if (Math.floorMod(time.getEpochSecond(), seconds) != 0 || time.getNano() != 0) {
                throw new IllegalArgumentException(
                        "the price of " + time + " does not begin a step of " + resolution.code());
            }
            if (price.stripTrailingZeros().scale() > Amounts.SCALE) {
                throw new IllegalArgumentException("the price of " + time + " has more than six decimals: " + price);
            }
        });
    }

    /** The price in force at the instant; empty when none is known. An hourly price holds for each of its quarters. */
    public Optional<BigDecimal> at(Instant instant) {
        long seconds = resolution.step().toSeconds();
        long start = Math.floorDiv(instant.getEpochSecond(), seconds) * seconds;
        return Optional.ofNullable(pricesPerMwh.get(Instant.ofEpochSecond(start)));
    }
}
