package org.meterhub.settlement.run.store;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.settlement.calculation.Amounts;
import org.meterhub.settlement.calculation.charge.ChargeSeries;

/**
 * The rows of a series of amounts as bytes: the format's version; the number of rows; for each row the steps since the one before, the quantity, the
 * qualities, and the price in millionths after a one, or a zero where none is known.
 */
final class ChargePacking {

    private static final int FORMAT = 1;

    private ChargePacking() {}

    static byte[] pack(ChargeSeries series) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(series.rows() * 6);
        bytes.write(FORMAT);
        PackedNumbers.write(bytes, series.rows());
        int last = 0;
        for (int i = 0; i < series.rows(); i++) {
            ChargeSeries.Row row = series.row(i);
            PackedNumbers.write(bytes, row.step() - last);
            last = row.step();
            PackedNumbers.writeSigned(bytes, row.quantity());
            bytes.write(row.qualities());
            BigDecimal price = row.knownPrice();
            bytes.write(price == null ? 0 : 1);
            if (price != null) {
                PackedNumbers.writeSigned(bytes, millionths(price));
            }
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalStateException when the bytes are not rows of amounts: the store is damaged */
    static List<ChargeSeries.Row> unpack(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        int format = bytes.get();
        if (format != FORMAT) {
            throw new IllegalStateException("amounts are stored in format " + format + ", expected " + FORMAT);
        }
        int count = Math.toIntExact(PackedNumbers.read(bytes));
        List<ChargeSeries.Row> rows = new ArrayList<>(count);
        int step = 0;
        for (int i = 0; i < count; i++) {
            step = Math.addExact(step, Math.toIntExact(PackedNumbers.read(bytes)));
            long quantity = PackedNumbers.readSigned(bytes);
            byte qualities = bytes.get();
            @Nullable BigDecimal price = bytes.get() == 0 ? null : amount(PackedNumbers.readSigned(bytes));
            rows.add(new ChargeSeries.Row(step, quantity, qualities, price));
        }
        return rows;
    }

    static long millionths(BigDecimal amount) {
        return amount.movePointRight(Amounts.SCALE).longValueExact();
    }

    static BigDecimal amount(long millionths) {
        return BigDecimal.valueOf(millionths, Amounts.SCALE);
    }
}
