package org.meterhub.settlement.calculation.charge;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Interval;
import org.meterhub.settlement.calculation.OpenEnds;

/**
 * A time in which a charge is charged for a metering point (docs/concepts/settlement.md#what-is-charged).
 *
 * @param quantity how many pieces of a subscription or fee; does not matter to tariffs
 * @param from inclusive
 * @param to exclusive; null while it lasts. A fee is linked for one day
 */
public record ChargeLink(
        Charge charge,
        long meteringPoint,
        int quantity,
        Instant from,
        @Nullable Instant to) {

    /** @throws IllegalArgumentException when the quantity is below zero */
    public ChargeLink {
        if (quantity < 0) {
            throw new IllegalArgumentException(quantity + " pieces of " + charge + " cannot be charged");
        }
    }

    /** The part of it inside a calculation's period; empty when there is none. */
    public Optional<Interval> clamped(Interval period) {
        return OpenEnds.clamp(from, to, period);
    }
}
