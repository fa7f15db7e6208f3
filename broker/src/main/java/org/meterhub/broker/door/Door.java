package org.meterhub.broker.door;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meterhub.broker.door.Refused.Condition;
import org.meterhub.hubroutes.Queues;

/**
 * May this come in? Pure judgement: it knows no broker. What passes is the bytes of a document, and nothing else that its sender wrote: headers,
 * annotations and properties are neither read nor kept, so that none can act on the broker or fail to be converted for the hub.
 */
public final class Door {

    /** A text is characters, whatever it says of its own encoding; the hub would read its UTF-8 bytes as that encoding and store other names. */
    private static final Pattern DECLARED_ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"'>]{1,40})[\"']");

    private static final int DECLARATION_BYTES_MAX = 256;
    private static final int NAME_SHOWN_MAX = 80;

    private final DoorLimits limits;

    public Door(DoorLimits limits) {
        this.limits = limits;
    }

    public DoorLimits limits() {
        return limits;
    }

    /**
     * Judges where a message is sent to: an address of a party, by exactly its name. Whether it is the sender's own is the broker's permission.
     *
     * @param address null when none is given
     */
    public void judgeAddress(@Nullable String address) throws Refused {
        if (address == null || Queues.partyOf(address).isEmpty()) {
            String shown = address == null ? "no address" : shown(address);
            throw new Refused(
                    Condition.NOT_ALLOWED,
                    shown
                            + " is no address to send to: send to market.in.<your number>.structure or .measure, without :: and without a prefix");
        }
    }

    /** Judges the length of a body that comes in, as far as it is known. */
    public void judgeLength(long bytes) throws Refused {
        if (bytes > limits.bodyBytesMax()) {
            throw new Refused(
                    Condition.TOO_LONG,
                    "a message has at most " + limits.bodyBytesMax()
                            + " bytes: send the series or transactions in several documents");
        }
    }

    /**
     * Judges a body that came as text, by its beginning.
     *
     * @param start the first bytes, in UTF-8, as AMQP transports text
     */
    public void judgeText(byte[] start) throws Refused {
        int length = Math.min(start.length, DECLARATION_BYTES_MAX);
        Matcher declared = DECLARED_ENCODING.matcher(new String(start, 0, length, StandardCharsets.UTF_8));
        if (declared.find() && !isReadAsUtf8(declared.group(1))) {
            throw new Refused(
                    Condition.NOT_ALLOWED,
                    "a text is characters, and its XML declaration says " + shown(declared.group(1))
                            + ": send the document's bytes in a data section, or declare UTF-8");
        }
    }

    private static boolean isReadAsUtf8(String encoding) {
        String name = encoding.toUpperCase(Locale.ROOT);
        return name.equals("UTF-8") || name.equals("US-ASCII");
    }

    /**
     * A form of body that no document has.
     *
     * @param kind in words, for example "a map"
     */
    public Refused notADocument(String kind) {
        return new Refused(
                Condition.NOT_IMPLEMENTED,
                "a message with " + kind + " is no document: send the XML document's bytes in a data section");
    }

    /**
     * What the hub would get of an encoded AMQP message.
     *
     * @throws Refused when it may not come in
     */
    public byte[] documentOf(byte[] encoded) throws Refused {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        AmqpDocument document = new AmqpDocument(
                this, bytes -> body.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining()));
        document.take(ByteBuffer.wrap(encoded));
        document.end();
        return body.toByteArray();
    }

    /** What a sender wrote, safe to be written into a line of a log: printable, and not long. */
    static String shown(String text) {
        String cut = text.length() > NAME_SHOWN_MAX ? text.substring(0, NAME_SHOWN_MAX) + "…" : text;
        return cut.replaceAll("[^\\p{Alnum}\\p{Punct} …]", "?");
    }
}
