package org.meterhub.messageschemas;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * XML being written, as UTF-8 in one growing array or, portion by portion, to a stream, in a layout of our own: no indentation, one namespace by
 * default, elements in the order they are given. Texts are escaped here and nowhere else. What XML cannot carry (control characters, halves of characters) becomes
 * the replacement character, so that no text of a party can make a document of ours unreadable.
 */
final class XmlBytes {

    private static final int PARTY_CHARS_MAX = 16;
    private static final int AREA_CHARS_MAX = 18;
    private static final ValueRule SCHEME = ValueRule.code("CodingSchemeCode");
    private static final char REPLACEMENT = '\uFFFD';
    private static final byte[] DECLARATION =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".getBytes(StandardCharsets.US_ASCII);

    private final @Nullable OutputStream stream;
    private byte[] bytes;
    private int size;
    private long handedOn;

    /** An element's tags, ready to be copied. */
    record Tag(String name, byte[] open, byte[] openWithScheme, byte[] close, ValueRule rule) {

        static Tag of(String name) {
            return of(name, ValueRule.ANY);
        }

        /** @param rule what the element's value must be */
        static Tag of(String name, ValueRule rule) {
            return new Tag(
                    name,
                    ascii("<" + name + ">"),
                    ascii("<" + name + " codingScheme=\""),
                    ascii("</" + name + ">"),
                    rule);
        }

        /** The element of a code. */
        static Tag code(String name, String list) {
            return of(name, ValueRule.code(list));
        }

        /** The number of a party. */
        static Tag party(String name) {
            return of(name, ValueRule.length(PARTY_CHARS_MAX));
        }

        /** The number of an area. */
        static Tag area(String name) {
            return of(name, ValueRule.length(AREA_CHARS_MAX));
        }

        /** The value itself is not told: it may be somebody's. */
        private void require(boolean valid, String text) {
            if (!valid) {
                throw new IllegalArgumentException(
                        "the schema refuses a value of " + text.length() + " characters in " + name);
            }
        }
    }

    XmlBytes(int capacity) {
        this(capacity, null);
    }

