package org.meterhub.marketplay;

import java.time.Instant;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketplay.ExampleMarket.Point;

/**
 * What the meters of the example market show: made up, but the same at every run, and shaped so that an area's production covers its consumption and
 * leaves a small loss, now and then below zero.
 */
final class MeterReadings {

    private static final long CONSUMPTION_WH_PER_HOUR = 1_000;
    private static final long PRODUCTION_WH_PER_HOUR = 10_000;

    /**
     * The two exchange points flow against each other, one metered by the hour and one by the quarter. The hourly one is always the larger, so that the
     * net flow keeps its sign: rounding is away from zero, and only then do rounded quarters add up to what was metered
     * (docs/concepts/market-time-and-energy.md#rounding-with-carry).
     */
    private static final long HOURLY_EXCHANGE_WH_PER_HOUR = 4_000;

    private static final long QUARTERLY_EXCHANGE_WH_PER_HOUR = 1_200;

    private MeterReadings() {}

    /**
     * The reading of one step.
     *
     * @param correction 0 for the first reading, 1 and more for later corrections of it
     * @return watt-hours
     */
    static long quantityWh(Point point, Instant step, int correction) {
        long typical = typicalWhPerHour(point) / point.resolution().stepsPerHour();
        long spreadPercent = point.type() == MeteringPointType.CONSUMPTION ? 40 : 5;
        long spread = typical * spreadPercent / 100;
        long draw = Math.floorMod(mix(point.gsrn().toLong() * 31 + step.getEpochSecond() + correction), 2 * spread + 1);
        return typical - spread + draw + correction;
    }

    private static long typicalWhPerHour(Point point) {
        return switch (point.type()) {
            case PRODUCTION -> PRODUCTION_WH_PER_HOUR;
            case EXCHANGE ->
                point.resolution() == Resolution.HOUR ? HOURLY_EXCHANGE_WH_PER_HOUR : QUARTERLY_EXCHANGE_WH_PER_HOUR;
            default -> CONSUMPTION_WH_PER_HOUR;
        };
    }

    /** Stirs the bits so that neighbouring points and hours have nothing in common (the finaliser of SplitMix64). */
    private static long mix(long seed) {
        long z = seed * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
