package org.meterhub.settlement.calculation.charge;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Interval;
import org.meterhub.settlement.calculation.OpenEnds;

/**
 * A time in which the master data of a charge stays the same (docs/concepts/settlement.md#what-is-charged).
 *
 * @param resolution quarter, hour or day for tariffs, month for subscriptions and fees
 * @param tax whether it is a tax; only a tariff can be
 * @param from inclusive
 * @param to exclusive; null while it lasts
 */
public record ChargePeriod(
        Charge charge,
        ChargeResolution resolution,
        boolean tax,
        Instant from,
        @Nullable Instant to) {

    /** @throws IllegalArgumentException when the resolution does not suit the type, or a tax is no tariff */
    public ChargePeriod {
        boolean tariff = charge.type() == ChargeType.TARIFF;
        if (tariff == (resolution == ChargeResolution.MONTH)) {
            throw new IllegalArgumentException(charge + " cannot have prices by " + resolution.code());
        }
        if (tax && !tariff) {
            throw new IllegalArgumentException(charge + " cannot be a tax: only tariffs are");
        }
    }

    /** The part of it inside a calculation's period; empty when there is none. */
    public Optional<Interval> clamped(Interval period) {
        return OpenEnds.clamp(from, to, period);
    }
}
