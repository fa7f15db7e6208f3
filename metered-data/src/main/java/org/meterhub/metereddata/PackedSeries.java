package org.meterhub.metereddata;

import java.util.Arrays;

/**
 * The compact form of {@link SeriesValues}, in the day series tables and in outbound items: one to two bytes a value for realistic series.
 *
 * <pre>
 * byte      format version in the low four bits; 0x10 when runs follow
 * varint    number of steps
 * varint*   runs of equal content, until they add up to the number of steps: length &lt;&lt; 3 | content, where content is 0 for not in this
 *           version, 1 for absent, 2 + ordinal of the quality for a quantity; without runs every step is a measured quantity
 * varint*   the quantities there are, each as zigzag difference from the one before
 * </pre>
 *
 * A varint has seven bits a byte, low bits first, the high bit set on all but the last byte.
 */
public final class PackedSeries {

    private static final int FORMAT = 1;
    private static final int FORMAT_MASK = 0x0f;
    private static final int HAS_RUNS = 0x10;
    private static final int CONTENT_BITS = 3;
    private static final int CONTENT_MASK = (1 << CONTENT_BITS) - 1;
    private static final int CONTENT_MAX = SeriesValues.MEASURED_VALUE + 1;
    /** Format, number of steps, and a varint of a length up to {@link SeriesValues#SIZE_MAX}. */
    private static final int HEAD_BYTES_MAX = 1 + 4;

    private static final int RUN_BYTES_MAX = 4;
    private static final int QUANTITY_BYTES_MAX = 10;

    private PackedSeries() {}

    /** Packs all steps. */
    public static byte[] pack(SeriesValues values) {
        return pack(values, 0, values.size());
    }

    /** Packs the steps from {@code from} to {@code to}, exclusive. */
    public static byte[] pack(SeriesValues values, int from, int to) {
        if (from < 0 || from > to || to > values.size()) {
            throw new IndexOutOfBoundsException("steps " + from + " to " + to + " of " + values.size());
        }
        byte[] contents = values.contents;
        int runs = runs(contents, from, to);
        boolean plain = runs == 0 || (runs == 1 && contents[from] == SeriesValues.MEASURED_VALUE);
        byte[] bytes = new byte[HEAD_BYTES_MAX + (plain ? 0 : runs * RUN_BYTES_MAX) + (to - from) * QUANTITY_BYTES_MAX];
        bytes[0] = (byte) (plain ? FORMAT : FORMAT | HAS_RUNS);
        int at = putVarint(bytes, 1, to - from);
        if (plain) {
            at = putQuantities(bytes, at, values.quantities, from, to);
        } else {
            at = putRuns(bytes, at, contents, from, to);
            at = putPresentQuantities(bytes, at, values, from, to);
        }
        return Arrays.copyOf(bytes, at);
    }

    private static int runs(byte[] contents, int from, int to) {
        int runs = from < to ? 1 : 0;
        for (int i = from + 1; i < to; i++) {
            if (contents[i] != contents[i - 1]) {
                runs++;
            }
        }
        return runs;
    }

    private static int putRuns(byte[] bytes, int start, byte[] contents, int from, int to) {
        int at = start;
        int runFrom = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || contents[i] != contents[runFrom]) {
                at = putVarint(bytes, at, (long) (i - runFrom) << CONTENT_BITS | contents[runFrom]);
                runFrom = i;
            }
        }
        return at;
    }

    private static int putQuantities(byte[] bytes, int start, long[] quantities, int from, int to) {
        int at = start;
        long previous = 0;
        for (int i = from; i < to; i++) {
            long difference = quantities[i] - previous;
            previous = quantities[i];
            at = putVarint(bytes, at, difference << 1 ^ difference >> 63);
        }
        return at;
    }

    private static int putPresentQuantities(byte[] bytes, int start, SeriesValues values, int from, int to) {
        int at = start;
        long previous = 0;
        for (int i = from; i < to; i++) {
            if (values.contents[i] >= SeriesValues.VALUE) {
                long difference = values.quantities[i] - previous;
                previous = values.quantities[i];
                at = putVarint(bytes, at, difference << 1 ^ difference >> 63);
            }
        }
        return at;
    }

    private static int putVarint(byte[] bytes, int start, long value) {
        int at = start;
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
        return at;
    }

    /** Unpacks into a new buffer. */
    public static SeriesValues unpack(byte[] packed) {
        SeriesValues values = new SeriesValues();
        unpack(packed, 0, packed.length, values);
        return values;
    }

    /**
     * Unpacks the bytes from {@code from} to {@code to}, exclusive, and overwrites all of {@code into}.
     *
     * @throws IllegalArgumentException when the bytes are not one whole packed series of a known format; {@code into} is then undefined
     */
    public static void unpack(byte[] packed, int from, int to, SeriesValues into) {
        try {
            new Reader(packed, from).read(to, into);
        } catch (IndexOutOfBoundsException beyondEnd) {
            throw new IllegalArgumentException("a packed series ends too early", beyondEnd);
        }
    }

    /** One pass over packed bytes; short-lived enough to live on the stack. */
    private static final class Reader {

        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes, int from) {
            this.bytes = bytes;
            this.at = from;
        }

        void read(int to, SeriesValues into) {
            int head = bytes[at++];
            if ((head & FORMAT_MASK) != FORMAT || (head & ~(FORMAT_MASK | HAS_RUNS)) != 0) {
                throw new IllegalArgumentException("a packed series of unknown format " + head);
            }
            long size = varint();
            if (size < 0 || size > SeriesValues.SIZE_MAX) {
                throw new IllegalArgumentException("a packed series of impossible size " + size);
            }
            into.resize((int) size);
            if ((head & HAS_RUNS) == 0) {
                Arrays.fill(into.contents, 0, (int) size, SeriesValues.MEASURED_VALUE);
                quantities(into.quantities, (int) size);
            } else {
                runs(into.contents, (int) size);
                presentQuantities(into, (int) size);
            }
            if (at != to) {
                throw new IllegalArgumentException("a packed series ends " + Math.abs(to - at)
                        + (at < to ? " bytes before its bytes do" : " bytes beyond its bytes"));
            }
        }

        private void runs(byte[] contents, int size) {
            int filled = 0;
            while (filled < size) {
                long run = varint();
                long length = run >>> CONTENT_BITS;
                byte content = (byte) (run & CONTENT_MASK);
                if (length == 0 || length > size - filled || content > CONTENT_MAX) {
                    throw new IllegalArgumentException("a packed series with an impossible run");
                }
                Arrays.fill(contents, filled, filled + (int) length, content);
                filled += (int) length;
            }
        }

        private void quantities(long[] quantities, int size) {
            long previous = 0;
            for (int i = 0; i < size; i++) {
                long zigzag = varint();
                previous += zigzag >>> 1 ^ -(zigzag & 1);
                quantities[i] = previous;
            }
        }

        private void presentQuantities(SeriesValues into, int size) {
            long previous = 0;
            for (int i = 0; i < size; i++) {
                if (into.contents[i] >= SeriesValues.VALUE) {
                    long zigzag = varint();
                    previous += zigzag >>> 1 ^ -(zigzag & 1);
                    into.quantities[i] = previous;
                }
            }
        }

        private long varint() {
            byte next = bytes[at++];
            if (next >= 0) {
                return next;
            }
            long value = next & 0x7f;
            for (int shift = 7; shift < Long.SIZE; shift += 7) {
                next = bytes[at++];
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("a packed series with a number of more than 64 bits");
        }
    }
}
