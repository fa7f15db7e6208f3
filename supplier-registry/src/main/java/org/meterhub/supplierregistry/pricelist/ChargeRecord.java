package org.meterhub.supplierregistry.pricelist;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Interval;

/**
 * What is known of a charge.
 *
 * @param id the hub's number of it
 * @param step of its prices; never changes
 * @param tax whether it is a tax; never changes
 * @param periods what it is over time, in order, without overlap; empty when it was stopped before it began
 */
public record ChargeRecord(long id, ChargeKey key, PriceStep step, boolean tax, List<ChargeVersion> periods) {

    public ChargeRecord {
        periods = List.copyOf(periods);
    }

    /** Whether it can be charged at the moment. */
    public boolean isInForce(Instant instant) {
        return periods.stream().anyMatch(period -> period.covers(instant));
    }

    /** Whether it can be charged over the whole stretch of time. */
    public boolean isInForce(Instant from, Instant to) {
        Instant reached = from;
        for (ChargeVersion period : periods) {
            Instant end = period.validTo();
            if (period.covers(reached)) {
                if (end == null || !end.isBefore(to)) {
                    return true;
                }
                reached = end;
            }
        }
        return false;
    }

    /** When it ends, as is known; null when it goes on. */
    public @Nullable Instant end() {
        return periods.isEmpty() ? null : periods.get(periods.size() - 1).validTo();
    }

    /** The same with what it is at some time of the interval only; nothing of a version that was stopped before it began. */
    ChargeRecord during(Interval interval) {
        return new ChargeRecord(
                id,
                key,
                step,
                tax,
                periods.stream().filter(period -> period.touches(interval)).toList());
    }
}
