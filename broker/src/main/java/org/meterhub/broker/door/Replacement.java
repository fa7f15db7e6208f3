package org.meterhub.broker.door;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.LargeBodyReader;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.persistence.StorageManager;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.LargeServerMessage;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;
import org.jspecify.annotations.Nullable;
import org.meterhub.broker.door.Refused.Condition;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.PartyId;

/** Writes the clean message that takes the place of one that came in without the door. Bodies go from file to file in chunks. */
final class Replacement {

    /** Says on a dead letter why it is one. */
    static final SimpleString REASON = SimpleString.of("MeterhubRefused");

    private static final int CHUNK_BYTES = 256 << 10;

    private final ActiveMQServer server;
    private final Door door;

    Replacement(ActiveMQServer server, Door door) {
        this.server = server;
        this.door = door;
    }

    /** A step that writes a body somewhere. */
    private interface Writing {
        void to(LargeServerMessage message) throws Exception;
    }

    /** A piece of a body. */
    private interface Piece {
        void take(byte[] bytes) throws Exception;
    }

    /**
     * Puts the replacement where the message was, or to the dead letters.
     *
     * @param home the queue of the hub in which it was
     * @param origin what the broker had noted before it was moved aside
     * @return why it went to the dead letters; empty when it did not
     */
    Optional<Refused> of(Message message, String home, Origin origin) throws Exception {
        Optional<PartyId> sender = origin.sender().or(() -> writtenByTheDivert(message));
        if (!home.equals(Queues.DEAD)) {
            try {
                if (sender.isEmpty()) {
                    throw new Refused(
                            Condition.NOT_ALLOWED,
                            "it was sent past the parties' addresses, so that nobody is its sender");
                }
                route(message, sender, home, home, null, clean -> writeDocument(message, clean));
                return Optional.empty();
            } catch (Refused refused) {
                route(message, sender, home, Queues.DEAD, refused, clean -> pieces(message, clean::addBytes));
                return Optional.of(refused);
            }
        }
        route(message, sender, origin.queue(), Queues.DEAD, null, clean -> pieces(message, clean::addBytes));
        return Optional.empty();
    }

    /** Writes the bytes of a message as they are in the journal. */
    void writeTo(Message message, Path file) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            pieces(message, out::write);
        }
    }

    private void route(
            Message message,
            Optional<PartyId> sender,
            String home,
            String target,
            @Nullable Refused reason,
            Writing body)
            throws Exception {
        StorageManager storage = server.getStorageManager();
        CoreMessage head = CleanMessage.head(message.getTimestamp());
        head.setAddress(SimpleString.of(target));
        head.setRoutingType(RoutingType.ANYCAST);
        sender.ifPresent(
                party -> head.putStringProperty(SimpleString.of(Queues.SENDER_HEADER), SimpleString.of(party.value())));
        if (target.equals(Queues.DEAD)) {
            head.putStringProperty(Message.HDR_ORIGINAL_QUEUE, SimpleString.of(home));
            head.putStringProperty(Message.HDR_ORIGINAL_ADDRESS, SimpleString.of(home));
            head.putStringProperty(
                    REASON, SimpleString.of(reason == null ? "came in without the door" : reason.description()));
        } else {
            Channel channel = channelOf(home);
            head.putStringProperty(
                    Message.HDR_ORIGINAL_ADDRESS, SimpleString.of(Queues.in(sender.orElseThrow(), channel)));
        }
        LargeServerMessage clean = storage.createCoreLargeMessage(storage.generateID(), head);
        try {
            body.to(clean);
            CleanMessage.complete(clean, clean.getLargeBody().getBodySize());
            clean.releaseResources(true, true);
            server.getPostOffice().route(clean.toMessage(), false);
        } catch (Exception failure) {
            clean.deleteFile();
            throw failure;
        }
    }

    private static Channel channelOf(String home) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.hubQueue().equals(home))
                .findFirst()
                .orElseThrow();
    }

    private void writeDocument(Message message, LargeServerMessage clean) throws Exception {
        if (message instanceof AMQPMessage) {
            AmqpDocument document = new AmqpDocument(door, bytes -> append(clean, bytes));
            pieces(message, bytes -> document.take(ByteBuffer.wrap(bytes)));
            document.end();
        } else if (message instanceof ICoreMessage core) {
            if (core.getType() == Message.TEXT_TYPE && !core.isLargeMessage()) {
                clean.addBytes(CleanMessage.textOf(core, door));
                return;
            }
            CleanMessage.judgeForm(core, door);
            door.judgeLength(CleanMessage.bodyBytes(core));
            pieces(message, clean::addBytes);
        } else {
            throw door.notADocument("the form of " + message.getProtocolName());
        }
    }

    private static void append(LargeServerMessage clean, ByteBuffer bytes) {
        byte[] piece = new byte[bytes.remaining()];
        bytes.get(piece);
        try {
            clean.addBytes(piece);
        } catch (Exception failure) {
            throw new IllegalStateException("a body cannot be written", failure);
        }
    }

    /** The bytes as they lie in the journal: of AMQP the whole encoded message, of CORE the body. */
    private static void pieces(Message message, Piece piece) throws Exception {
        if (message instanceof LargeServerMessage large) {
            try (LargeBodyReader reader = large.getLargeBodyReader()) {
                reader.open();
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
                for (long left = reader.getSize(); left > 0; ) {
                    chunk.clear();
                    int read = reader.readInto(chunk);
                    if (read <= 0) {
                        throw new IOException("a body ends " + left + " bytes too early");
                    }
                    piece.take(Arrays.copyOf(chunk.array(), read));
                    left -= read;
                }
            }
        } else if (message instanceof AMQPMessage amqp) {
            ActiveMQBuffer record = ActiveMQBuffers.dynamicBuffer(amqp.getPersistSize());
            amqp.persist(record);
            byte[] bytes = new byte[record.readInt()];
            record.readBytes(bytes);
            piece.take(bytes);
        } else if (message instanceof ICoreMessage core) {
            ActiveMQBuffer body = core.getReadOnlyBodyBuffer();
            byte[] bytes = new byte[body.readableBytes()];
            body.readBytes(bytes);
            piece.take(bytes);
        } else {
            piece.take(String.valueOf(message).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The header that a divert writes over whatever a sender had put there; what was sent past the divert has another address noted. */
    private static Optional<PartyId> writtenByTheDivert(Message message) {
        if (String.valueOf(brokerProperty(message, Message.HDR_ORIGINAL_ADDRESS))
                .contains("::")) {
            return Optional.empty();
        }
        try {
            Object header = message.getObjectProperty(SimpleString.of(Queues.SENDER_HEADER));
            return header == null ? Optional.empty() : PartyId.parse(header.toString());
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** What the broker itself noted on a message; null when there is nothing, or it cannot be read. */
    static @Nullable Object brokerProperty(Message message, SimpleString name) {
        try {
            return message.getBrokerProperty(name);
        } catch (RuntimeException unreadable) {
            return null;
        }
    }
}
