package org.meterhub.benchmarks.metereddata;

import org.jspecify.annotations.Nullable;

/** What was sent for a supplier, or received by it: how many series and values, and their sum. */
final class Tally {

    private long series;
    private long values;
    private long sumWh;

    void series() {
        series++;
    }

    void value(long quantityWh) {
        values++;
        sumWh += quantityWh;
    }

    void add(Tally other) {
        series += other.series;
        values += other.values;
        sumWh += other.sumWh;
    }

    long values() {
        return values;
    }

    long seriesCount() {
        return series;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tally tally && tally.series == series && tally.values == values && tally.sumWh == sumWh;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sumWh);
    }

    @Override
    public String toString() {
        return series + " series with " + values + " values, in all " + sumWh + " Wh";
    }
}
