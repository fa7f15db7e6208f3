package org.meterhub.settlement.calculation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;

/**
 * Marks the {@link ExpectedReadings expected days} of which every reading came. One thread; what several threads have marked can be added. A bit for each day
 * of a point, so that a month of a million points takes eight megabytes.
 *
 * <p>What is missing is what a sum calls missing (docs/concepts/settlement.md#from-readings-to-energy): a step without a reading, or one whose reading says so.
 */
public final class DaysRead implements MeteredDaySink {

    private static final byte MISSING = (byte) Quality.MISSING.ordinal();

    private final ExpectedReadings expected;
    private final int wordsPerRow;
    private final long[] whole;
    /** Rows of which any reading came. */
    private final boolean[] seen;

    private int next;
    private int lastDay;

    public DaysRead(ExpectedReadings expected) {
        this.expected = expected;
        wordsPerRow = (expected.days.size() + Long.SIZE - 1) / Long.SIZE;
        whole = new long[Math.multiplyExact(expected.periods.rows(), wordsPerRow)];
        seen = new boolean[expected.periods.rows()];
    }

    @Override
    public void day(
            long meteringPoint,
            Instant from,
            Resolution resolution,
            int steps,
            long[] quantityWh,
            byte @Nullable [] qualities) {
        int row = expected.periods.find(meteringPoint, next);
        if (row < 0) {
            return;
        }
        int quartersPerStep = EnergyScope.QUARTERS_PER_HOUR / resolution.stepsPerHour();
        int first = expected.scope.quarterOf(from);
        int end = first + steps * quartersPerStep;
        lastDay = expected.dayAt(first, lastDay);
        while (expected.periods.isOf(row, meteringPoint)) {
            if (EnergyScope.QUARTERS_PER_HOUR / quartersPerStep == stepsPerHour(row)) {
                mark(row, first, end, quartersPerStep, quantityWh, qualities);
            }
            row++;
        }
        next = row;
    }

    private int stepsPerHour(int row) {
        return expected.periods.at(row, ExpectedReadings.HOURLY) == 1 ? 1 : EnergyScope.QUARTERS_PER_HOUR;
    }

    private void mark(
            int row, int first, int end, int quartersPerStep, long[] quantityWh, byte @Nullable [] qualities) {
        for (int day = lastDay; day < expected.days.size(); day++) {
            int from = expected.from(row, day);
            int to = expected.to(row, day);
            if (from >= end) {
                return;
            }
            int begin = (Math.max(from, first) - first) / quartersPerStep;
            int stop = (Math.min(to, end) - first) / quartersPerStep;
            if (begin < stop) {
                boolean all = from >= first && to <= end && isWhole(begin, stop, quantityWh, qualities);
                if (all) {
                    whole[row * wordsPerRow + day / Long.SIZE] |= 1L << day;
                }
                seen[row] |= all || hasAny(begin, stop, quantityWh, qualities);
            }
        }
    }

    private static boolean isWhole(int begin, int stop, long[] quantityWh, byte @Nullable [] qualities) {
        for (int i = begin; i < stop; i++) {
            if (isMissing(i, quantityWh, qualities)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasAny(int begin, int stop, long[] quantityWh, byte @Nullable [] qualities) {
        for (int i = begin; i < stop; i++) {
            if (!isMissing(i, quantityWh, qualities)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMissing(int i, long[] quantityWh, byte @Nullable [] qualities) {
        return qualities == null ? quantityWh[i] == ABSENT : qualities[i] == MISSING;
    }

    /**
     * Adds what was marked of other days, or of other points; the other stays as it is.
     *
     * @throws IllegalArgumentException when it expects other days
     */
    public void add(DaysRead other) {
        if (expected != other.expected) {
            throw new IllegalArgumentException("days read of different calculations cannot be added");
        }
        for (int i = 0; i < whole.length; i++) {
            whole[i] |= other.whole[i];
        }
        for (int i = 0; i < seen.length; i++) {
            seen[i] |= other.seen[i];
        }
    }

    /** What is missing in every grid area of the calculation, in order. */
    public SortedMap<GridAreaCode, MissingValues> missing() {
        SortedMap<GridAreaCode, MissingValues.Builder> found = new TreeMap<>();
        expected.scope
                .gridAreas()
                .forEach(area -> found.put(area, new MissingValues.Builder(area, expected.scope.period())));
        int row = 0;
        while (row < expected.periods.rows()) {
            row = addPoint(row, found);
        }
        SortedMap<GridAreaCode, MissingValues> missing = new TreeMap<>();
        found.forEach((area, builder) -> missing.put(area, builder.build()));
        return missing;
    }

    /** @return the first row of the next point */
    private int addPoint(int first, SortedMap<GridAreaCode, MissingValues.Builder> found) {
        long meteringPoint = expected.periods.at(first, 0);
        List<LocalDate> missing = List.of();
        int days = 0;
        boolean any = false;
        int row = first;
        for (; expected.periods.isOf(row, meteringPoint); row++) {
            any |= seen[row];
            for (int day = 0; day < expected.days.size(); day++) {
                if (expected.from(row, day) < expected.to(row, day)) {
                    days++;
                    if ((whole[row * wordsPerRow + day / Long.SIZE] & 1L << day) == 0) {
                        missing = missing.isEmpty() ? new ArrayList<>() : missing;
                        missing.add(expected.days.get(day));
                    }
                }
            }
        }
        for (GridAreaCode area : expected.areas(first)) {
            MissingValues.Builder builder = found.get(area);
            if (builder != null) {
                builder.add(meteringPoint, days, missing, missing.isEmpty() ? null : expected.startOf(missing.get(0)));
                builder.addValues(any, expected.isExchange(first));
            }
        }
        return row;
    }
}
