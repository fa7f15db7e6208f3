package org.meterhub.settlement.run.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.calculation.EnergySeriesKey;
import org.meterhub.settlement.calculation.QualityMask;

/**
 * A series as bytes: the format's version; the number of steps; runs of equal quality sets (length, set) until all steps are told; then the
 * watt-hours of the steps that have rows. Numbers are base-128 with the low bits first; watt-hours are zigzag.
 */
final class SeriesPacking {

    private static final int FORMAT = 1;

    private SeriesPacking() {}

    static byte[] pack(EnergySeries series) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(series.steps() * 3);
        bytes.write(FORMAT);
        writeNumber(bytes, series.steps());
        int step = 0;
        while (step < series.steps()) {
            int end = step;
            while (end < series.steps() && series.qualityMask(end) == series.qualityMask(step)) {
                end++;
            }
            writeNumber(bytes, end - step);
            bytes.write(series.qualityMask(step));
            step = end;
        }
        for (int i = 0; i < series.steps(); i++) {
            if (series.hasRow(i)) {
                long wh = series.quantityWh(i);
                writeNumber(bytes, wh << 1 ^ wh >> 63);
            }
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalStateException when the bytes are not a series of this period: the store is damaged */
    static EnergySeries unpack(EnergySeriesKey key, Interval period, Resolution resolution, byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        int format = bytes.get();
        int steps = Math.toIntExact(readNumber(bytes));
        if (format != FORMAT || steps != resolution.steps(period)) {
            throw new IllegalStateException(key + ": stored in format " + format + " with " + steps
                    + " steps, expected " + FORMAT + " and " + resolution.steps(period));
        }
        byte[] qualities = new byte[steps];
        int step = 0;
        while (step < steps) {
            int end = Math.addExact(step, Math.toIntExact(readNumber(bytes)));
            byte mask = bytes.get();
            while (step < end) {
                qualities[step++] = mask;
            }
        }
        long[] quantityWh = new long[steps];
        for (int i = 0; i < steps; i++) {
            if (qualities[i] != QualityMask.NONE) {
                long zigzag = readNumber(bytes);
                quantityWh[i] = zigzag >>> 1 ^ -(zigzag & 1);
            }
        }
        return new EnergySeries(key, period, resolution, quantityWh, qualities);
    }

    private static void writeNumber(ByteArrayOutputStream bytes, long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    private static long readNumber(ByteBuffer bytes) {
        long number = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes.get();
            number |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }
}
