package org.meterhub.messageschemas;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an RSM-012 on their way to the parser, without its points as far as those are written plainly. Nine tenths of such a document are
 * points, and nearly all senders write them alike: elements without attributes, blanks only between them, quantities of at most three decimals. Their
 * values are taken out here, a run of points at a time, in a tenth of the time a parser needs. All else, and every run with a single point that is
 * not plain, goes to the parser as it came.
 *
 * <p>A run is taken out only where it can be nothing else than the points of a period: right after an end tag of {@code timeInterval}, under the same
 * prefix, up to the end tag of {@code Period}, and only while the document has had no comment, section, instruction or declaration in which such
 * bytes might be mere text, and no declaration of a namespace below its root that might give its names another meaning. From the first of these on
 * nothing is taken out any more. What is left of the document is as valid as the whole, but for periods without points.
 */
final class PlainPoints extends InputStream {

    /** The points of one period, in the document's order; as in {@link MeasureSeries}. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier on the hot path; never compared
    record Run(int[] positions, long[] quantitiesWh, byte[] quantityStates, byte[] qualityCodes) {}

    /** Fewer than the parser's limit on a text, so that no document passes here that it would refuse. */
    private static final int BLANKS_MAX = 1_000;

    private static final int PREFIX_BYTES_MAX = 16;

    /** More than an end tag of an interval can have, and than any other that is looked for. */
    private static final int TAG_BYTES_MAX = 64;

    /** More than a plain point can have: five times blanks, eight tags, two numbers and a code. */
    private static final int POINT_BYTES_MAX = 8_192;

    private static final int WINDOW_BYTES = 262_144;
    private static final int POSITION_DIGITS_MAX = 6;
    private static final byte[] INTERVAL_END = ascii("timeInterval>");
    private static final byte[] XML_DECLARATION = ascii("<?xml ");
    private static final byte[] NAMESPACE_DECLARATION = ascii("xmlns");

    private final SourceStream document;
    private final Deque<Run> runs = new ArrayDeque<>();

    /** A part of the document: what was not passed on yet, up to the limit. It grows when the points of one period do not fit. */
    private byte[] window;

    private int limit;
    private boolean holdsTheEnd;

    /** The next byte to pass on, the end of those that can be passed on, and where it goes on after them. */
    private int at;

    private int passTo;
    private int resumeAt;

    /** Where the document begins, behind a mark of its byte order; -1 when that is no longer in the window. */
    private int start;

    private boolean taking = true;
    private boolean isRootRead;
    private @Nullable Tags tags;

    private int count;
    private int[] positions = new int[100];
    private long[] quantitiesWh = new long[100];
    private byte[] states = new byte[100];
    private byte[] qualities = new byte[100];

    /** @param length of the whole document, in bytes */
    PlainPoints(SourceStream document, long length) {
        this(document, (int) Math.min(WINDOW_BYTES, length + 1));
    }

    /** @param windowBytes how much of the document is held at first, but never less than a few tags */
    PlainPoints(SourceStream document, int windowBytes) {
        this.document = document;
        this.window = new byte[Math.max(windowBytes, 2 * TAG_BYTES_MAX)];
    }

    /**
     * The points of the next period whose points were taken out, in the document's order. To be asked for every period in which the parser finds no
     * point; then as many are asked for as there are, unless the document had a period without points from the start.
     *
     * @return null when there is none
     */
    @Nullable
    Run next() {
        return runs.poll();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        int given = 0;
        while (given < length && (at < passTo || look())) {
            int portion = Math.min(length - given, passTo - at);
            System.arraycopy(window, at, buffer, offset + given, portion);
            given += portion;
            at += portion;
            if (at == passTo) {
                at = resumeAt;
                passTo = resumeAt;
            }
        }
        return given == 0 && length > 0 ? -1 : given;
    }