    /** @param stream gets what is written with each {@link #handOn()}; null to keep all in memory */
    XmlBytes(int capacity, @Nullable OutputStream stream) {
        this.stream = stream;
        this.bytes = new byte[capacity];
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Bytes so far, those handed on included. */
    long size() {
        return handedOn + size;
    }

    /** @throws IllegalStateException when there is a stream, which has them */
    byte[] toByteArray() {
        if (stream != null) {
            throw new IllegalStateException("the document goes to a stream");
        }
        return Arrays.copyOf(bytes, size);
    }

    /** Gives to the stream, if there is one, what was written since the last time. @throws UncheckedIOException when the stream fails */
    void handOn() {
        if (stream != null) {
            try {
                stream.write(bytes, 0, size);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            handedOn += size;
            size = 0;
        }
    }

    void startDocument(DocumentType type) {
        raw(DECLARATION);
        raw(ascii("<" + type.root() + " xmlns=\"" + type.namespace() + "\">"));
    }

    void endDocument(DocumentType type) {
        raw(ascii("</" + type.root() + ">\n"));
    }

    void open(Tag tag) {
        raw(tag.open);
    }

    void close(Tag tag) {
        raw(tag.close);
    }

    /** @throws IllegalArgumentException when the tag's rule does not allow the text */
    void element(Tag tag, String text) {
        tag.require(tag.rule.allows(text), text);
        raw(tag.open);
        text(text);
        raw(tag.close);
    }

    /** Writes the element unless the text is empty. */
    void optional(Tag tag, String text) {
        if (!text.isEmpty()) {
            element(tag, text);
        }
    }

    /** @throws IllegalArgumentException when the tag's rule does not allow the number, or its scheme is none of the market's */
    void element(Tag tag, CodedId id) {
        tag.require(tag.rule.allows(id.value()) && SCHEME.allows(id.codingScheme()), id.value());
        raw(tag.openWithScheme);
        text(id.codingScheme());
        raw('"');
        raw('>');
        text(id.value());
        raw(tag.close);
    }

    /** Writes the element with one attribute, which is left out when it is empty. */
    void element(Tag tag, String attribute, String value, String text) {
        if (value.isEmpty()) {
            element(tag, text);
            return;
        }
        raw(ascii("<" + tag.name + " " + attribute + "=\""));
        text(value);
        raw('"');
        raw('>');
        text(text);
        raw(tag.close);
    }

    /** Writes the element unless the identifier is absent. */
    void optional(Tag tag, CodedId id) {
        if (!id.isAbsent()) {
            element(tag, id);
        }
    }

    /** Whole seconds and {@code Z}. @throws IllegalArgumentException when the time names no instant */
    void element(Tag tag, DocumentTime time) {
        Instant instant = time.instant()
                .orElseThrow(() -> new IllegalArgumentException("'" + time.text() + "' names no instant: " + tag.name));
        String text = DocumentTime.of(instant).text();
        if (text.length() != "0000-00-00T00:00:00Z".length() || text.startsWith("0000")) {
            throw new IllegalArgumentException(text + " is not of a year of four digits: " + tag.name);
        }
        element(tag, text);
    }

    /** Writes the element unless the time is absent. */
    void optional(Tag tag, DocumentTime time) {
        if (!time.equals(DocumentTime.ABSENT)) {
            element(tag, time);
        }
    }

    /** A whole minute and {@code Z}. @throws IllegalArgumentException when the instant is not a whole minute of a year of four digits */
    void minute(Tag tag, Instant instant) {
        String text = instant.toString();
        if (text.length() != "0000-00-00T00:00:00Z".length() || !text.endsWith(":00Z")) {
            throw new IllegalArgumentException(text + " is not a whole minute: " + tag.name);
        }
        element(tag, text.substring(0, text.length() - ":00Z".length()) + "Z");
    }

    void raw(byte[] part) {
        ensure(part.length);
        System.arraycopy(part, 0, bytes, size, part.length);
        size += part.length;
    }

    private void raw(char ascii) {
        ensure(1);
        bytes[size++] = (byte) ascii;
    }

    /** A whole number of zero or more. */
    void number(long value) {
        ensure(20);
        size = digits(value, size);
    }

    /** Thousandths as a decimal number with exactly three decimals. @throws ArithmeticException for the smallest long */
    void thousandths(long value) {
        ensure(24);
        long rest = value;
        if (rest < 0) {
            bytes[size++] = '-';
            rest = Math.negateExact(rest);
        }
        size = digits(rest / 1000, size);
        int decimals = (int) (rest % 1000);
        bytes[size++] = '.';
        bytes[size++] = (byte) ('0' + decimals / 100);
        bytes[size++] = (byte) ('0' + decimals / 10 % 10);
        bytes[size++] = (byte) ('0' + decimals % 10);
    }

    private int digits(long value, int at) {
        int end = at + 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            end++;
        }
        long rest = value;
        for (int i = end - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return end;
    }

    private void text(String text) {
        ensure(text.length() * 6);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                utf8(Character.toCodePoint(c, text.charAt(++i)));
            } else if (Character.isSurrogate(c) || c == 0xFFFE || c == 0xFFFF) {
                utf8(REPLACEMENT);
            } else {
                utf8(c);
            }
        }
    }

    private void ascii(char c) {
        switch (c) {
            case '<' -> raw("&lt;");
            case '>' -> raw("&gt;");
            case '&' -> raw("&amp;");
            case '"' -> raw("&quot;");
            // A reader would turn a bare carriage return into a line feed.
            case '\r' -> raw("&#13;");
            case '\n', '\t' -> bytes[size++] = (byte) c;
            default -> {
                if (c < 0x20) {
                    utf8(REPLACEMENT);
                } else {
                    bytes[size++] = (byte) c;
                }
            }
        }
    }

    private void raw(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            bytes[size++] = (byte) ascii.charAt(i);
        }
    }

    private void utf8(int codePoint) {
        if (codePoint < 0x800) {
            bytes[size++] = (byte) (0xC0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                bytes[size++] = (byte) (0xE0 | codePoint >> 12);
            } else {
                bytes[size++] = (byte) (0xF0 | codePoint >> 18);
                bytes[size++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
            }
            bytes[size++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        }
        bytes[size++] = (byte) (0x80 | codePoint & 0x3F);
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.addExact(Math.max(bytes.length, more), bytes.length));
        }
    }
}
