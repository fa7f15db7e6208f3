package org.meterhub.settlement.calculation.deviation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.Resolution;

/**
 * The deviation of one grid area on one day. Over all parties energy and amounts are zero at every step.
 *
 * @param interval the day
 * @param series of the parties with a deviation, in order of their keys
 * @param stepsWithoutPrice steps at which something deviates and no price is known, in order
 */
public record AreaDeviation(
        GridAreaCode gridArea,
        LocalDate day,
        Interval interval,
        Resolution resolution,
        List<DeviationSeries> series,
        List<Instant> stepsWithoutPrice) {

    public AreaDeviation {
        series = List.copyOf(series);
        stepsWithoutPrice = List.copyOf(stepsWithoutPrice);
    }

    public int steps() {
        return resolution.steps(interval);
    }

    /** What all parties deviate by together: zero, or something is wrong. */
    public long sumWh(int step) {
        return series.stream().mapToLong(one -> one.quantityWh(step)).reduce(0, Math::addExact);
    }

    /** What all parties pay together: zero, or something is wrong. */
    public BigDecimal sumAmount(int step) {
        return series.stream()
                .map(one -> one.amount(step))
                .flatMap(Optional::stream)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
