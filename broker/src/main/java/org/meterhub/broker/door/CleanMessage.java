package org.meterhub.broker.door;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.server.LargeServerMessage;
import org.jspecify.annotations.Nullable;
import org.meterhub.broker.door.Refused.Condition;

/** The only form in which a message of a party lies in the broker: bytes, durable, with nothing beside them that its sender wrote. */
final class CleanMessage {

    private static final byte PRIORITY = 4;
    private static final int HEAD_BYTES = 256;

    private CleanMessage() {}

    /** A message with these bytes, as yet without an address. */
    static CoreMessage of(byte[] body, long timestamp) {
        CoreMessage message = head(new CoreMessage(0, body.length + HEAD_BYTES), timestamp);
        message.getBodyBuffer().writeBytes(body);
        return message;
    }

    /** A message whose bytes are yet to come. */
    static CoreMessage head(long timestamp) {
        return head(new CoreMessage(0, HEAD_BYTES), timestamp);
    }

    private static CoreMessage head(CoreMessage message, long timestamp) {
        message.setType(Message.BYTES_TYPE);
        message.setDurable(true);
        message.setPriority(PRIORITY);
        message.setTimestamp(timestamp);
        return message;
    }

    /** Writes how long a large body is, for whoever reads it. */
    static void complete(LargeServerMessage message, long bodyBytes) {
        message.toMessage().putLongProperty(Message.HDR_LARGE_BODY_SIZE, bodyBytes);
    }

    /**
     * Makes what came over CORE clean, in place.
     *
     * @throws Refused when it has no bytes and no text: maps, streams and objects are decoded by whoever reads them, before any limit of the reader
     */
    static void clean(CoreMessage message, Door door, long timestamp) throws Refused {
        if (message.getType() == Message.TEXT_TYPE && !message.isLargeMessage()) {
            byte[] bytes = textOf(message, door);
            message.setType(Message.BYTES_TYPE);
            ActiveMQBuffer rewritten = message.getBodyBuffer();
            rewritten.clear();
            rewritten.writeBytes(bytes);
        }
        judgeForm(message, door);
        long bodyBytes = bodyBytes(message);
        door.judgeLength(bodyBytes);
        for (SimpleString name : List.copyOf(message.getPropertyNames())) {
            message.removeProperty(name);
        }
        message.setUserID((Object) null);
        message.setExpiration(0);
        head(message, timestamp);
        if (message instanceof LargeServerMessage large) {
            complete(large, bodyBytes);
        }
        message.messageChanged();
    }

    /**
     * Whether a message in the journal has a form that can be delivered to the hub now, and read: bytes of CORE, not compressed, not put off. Properties of
     * CORE do no harm there; the hub's own documents have some.
     */
    static boolean isClean(Message message, Door door) {
        try {
            return message instanceof ICoreMessage core
                    && core.getType() == Message.BYTES_TYPE
                    && core.isDurable()
                    && !core.hasScheduledDeliveryTime()
                    && !core.containsProperty(Message.HDR_LARGE_COMPRESSED)
                    && (core.containsProperty(Replacement.REASON)
                            || bodyBytes(core) <= door.limits().bodyBytesMax());
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    static long bodyBytes(ICoreMessage message) {
        try {
            return message instanceof LargeServerMessage large
                    ? large.getLargeBody().getBodySize()
                    : message.getReadOnlyBodyBuffer().readableBytes();
        } catch (Exception failure) {
            throw new IllegalStateException("the broker cannot tell how long a body is", failure);
        }
    }

    /** Judges what kind of body a message has over CORE, by what it says of itself. */
    static void judgeForm(ICoreMessage message, Door door) throws Refused {
        if (message.containsProperty(Message.HDR_LARGE_COMPRESSED)) {
            throw door.notADocument("a compressed body");
        }
        if (message.getType() != Message.BYTES_TYPE) {
            throw door.notADocument(kindOf(message.getType()));
        }
    }

    /** The text of a message that has come over CORE, in UTF-8. */
    static byte[] textOf(ICoreMessage message, Door door) throws Refused {
        ActiveMQBuffer body = message.getReadOnlyBodyBuffer();
        @Nullable SimpleString text;
        try {
            text = body.readNullableSimpleString();
        } catch (RuntimeException malformed) {
            throw new Refused(Condition.DECODE_ERROR, "the body is no text, though it is called one");
        }
        if (text == null) {
            throw door.notADocument("no body");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        door.judgeText(bytes);
        return bytes;
    }

    private static String kindOf(byte type) {
        return switch (type) {
            case Message.TEXT_TYPE -> "a large text";
            case Message.OBJECT_TYPE -> "an object";
            case Message.MAP_TYPE -> "a map";
            case Message.STREAM_TYPE -> "a stream";
            default -> "a body of no kind";
        };
    }
}
