package org.meterhub.broker.door;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meterhub.broker.door.Refused.Condition;

/**
 * Takes an encoded AMQP 1.0 message (part 3.2 of the standard) in pieces of any size and passes on the bytes of its body: those of all data sections,
 * one after the other, or of one value that is binary or text. Every other section is passed over by its length, undecoded. Holds a few bytes, however
 * long the message is.
 */
public final class AmqpDocument {

    /** Where the bytes of the body go. */
    @FunctionalInterface
    public interface Sink {
        /** @param bytes array-backed; valid only during the call */
        void write(ByteBuffer bytes) throws Refused;
    }

    private enum State {
        SECTION,
        SKIPPING,
        BODY,
        PROPERTIES
    }

    private static final int PROPERTIES = 0x73;
    private static final int DATA = 0x75;
    private static final int SEQUENCE = 0x76;
    private static final int VALUE = 0x77;
    private static final int FOOTER = 0x78;
    private static final int FIRST_SECTION = 0x70;

    /** The longest start of a section: a descriptor as a 64-bit number or a symbol's name, and a constructor with a 32-bit size. */
    private static final int START_BYTES_MAX = 2 + 4 + 64 + 5;

    private static final Map<String, Integer> SECTIONS = Map.of(
            "amqp:header:list", 0x70,
            "amqp:delivery-annotations:map", 0x71,
            "amqp:message-annotations:map", 0x72,
            "amqp:properties:list", PROPERTIES,
            "amqp:application-properties:map", 0x74,
            "amqp:data:binary", DATA,
            "amqp:amqp-sequence:list", SEQUENCE,
            "amqp:amqp-value:*", VALUE,
            "amqp:footer:map", FOOTER);

    private final Door door;
    private final Sink sink;
    private final byte[] start = new byte[START_BYTES_MAX];
    private final ByteArrayOutputStream textStart = new ByteArrayOutputStream(256);
    private int startLength;
    private State state = State.SECTION;
    private long left;
    private long headerBytes;
    private long bodyBytes;
    private boolean hasBody;
    private boolean isValue;
    private boolean isText;
    private @Nullable ByteArrayOutputStream properties;
    private int propertiesConstructor;
    private @Nullable String to;

    public AmqpDocument(Door door, Sink sink) {
        this.door = door;
        this.sink = sink;
    }

    /** So that the address in the message's properties is read, for a link that has none of its own. */
    public AmqpDocument readingAddress() {
        properties = new ByteArrayOutputStream();
        return this;
    }

    /** Bytes of the body so far. */
    public long bodyBytes() {
        return bodyBytes;
    }

    /** The address that the message names; only after {@link #readingAddress}. */
    public @Nullable String address() {
        return to;
    }

    /**
     * The next piece of the message.
     *
     * @param piece array-backed
     */
    public void take(ByteBuffer piece) throws Refused {
        while (piece.hasRemaining()) {
            switch (state) {
                case SECTION -> readStart(piece);
                case SKIPPING -> {
                    int step = (int) Math.min(left, piece.remaining());
                    piece.position(piece.position() + step);
                    advance(step);
                }
                case PROPERTIES -> readProperties(piece);
                case BODY -> readBody(piece);
            }
        }
    }

    /** No more comes. */
    public void end() throws Refused {
        if (state != State.SECTION || startLength > 0) {
            throw malformed("it ends in the middle of a section");
        }
        if (!hasBody) {
            throw door.notADocument("no body");
        }
        if (isText) {
            door.judgeText(textStart.toByteArray());
        }
    }

    private void readBody(ByteBuffer piece) throws Refused {
        int step = (int) Math.min(left, piece.remaining());
        ByteBuffer part = piece.slice(piece.position(), step);
        if (isText && textStart.size() < 256) {
            textStart.write(part.array(), part.arrayOffset(), Math.min(step, 256 - textStart.size()));
        }
        sink.write(part);
        piece.position(piece.position() + step);
        advance(step);
    }

    private void readProperties(ByteBuffer piece) throws Refused {
        int step = (int) Math.min(left, piece.remaining());
        ByteArrayOutputStream kept = properties;
        if (kept != null) {
            kept.write(piece.array(), piece.arrayOffset() + piece.position(), step);
            if (step == left) {
                to = AmqpValues.addressIn(propertiesConstructor, ByteBuffer.wrap(kept.toByteArray()));
            }
        }
        piece.position(piece.position() + step);
        advance(step);
    }

    private void advance(int step) {
        left -= step;
        if (left == 0) {
            state = State.SECTION;
        }
    }