    /** Finds how many of the next bytes pass on: up to the next period's points, or nearly as many as the window holds. @return whether there are any */
    private boolean look() {
        moveOn();
        int i = at;
        // A tag is looked at when it lies in the window whole.
        int to = holdsTheEnd ? limit : limit - TAG_BYTES_MAX;
        while (taking && i < to) {
            byte b = window[i];
            if (b == '<' && i + 1 < limit) {
                byte next = window[i + 1];
                if (next == '!' || next == '?' && !(i == start && stands(XML_DECLARATION, i))) {
                    taking = false;
                } else if (next == '/') {
                    isRootRead = true;
                    int afterInterval = endOfInterval(i + 2);
                    if (afterInterval > 0) {
                        takeOut(afterInterval);
                        return true;
                    }
                }
            } else if (b == 'x' && isRootRead && stands(NAMESPACE_DECLARATION, i)) {
                taking = false;
            }
            i++;
        }
        passTo = taking ? i : limit;
        resumeAt = passTo;
        return passTo > at;
    }

    /** Makes room in the window when most of it has been passed on, and fills it. */
    private void moveOn() {
        if (limit == 0) {
            load();
            begin();
        } else if (!holdsTheEnd && (at > window.length / 2 || limit - at <= TAG_BYTES_MAX)) {
            System.arraycopy(window, at, window, 0, limit - at);
            limit -= at;
            at = 0;
            start = -1;
            load();
        }
    }

    private void begin() {
        boolean isMarked =
                limit >= 3 && window[0] == (byte) 0xEF && window[1] == (byte) 0xBB && window[2] == (byte) 0xBF;
        start = isMarked ? 3 : 0;
        // Any other beginning may be of an encoding in which these bytes mean something else.
        taking = limit > start + 1 && window[start] == '<' && window[start + 1] != 0;
    }

    /** Fills the window, a larger one when this one is full. */
    private void load() {
        if (limit == window.length) {
            window = Arrays.copyOf(window, window.length * 2);
        }
        limit += document.readNBytes(window, limit, window.length - limit);
        holdsTheEnd = limit < window.length;
    }

    /** Sees to it that a whole point lies in the window. */
    private void holdPoint(int from) {
        while (limit - from < POINT_BYTES_MAX && !holdsTheEnd) {
            load();
        }
    }

    @Override
    public void close() {
        document.close();
    }

    private void takeOut(int from) {
        int end = readRun(from);
        passTo = from;
        if (end < 0) {
            resumeAt = from;
        } else {
            runs.add(new Run(
                    Arrays.copyOf(positions, count),
                    Arrays.copyOf(quantitiesWh, count),
                    Arrays.copyOf(states, count),
                    Arrays.copyOf(qualities, count)));
            resumeAt = end;
        }
    }

    /** @return what follows the end tag of {@code timeInterval} whose name begins here, its prefix noted; 0 when it is another tag */
    private int endOfInterval(int from) {
        int name = from;
        if (!stands(INTERVAL_END, from)) {
            int to = Math.min(limit, from + PREFIX_BYTES_MAX);
            while (name < to && isLetterOrDigit(window[name])) {
                name++;
            }
            if (name == from || name == to || window[name] != ':') {
                return 0;
            }
            name++;
        }
        if (!stands(INTERVAL_END, name)) {
            return 0;
        }
        Tags known = tags;
        if (known == null || !known.isOf(window, from, name)) {
            tags = new Tags(new String(window, from, name - from, StandardCharsets.US_ASCII));
        }
        return name + INTERVAL_END.length;
    }

    /** @return where the end tag of the period begins; -1 when what stands before it is not points written plainly */
    private int readRun(int from) {
        Tags of = tags;
        count = 0;
        holdPoint(from);
        int i = afterBlanks(from);
        while (of != null && stands(of.point, i)) {
            holdPoint(i);
            i = readPoint(of, i + of.point.length);
            if (i < 0) {
                return -1;
            }
            i = afterBlanks(i);
        }
        return of != null && count > 0 && stands(of.periodEnd, i) ? i : -1;
    }

