package org.meterhub.settlement.calculation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Quality;

/**
 * Sums of readings of one resolution, step by step: watt-hours, the qualities met, how many points should have a reading and how many have. The
 * two counts replace the padding of every series: where they differ, something is missing. Counts are kept as differences, so that a run of steps
 * costs two additions whatever its length.
 */
final class StepSums {

    private static final long QUANTITY_WH_MAX = MeteredDaySink.QUANTITY_WH_MAX;

    final long[] wh;
    final byte[] qualities;
    final int[] expectedChanges;
    final int[] readChanges;
    final int[] measuredChanges;

    StepSums(int steps) {
        wh = new long[steps];
        qualities = new byte[steps];
        expectedChanges = new int[steps + 1];
        readChanges = new int[steps + 1];
        measuredChanges = new int[steps + 1];
    }

    /** One more point has a period over these steps. */
    void expect(int from, int to) {
        expectedChanges[from]++;
        expectedChanges[to]--;
    }

    /**
     * Adds a run of readings, all of them between plus and minus {@link MeteredDaySink#QUANTITY_WH_MAX}.
     *
     * @param step where the run goes
     * @param index where it begins in the arrays
     * @param readQualities ordinals; null when all are measured
     */
    void add(int step, int index, int count, long[] readWh, byte @Nullable [] readQualities) {
        for (int i = 0; i < count; i++) {
            wh[step + i] += readWh[index + i];
        }
        readChanges[step]++;
        readChanges[step + count]--;
        if (readQualities == null) {
            measuredChanges[step]++;
            measuredChanges[step + count]--;
        } else {
            for (int i = 0; i < count; i++) {
                qualities[step + i] = (byte) (qualities[step + i] | 1 << readQualities[index + i]);
            }
        }
    }

    /** Adds a run of quarters, hour by hour: the sum of four, with one quality for them (docs/concepts/settlement.md#from-readings-to-energy). */
    void addHoursOfQuarters(int hour, int index, int hours, long[] readWh, byte @Nullable [] readQualities) {
        int quarter = index;
        for (int i = hour; i < hour + hours; i++) {
            int mask = 0;
            for (int k = 0; k < EnergyScope.QUARTERS_PER_HOUR; k++, quarter++) {
                wh[i] += readWh[quarter];
                mask |= readQualities == null ? QualityMask.MEASURED : 1 << readQualities[quarter];
            }
            qualities[i] = (byte) (qualities[i] | QualityMask.ofHour((byte) mask));
        }
        readChanges[hour]++;
        readChanges[hour + hours]--;
    }

    /** Adds the sums of other points over the same steps. */
    void add(StepSums other) {
        for (int i = 0; i < wh.length; i++) {
            wh[i] = Math.addExact(wh[i], other.wh[i]);
            qualities[i] |= other.qualities[i];
        }
        addChanges(expectedChanges, other.expectedChanges);
        addChanges(readChanges, other.readChanges);
        addChanges(measuredChanges, other.measuredChanges);
    }

    private static void addChanges(int[] changes, int[] others) {
        for (int i = 0; i < changes.length; i++) {
            changes[i] = Math.addExact(changes[i], others[i]);
        }
    }

    /** Whether a reading in the run is absent or beyond what a point can be, so that it must not be added as it is. */
    static boolean needsCare(int steps, long[] readWh) {
        long signs = 0;
        for (int i = 0; i < steps; i++) {
            signs |= (QUANTITY_WH_MAX - readWh[i]) | (QUANTITY_WH_MAX + readWh[i]);
        }
        return signs < 0;
    }

    /** What one step of a {@link StepSums} comes to once all readings are in. */
    interface StepVisitor {
        void step(int step, long wh, byte qualities, int read, int expected);
    }

    /** Visits every step in order. Qualities include missing where a point has no reading, and are empty where no point has a period. */
    void visit(StepVisitor visitor) {
        int expected = 0;
        int read = 0;
        int measured = 0;
        for (int i = 0; i < wh.length; i++) {
            expected += expectedChanges[i];
            read += readChanges[i];
            measured += measuredChanges[i];
            int mask = qualities[i];
            if (measured > 0) {
                mask |= QualityMask.MEASURED;
            }
            if (read < expected) {
                mask |= QualityMask.MISSING;
            }
            visitor.step(i, wh[i], (byte) mask, read, expected);
        }
    }

    /** Copies a run with absent quantities as zero and impossible ones taken out and reported. */
    static final class Care {

        interface TooLarge {
            void at(Instant time, long wh);
        }

        long[] wh = new long[0];
        byte[] qualities = new byte[0];

        void copy(
                int steps,
                long[] readWh,
                byte @Nullable [] readQualities,
                Instant from,
                long secondsPerStep,
                TooLarge tooLarge) {
            if (wh.length < steps) {
                wh = new long[steps];
                qualities = new byte[steps];
            }
            for (int i = 0; i < steps; i++) {
                Quality unstated = readWh[i] == MeteredDaySink.ABSENT ? Quality.MISSING : Quality.MEASURED;
                qualities[i] = readQualities == null ? (byte) unstated.ordinal() : readQualities[i];
                if (readWh[i] == MeteredDaySink.ABSENT) {
                    wh[i] = 0;
                } else if (readWh[i] > QUANTITY_WH_MAX || readWh[i] < -QUANTITY_WH_MAX) {
                    tooLarge.at(from.plusSeconds(i * secondsPerStep), readWh[i]);
                    wh[i] = 0;
                } else {
                    wh[i] = readWh[i];
                }
            }
        }
    }
}
