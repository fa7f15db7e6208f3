package org.meterhub.supplierregistry.pricelist;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.PartyId;

/**
 * An owner says what a charge costs (process D08), over the time of its series.
 *
 * @param series one after the other
 */
public record ChargePricesRequest(
        PartyId sender, String owner, String typeCode, String chargeCode, Instant validFrom, List<Series> series)
        implements ChargeRequest {

    public ChargePricesRequest {
        series = List.copyOf(series);
    }

    @Override
    public List<String> resolutions() {
        return series.stream().map(Series::resolution).distinct().toList();
    }

    /**
     * Prices, step by step.
     *
     * @param from inclusive; null when absent
     * @param to exclusive; null when absent
     */
    public record Series(
            String resolution,
            @Nullable Instant from,
            @Nullable Instant to,
            List<Point> points) {

        public Series {
            points = List.copyOf(points);
        }

        /** The time it covers; empty when it is not said, or ends before it begins. */
        public Optional<Interval> interval() {
            return from == null || to == null || !from.isBefore(to)
                    ? Optional.empty()
                    : Optional.of(new Interval(from, to));
        }
    }

    /**
     * One price.
     *
     * @param position from 1
     */
    public record Point(int position, BigDecimal price) {}
}
