package org.meterhub.broker.door;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How long encoded AMQP values are (part 1.2 of the standard): enough to pass over them without decoding any. */
final class AmqpValues {

    /** More bytes are needed. */
    static final long UNKNOWN = -1;

    /** No such encoding. */
    static final long INVALID = -2;

    private static final int ADDRESS_FIELD = 2;

    private AmqpValues() {}

    /**
     * Bytes of a value after its constructor and size.
     *
     * @param after stands behind the constructor; moved behind the size where there is one
     */
    static long lengthOf(int constructor, ByteBuffer after) {
        return switch (constructor >> 4) {
            case 0x4 -> 0;
            case 0x5 -> 1;
            case 0x6 -> 2;
            case 0x7 -> 4;
            case 0x8 -> 8;
            case 0x9 -> 16;
            case 0xa, 0xc, 0xe -> after.hasRemaining() ? after.get() & 0xff : UNKNOWN;
            case 0xb, 0xd, 0xf -> after.remaining() < Integer.BYTES ? UNKNOWN : after.getInt() & 0xffff_ffffL;
            default -> INVALID;
        };
    }

    /** The kind of a value, in words. */
    static String kindOf(int constructor) {
        return switch (constructor) {
            case 0x40 -> "null";
            case 0x45, 0xc0, 0xd0 -> "a list";
            case 0xc1, 0xd1 -> "a map";
            case 0xe0, 0xf0 -> "an array";
            case 0xa1, 0xb1 -> "text";
            case 0xa0, 0xb0 -> "binary";
            default -> "a value of encoding 0x" + Integer.toHexString(constructor);
        };
    }

    /**
     * The field {@code to} of properties.
     *
     * @param constructor of the list
     * @param list the encoded list without its constructor and size, beginning with its count
     * @return null when there is none, or it cannot be found
     */
    static @Nullable String addressIn(int constructor, ByteBuffer list) {
        int countBytes = constructor == 0xc0 ? 1 : Integer.BYTES;
        if (list.remaining() < countBytes) {
            return null;
        }
        list.position(countBytes);
        for (int field = 0; list.hasRemaining(); field++) {
            int kind = list.get() & 0xff;
            long length = lengthOf(kind, list);
            if (length < 0 || length > list.remaining()) {
                return null;
            }
            byte[] value = new byte[(int) length];
            list.get(value);
            if (field == ADDRESS_FIELD) {
                boolean text = kind == 0xa1 || kind == 0xb1;
                return text ? new String(value, StandardCharsets.UTF_8) : null;
            }
        }
        return null;
    }
}