    /** Collects the start of a section byte by byte until it says which it is and how long. */
    private void readStart(ByteBuffer piece) throws Refused {
        if (startLength == START_BYTES_MAX) {
            throw malformed("a section has no known name");
        }
        start[startLength++] = piece.get();
        ByteBuffer begun = ByteBuffer.wrap(start, 0, startLength);
        if (begun.get() != 0) {
            throw malformed("no section begins with 0x" + Integer.toHexString(start[0] & 0xff));
        }
        int section = sectionOf(begun);
        if (section < 0 || !begun.hasRemaining()) {
            return;
        }
        int constructor = begun.get() & 0xff;
        long length = AmqpValues.lengthOf(constructor, begun);
        if (length == AmqpValues.UNKNOWN) {
            return;
        }
        if (length == AmqpValues.INVALID) {
            throw malformed(
                    "a section has an encoding 0x" + Integer.toHexString(constructor) + " that AMQP does not know");
        }
        startLength = 0;
        enter(section, constructor, length);
    }

    /** @return the code of the section; negative while its name is not complete */
    private int sectionOf(ByteBuffer begun) throws Refused {
        if (!begun.hasRemaining()) {
            return -1;
        }
        int kind = begun.get() & 0xff;
        long code;
        switch (kind) {
            case 0x53 -> {
                if (!begun.hasRemaining()) {
                    return -1;
                }
                code = begun.get() & 0xff;
            }
            case 0x80 -> {
                if (begun.remaining() < Long.BYTES) {
                    return -1;
                }
                code = begun.getLong();
            }
            case 0xa3, 0xb3 -> {
                if (begun.remaining() < (kind == 0xa3 ? 1 : Integer.BYTES)) {
                    return -1;
                }
                int length = kind == 0xa3 ? begun.get() & 0xff : begun.getInt();
                if (length < 0 || length > 64) {
                    throw malformed("a section has no known name");
                }
                if (begun.remaining() < length) {
                    return -1;
                }
                byte[] name = new byte[length];
                begun.get(name);
                code = SECTIONS.getOrDefault(new String(name, StandardCharsets.US_ASCII), 0);
            }
            default -> throw malformed("a section has no known name");
        }
        if (code < FIRST_SECTION || code > FOOTER) {
            throw malformed("a section has no known name");
        }
        return (int) code;
    }

    private void enter(int section, int constructor, long length) throws Refused {
        switch (section) {
            case DATA -> enterData(constructor, length);
            case VALUE -> enterValue(constructor, length);
            case SEQUENCE -> throw door.notADocument("a sequence as its body");
            default -> {
                headerBytes += length;
                if (headerBytes > door.limits().headerBytesMax()) {
                    throw malformed("headers, annotations and properties have at most "
                            + door.limits().headerBytesMax() + " bytes together");
                }
                if (hasBody && section != FOOTER) {
                    throw malformed("a header comes after the body");
                }
                ByteArrayOutputStream kept = properties;
                if (section != PROPERTIES || kept == null || constructor == 0x45) {
                    begin(State.SKIPPING, length);
                    return;
                }
                // Should they come twice, the last ones count, by themselves.
                kept.reset();
                propertiesConstructor = constructor;
                begin(State.PROPERTIES, length);
            }
        }
    }

    private void enterData(int constructor, long length) throws Refused {
        if (constructor != 0xa0 && constructor != 0xb0) {
            throw malformed("a data section holds " + AmqpValues.kindOf(constructor) + " instead of binary");
        }
        if (isValue) {
            throw malformed("it has bodies of two kinds");
        }
        enterBody(length);
    }

    private void enterValue(int constructor, long length) throws Refused {
        isText = constructor == 0xa1 || constructor == 0xb1;
        if (!isText && constructor != 0xa0 && constructor != 0xb0) {
            throw door.notADocument(AmqpValues.kindOf(constructor) + " as its body");
        }
        if (hasBody) {
            throw malformed("it has two bodies");
        }
        isValue = true;
        enterBody(length);
    }

    /** What is announced is judged at once: nobody waits for the end of a message that is too long. */
    private void enterBody(long length) throws Refused {
        hasBody = true;
        bodyBytes += length;
        door.judgeLength(bodyBytes);
        begin(State.BODY, length);
    }

    private void begin(State next, long length) {
        left = length;
        state = length == 0 ? State.SECTION : next;
    }

    private static Refused malformed(String what) {
        return new Refused(Condition.DECODE_ERROR, "the bytes are no AMQP message: " + what);
    }
}