    private int readPoint(Tags of, int from) {
        if (count == positions.length) {
            grow();
        }
        int i = readPosition(of, afterBlanks(from));
        if (i < 0) {
            return -1;
        }
        i = afterBlanks(i);
        if (stands(of.quantity, i)) {
            i = readQuantity(of, i + of.quantity.length);
            if (i < 0) {
                return -1;
            }
            i = afterBlanks(i);
        } else {
            quantitiesWh[count] = 0;
            states[count] = QuantityState.ABSENT.stored();
        }
        qualities[count] = MeasureSeries.QUALITY_ABSENT;
        if (stands(of.quality, i)) {
            int digit = i + of.quality.length;
            if (digit >= limit || window[digit] < '1' || window[digit] > '6') {
                return -1;
            }
            qualities[count] = (byte) (window[digit] - '0');
            if (!stands(of.qualityEnd, digit + 1)) {
                return -1;
            }
            i = afterBlanks(digit + 1 + of.qualityEnd.length);
        }
        count++;
        return stands(of.pointEnd, i) ? i + of.pointEnd.length : -1;
    }

    private int readPosition(Tags of, int from) {
        if (!stands(of.position, from)) {
            return -1;
        }
        int first = from + of.position.length;
        int i = first;
        int value = 0;
        while (i < limit && isDigit(window[i])) {
            value = value * 10 + window[i] - '0';
            i++;
            if (i - first > POSITION_DIGITS_MAX) {
                return -1;
            }
        }
        positions[count] = value;
        return value > 0 && stands(of.positionEnd, i) ? i + of.positionEnd.length : -1;
    }

    private int readQuantity(Tags of, int from) {
        int i = from;
        long value = 0;
        while (i < limit && isDigit(window[i])) {
            value = value * 10 + window[i] - '0';
            i++;
            if (i - from > QuantityParser.INTEGER_DIGITS_MAX) {
                return -1;
            }
        }
        if (i == from) {
            return -1;
        }
        int decimals = 0;
        if (i < limit && window[i] == '.') {
            i++;
            while (i < limit && isDigit(window[i])) {
                value = value * 10 + window[i] - '0';
                i++;
                decimals++;
                if (decimals > QuantityParser.DECIMALS_MAX) {
                    return -1;
                }
            }
            if (decimals == 0) {
                return -1;
            }
        }
        for (; decimals < QuantityParser.DECIMALS_MAX; decimals++) {
            value *= 10;
        }
        quantitiesWh[count] = value;
        states[count] = QuantityState.EXACT.stored();
        return stands(of.quantityEnd, i) ? i + of.quantityEnd.length : -1;
    }

    private void grow() {
        int larger = positions.length * 2;
        positions = Arrays.copyOf(positions, larger);
        quantitiesWh = Arrays.copyOf(quantitiesWh, larger);
        states = Arrays.copyOf(states, larger);
        qualities = Arrays.copyOf(qualities, larger);
    }

    private int afterBlanks(int from) {
        int i = from;
        int to = Math.min(limit, from + BLANKS_MAX);
        while (i < to && QuantityParser.isBlank((char) window[i])) {
            i++;
        }
        return i;
    }

    private boolean stands(byte[] expected, int from) {
        int to = from + expected.length;
        return to <= limit && Arrays.equals(window, from, to, expected, 0, expected.length);
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isLetterOrDigit(byte b) {
        return isDigit(b) || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The tags of a point under one prefix. */
    private static final class Tags {

        private final byte[] prefix;
        private final byte[] point;
        private final byte[] pointEnd;
        private final byte[] position;
        private final byte[] positionEnd;
        private final byte[] quantity;
        private final byte[] quantityEnd;
        private final byte[] quality;
        private final byte[] qualityEnd;
        private final byte[] periodEnd;

        /** @param prefix with its colon; may be empty */
        Tags(String prefix) {
            this.prefix = ascii(prefix);
            this.point = ascii("<" + prefix + "Point>");
            this.pointEnd = ascii("</" + prefix + "Point>");
            this.position = ascii("<" + prefix + "position>");
            this.positionEnd = ascii("</" + prefix + "position>");
            this.quantity = ascii("<" + prefix + "quantity>");
            this.quantityEnd = ascii("</" + prefix + "quantity>");
            // The codes are A01 to A06, which a test compares with the schema's list.
            this.quality = ascii("<" + prefix + "quality>A0");
            this.qualityEnd = ascii("</" + prefix + "quality>");
            this.periodEnd = ascii("</" + prefix + "Period>");
        }

        boolean isOf(byte[] document, int from, int to) {
            return Arrays.equals(document, from, to, prefix, 0, prefix.length);
        }
    }
}
