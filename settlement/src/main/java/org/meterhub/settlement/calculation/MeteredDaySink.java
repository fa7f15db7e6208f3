package org.meterhub.settlement.calculation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Resolution;

/** Takes metered days, in any order; each step of a point in one resolution at most once. */
@FunctionalInterface
public interface MeteredDaySink {

    /** Stands in an array of quantities where there is none. */
    long ABSENT = Long.MIN_VALUE;

    /**
     * The largest reading in either direction, 100 GWh in one step: more than any point on earth, and small enough that the sum over
     * {@link SettlementPoints#PERIODS_MAX} points cannot overflow a {@code long}.
     */
    long QUANTITY_WH_MAX = 100_000_000_000L;

    /**
     * Takes consecutive readings of one metering point: usually a market day, always whole hours. The arrays belong to the caller and may be
     * used again after the call.
     *
     * @param meteringPoint the point's number
     * @param from start of the first step, a whole hour
     * @param resolution of these readings, quarter or hour
     * @param steps how many readings there are; the arrays may be longer
     * @param quantityWh watt-hours, {@link #ABSENT} where there is no quantity, which counts as zero
     * @param qualities ordinals of {@link org.meterhub.marketmodel.Quality}, one per reading; null when all readings are measured. A step without
     *     a reading has the quality missing; an absent quantity keeps the quality that stands here, and is missing where there is no array
     */
    void day(
            long meteringPoint,
            Instant from,
            Resolution resolution,
            int steps,
            long[] quantityWh,
            byte @Nullable [] qualities);

    /** A sink that gives every day to one sink and then to another. */
    static MeteredDaySink both(MeteredDaySink one, MeteredDaySink other) {
        return (meteringPoint, from, resolution, steps, quantityWh, qualities) -> {
            one.day(meteringPoint, from, resolution, steps, quantityWh, qualities);
            other.day(meteringPoint, from, resolution, steps, quantityWh, qualities);
        };
    }
}
