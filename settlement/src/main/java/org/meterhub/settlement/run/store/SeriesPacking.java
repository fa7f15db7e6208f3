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
        PackedNumbers.write(bytes, series.steps());
        int step = 0;
        while (step < series.steps()) {
            int end = step;
            while (end < series.steps() && series.qualityMask(end) == series.qualityMask(step)) {
                end++;
            }
            PackedNumbers.write(bytes, end - step);
            bytes.write(series.qualityMask(step));
            step = end;
        }
        for (int i = 0; i < series.steps(); i++) {
            if (series.hasRow(i)) {
                PackedNumbers.writeSigned(bytes, series.quantityWh(i));
            }
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalStateException when the bytes are not a series of this period: the store is damaged */
    static EnergySeries unpack(EnergySeriesKey key, Interval period, Resolution resolution, byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        int format = bytes.get();
        int steps = Math.toIntExact(PackedNumbers.read(bytes));
        if (format != FORMAT || steps != resolution.steps(period)) {
            throw new IllegalStateException(key + ": stored in format " + format + " with " + steps
                    + " steps, expected " + FORMAT + " and " + resolution.steps(period));
        }
        byte[] qualities = new byte[steps];
        int step = 0;
        while (step < steps) {
            int end = Math.addExact(step, Math.toIntExact(PackedNumbers.read(bytes)));
            byte mask = bytes.get();
            while (step < end) {
                qualities[step++] = mask;
            }
        }
        long[] quantityWh = new long[steps];
        for (int i = 0; i < steps; i++) {
            if (qualities[i] != QualityMask.NONE) {
                quantityWh[i] = PackedNumbers.readSigned(bytes);
            }
        }
        return new EnergySeries(key, period, resolution, quantityWh, qualities);
    }
}
