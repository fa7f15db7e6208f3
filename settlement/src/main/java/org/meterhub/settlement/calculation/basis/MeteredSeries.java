package org.meterhub.settlement.calculation.basis;

import java.time.Instant;
import java.util.Arrays;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.Quality;
import org.meterhub.settlement.calculation.SettlementPointPeriod;

/**
 * The readings of one metering point in one of its periods, as a calculation uses them: every step of the point's own resolution from start to end; a
 * step without a reading is zero and missing, a reading without a quantity is zero and keeps its quality (docs/concepts/settlement.md#from-readings-to-energy).
 */
public final class MeteredSeries {

    private final SettlementPointPeriod period;
    private final Interval interval;
    private final long[] wh;
    private final byte[] qualities;

    /** A series in which everything is missing yet. */
    MeteredSeries(SettlementPointPeriod period, Interval interval) {
        this.period = period;
        this.interval = interval;
        int steps = period.resolution().steps(interval);
        wh = new long[steps];
        qualities = new byte[steps];
        Arrays.fill(qualities, (byte) Quality.MISSING.ordinal());
    }

    /** Whose readings they are, and when. */
    public SettlementPointPeriod period() {
        return period;
    }

    /** From the first step to the end of the last. */
    public Interval interval() {
        return interval;
    }

    public int steps() {
        return wh.length;
    }

    /** When the step begins. */
    public Instant timeOf(int step) {
        return interval.from().plus(period.resolution().step().multipliedBy(step));
    }

    public long quantityWh(int step) {
        return wh[step];
    }

    public Quality quality(int step) {
        return Quality.values()[qualities[step]];
    }

    void put(int step, long quantityWh, byte quality) {
        wh[step] = quantityWh;
        qualities[step] = quality;
    }
}
