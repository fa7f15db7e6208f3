package org.meterhub.settlement;

import java.util.ArrayList;
import java.util.List;

/**
 * The metering points whose numbers lie in a range. Ranges that do not overlap divide the work of a run: what is found for each can be added.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record PointRange(long from, long to) {

    /** Every metering point. */
    public static final PointRange ALL = new PointRange(0, Long.MAX_VALUE);

    /** @throws IllegalArgumentException when the range ends before it begins */
    public PointRange {
        if (to < from) {
            throw new IllegalArgumentException("a range from " + from + " to " + to + " ends before it begins");
        }
    }

    public boolean contains(long meteringPoint) {
        return from <= meteringPoint && meteringPoint < to;
    }

    /**
     * All metering points, divided at these numbers.
     *
     * @param bounds in order; equal ones count once
     */
    public static List<PointRange> dividedAt(long... bounds) {
        List<PointRange> ranges = new ArrayList<>();
        long from = ALL.from();
        for (long bound : bounds) {
            if (bound > from) {
                ranges.add(new PointRange(from, bound));
                from = bound;
            }
        }
        ranges.add(new PointRange(from, ALL.to()));
        return ranges;
    }
}
