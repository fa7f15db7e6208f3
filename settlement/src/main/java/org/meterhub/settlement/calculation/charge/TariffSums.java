package org.meterhub.settlement.calculation.charge;

import org.meterhub.settlement.calculation.QualityMask;

/**
 * The energy of one {@link ChargeSlot}, step by step: watt-hours, their qualities, and how many quarters of an hour of readings there should be and
 * are. Where the two differ, something is missing; that replaces the padding of every series.
 */
final class TariffSums {

    private final long[] wh;
    private final byte[] qualities;
    private final int[] read;
    /** As differences from the step before, so that a link costs two additions whatever its length. */
    private final int[] expectedChanges;

    TariffSums(int steps) {
        wh = new long[steps];
        qualities = new byte[steps];
        read = new int[steps];
        expectedChanges = new int[steps + 1];
    }

    /** At each of these steps there should be so many quarters of readings more. */
    void expect(int from, int to, int quarters) {
        expectedChanges[from] = Math.addExact(expectedChanges[from], quarters);
        expectedChanges[to] = Math.subtractExact(expectedChanges[to], quarters);
    }

    void add(int step, long quantityWh, byte mask, int quarters) {
        wh[step] = Math.addExact(wh[step], quantityWh);
        qualities[step] |= mask;
        read[step] = Math.addExact(read[step], quarters);
    }

    void add(TariffSums other) {
        for (int i = 0; i < wh.length; i++) {
            add(i, other.wh[i], other.qualities[i], other.read[i]);
        }
        for (int i = 0; i < expectedChanges.length; i++) {
            expectedChanges[i] = Math.addExact(expectedChanges[i], other.expectedChanges[i]);
        }
    }

    TariffSums copy() {
        TariffSums copy = new TariffSums(wh.length);
        copy.add(this);
        return copy;
    }

    /** What one step comes to. */
    interface StepVisitor {
        void step(int step, long wh, byte qualities, boolean readTwice);
    }

    /** Visits in order the steps at which there is a point with readings to expect. */
    void visit(StepVisitor visitor) {
        int expected = 0;
        for (int i = 0; i < wh.length; i++) {
            expected = Math.addExact(expected, expectedChanges[i]);
            if (expected > 0) {
                int mask = qualities[i] | (read[i] < expected ? QualityMask.MISSING : QualityMask.NONE);
                visitor.step(i, wh[i], (byte) mask, read[i] > expected);
            }
        }
    }
}
