package org.meterhub.metereddata.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Puts the rows of a day in order of their metering points, whatever order they come in. The rows lie one after the other in one array, so that millions of
 * them are no objects; what is sorted is one number a row: the metering point, counted from the lowest, and the row's place. Used again for day after
 * day. Holds up to {@link #BYTES_MAX}; who has more must order elsewhere.
 */
final class RowArrangement {

    /** Rows of two million hourly or of 900,000 quarterly days. */
    static final int BYTES_MAX = 160 << 20;

    private static final int ROW_BITS = 21;
    static final int ROWS_MAX = 1 << ROW_BITS;
    private static final int ROW_MASK = ROWS_MAX - 1;
    /** How far metering points may lie apart: what is left of a positive number beside the row's place. */
    private static final long SPAN_MAX = 1L << (Long.SIZE - 1 - ROW_BITS);

    private static final int FIXED_BYTES = 2 * Long.BYTES + 2 * Integer.BYTES;
    private static final int BYTES_INITIAL = 1 << 20;
    private static final int ROWS_INITIAL = 1 << 14;

    private final int bytesMax;
    private ByteBuffer rows = ByteBuffer.allocate(BYTES_INITIAL);
    private long[] points = new long[ROWS_INITIAL];
    private int[] offsets = new int[ROWS_INITIAL + 1];
    private int count;
    private long pointMin = Long.MAX_VALUE;
    private long pointMax = Long.MIN_VALUE;
    private boolean full;

    RowArrangement() {
        this(BYTES_MAX);
    }

    RowArrangement(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Whether it had to refuse a row; then what it holds is not whole, and it takes nothing any more. */
    boolean isFull() {
        return full;
    }

    /** Forgets the rows. */
    void clear() {
        rows.clear();
        count = 0;
        pointMin = Long.MAX_VALUE;
        pointMax = Long.MIN_VALUE;
    }

    /** Copies a row; false when there is no room for it, or its point lies too far from the others. */
    boolean add(StoredVersion version) {
        int packed = version.to() - version.from();
        pointMin = Math.min(pointMin, version.meteringPoint());
        pointMax = Math.max(pointMax, version.meteringPoint());
        if (count == ROWS_MAX
                || rows.position() + FIXED_BYTES + packed > bytesMax
                || pointMax - pointMin >= SPAN_MAX
                || pointMin < 0) {
            full = true;
            return false;
        }
        if (rows.remaining() < FIXED_BYTES + packed) {
            grow(FIXED_BYTES + packed);
        }
        if (count == points.length) {
            points = Arrays.copyOf(points, 2 * count);
            offsets = Arrays.copyOf(offsets, 2 * count + 1);
        }
        points[count] = version.meteringPoint();
        offsets[count] = rows.position();
        rows.putLong(version.registeredAtMicros()).putLong(version.logRecord());
        rows.putInt(version.seriesOrdinal()).putInt(version.resolution());
        rows.put(version.bytes(), version.from(), packed);
        offsets[++count] = rows.position();
        return true;
    }

    private void grow(int needed) {
        int capacity = (int) Math.min(bytesMax, Math.max(2L * rows.capacity(), (long) rows.position() + needed));
        rows = ByteBuffer.allocate(capacity).put(rows.flip());
    }

    /** Gives the rows by metering point; those of one point in the order they came in. */
    void inOrder(Consumer<StoredVersion> sink) {
        // The array of the points becomes that of what is sorted: a day's worth of numbers need not be there twice.
        for (int row = 0; row < count; row++) {
            points[row] = (points[row] - pointMin) << ROW_BITS | row;
        }
        Arrays.sort(points, 0, count);
        for (int i = 0; i < count; i++) {
            int row = (int) (points[i] & ROW_MASK);
            int at = offsets[row];
            sink.accept(new StoredVersion(
                    (points[i] >>> ROW_BITS) + pointMin,
                    rows.getInt(at + 2 * Long.BYTES + Integer.BYTES),
                    rows.getLong(at),
                    rows.getLong(at + Long.BYTES),
                    rows.getInt(at + 2 * Long.BYTES),
                    rows.array(),
                    at + FIXED_BYTES,
                    offsets[row + 1]));
        }
    }
}
