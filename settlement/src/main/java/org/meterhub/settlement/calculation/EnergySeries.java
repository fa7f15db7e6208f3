package org.meterhub.settlement.calculation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.Resolution;

/** One series of results: for each step of a period a rounded quantity and the qualities that went into it, or no row. Unchangeable. */
public final class EnergySeries {

    private final EnergySeriesKey key;
    private final Interval period;
    private final Resolution resolution;
    private final long[] quantityWh;
    private final byte[] qualities;

    /**
     * @param quantityWh watt-hours, one per step
     * @param qualities sets as in {@link QualityMask}, one per step; {@link QualityMask#NONE} where there is no row
     * @throws IllegalArgumentException when the arrays do not have one element per step
     */
    public EnergySeries(
            EnergySeriesKey key, Interval period, Resolution resolution, long[] quantityWh, byte[] qualities) {
        if (quantityWh.length != resolution.steps(period) || qualities.length != quantityWh.length) {
            throw new IllegalArgumentException(quantityWh.length + " quantities and " + qualities.length
                    + " qualities do not fit " + period + " by " + resolution.code());
        }
        this.key = key;
        this.period = period;
        this.resolution = resolution;
        this.quantityWh = quantityWh.clone();
        this.qualities = qualities.clone();
    }

    public EnergySeriesKey key() {
        return key;
    }

    public Interval period() {
        return period;
    }

    public Resolution resolution() {
        return resolution;
    }

    public int steps() {
        return quantityWh.length;
    }

    /** Whether there is a row at the step; where there is none, quantity and qualities mean nothing. */
    public boolean hasRow(int step) {
        return qualities[step] != QualityMask.NONE;
    }

    public long quantityWh(int step) {
        return quantityWh[step];
    }

    /** The qualities that went into the row, as in {@link QualityMask}. */
    public byte qualityMask(int step) {
        return qualities[step];
    }

    /** When the step begins. */
    public Instant timeOf(int step) {
        return period.from().plus(resolution.step().multipliedBy(step));
    }

    /** The sum of all rows. */
    public long totalWh() {
        long total = 0;
        for (int i = 0; i < quantityWh.length; i++) {
            total = Math.addExact(total, hasRow(i) ? quantityWh[i] : 0);
        }
        return total;
    }

    /**
     * The part of the series inside another period.
     *
     * @throws IllegalArgumentException when the series does not have the whole period
     */
    public EnergySeries during(Interval part) {
        if (!period.contains(part)) {
            throw new IllegalArgumentException(key + " has " + period + " and not the whole of " + part);
        }
        int begin = period.from().equals(part.from()) ? 0 : resolution.steps(new Interval(period.from(), part.from()));
        int end = begin + resolution.steps(part);
        return new EnergySeries(
                key,
                part,
                resolution,
                Arrays.copyOfRange(quantityWh, begin, end),
                Arrays.copyOfRange(qualities, begin, end));
    }

    /** The longest runs of steps that have rows, in order: what a document, which cannot leave steps out, has one series for. */
    public List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i <= steps(); i++) {
            boolean row = i < steps() && hasRow(i);
            if (row && begin < 0) {
                begin = i;
            } else if (!row && begin >= 0) {
                stretches.add(new Stretch(begin, i, new Interval(timeOf(begin), timeOf(i))));
                begin = -1;
            }
        }
        return stretches;
    }

    /**
     * Consecutive steps that all have rows.
     *
     * @param fromStep inclusive
     * @param toStep exclusive
     */
    public record Stretch(int fromStep, int toStep, Interval interval) {}

    @Override
    public boolean equals(Object other) {
        return other instanceof EnergySeries that
                && key.equals(that.key)
                && period.equals(that.period)
                && resolution == that.resolution
                && Arrays.equals(quantityWh, that.quantityWh)
                && Arrays.equals(qualities, that.qualities);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + Arrays.hashCode(quantityWh);
    }

    @Override
    public String toString() {
        return key + " " + period + " " + totalWh() + " Wh";
    }
}
