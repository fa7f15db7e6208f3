package org.meterhub.broker.door;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.persistence.StorageManager;
import org.apache.activemq.artemis.core.server.ActiveMQServerLogger;
import org.apache.activemq.artemis.core.server.LargeServerMessage;
import org.apache.activemq.artemis.protocol.amqp.proton.MessageReader;
import org.apache.qpid.proton.amqp.messaging.DeliveryAnnotations;
import org.apache.qpid.proton.codec.ReadableBuffer;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Receiver;
import org.jspecify.annotations.Nullable;

/**
 * Reads one message after the other from a link. The body of a long one goes to a file while it comes in, as Artemis' own reader does it, but only the
 * body; what is refused is dropped as it comes. Runs on the connection's thread, writes files on the session's.
 */
final class DoorReader implements MessageReader {

    private final DoorReceiver link;
    private final Door door;
    private final UnfinishedBytes unfinished;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private AmqpDocument document;
    private @Nullable Refused refusal;
    private volatile @Nullable LargeServerMessage large;
    private long counted;

    DoorReader(DoorReceiver link, Door door, UnfinishedBytes unfinished) {
        this.link = link;
        this.door = door;
        this.unfinished = unfinished;
        this.document = new AmqpDocument(door, this::keep);
    }

    @Override
    public @Nullable DeliveryAnnotations getDeliveryAnnotations() {
        return null;
    }

    @Override
    public MessageReader open() {
        document = new AmqpDocument(door, this::keep);
        if (link.isAnonymousRelay()) {
            document.readingAddress();
        }
        refusal = null;
        return this;
    }

    /** Also called when the link ends, or the sender takes back what it had begun. */
    @Override
    public void close() {
        body.reset();
        unfinished.release(link.party(), counted);
        counted = 0;
        dropFile();
    }

    private void keep(ByteBuffer bytes) {
        body.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    @Override
    public @Nullable Message readBytes(Delivery delivery) throws Exception {
        ReadableBuffer received = ((Receiver) delivery.getLink()).recv();
        boolean last = !delivery.isPartial();
        if (link.isClosed()) {
            link.passOver(delivery, last);
            return null;
        }
        if (refusal == null) {
            judge(delivery, received, last);
        }
        Refused refused = refusal;
        if (refused != null) {
            link.refuse(delivery, refused, last);
            return null;
        }
        if (large != null || body.size() > door.limits().bodyBytesInMemoryMax()) {
            writeToFile(delivery, last);
            return null;
        }
        return last ? addressed(CleanMessage.of(body.toByteArray(), link.now())) : null;
    }

    private void judge(Delivery delivery, ReadableBuffer received, boolean last) {
        byte[] piece = new byte[received.remaining()];
        received.get(piece);
        try {
            if (delivery.getMessageFormat() != 0) {
                throw door.notADocument("the message format " + Integer.toUnsignedString(delivery.getMessageFormat()));
            }
            unfinished.add(link.party(), piece.length);
            counted += piece.length;
            document.take(ByteBuffer.wrap(piece));
            if (last) {
                document.end();
                if (link.isAnonymousRelay()) {
                    door.judgeAddress(document.address());
                }
            }
        } catch (Refused refused) {
            close();
            refusal = refused;
        }
    }

    private CoreMessage addressed(CoreMessage message) {
        if (link.isAnonymousRelay()) {
            message.setAddress(document.address());
        }
        return message;
    }

    private void writeToFile(Delivery delivery, boolean last) throws Exception {
        LargeServerMessage message = large;
        if (message == null) {
            StorageManager storage = link.session().getStorageManager();
            message = storage.createCoreLargeMessage(storage.generateID(), CleanMessage.head(link.now()));
            large = message;
        }
        byte[] bytes = body.toByteArray();
        body.reset();
        LargeServerMessage current = message;
        long length = document.bodyBytes();
        @Nullable String address = document.address();
        link.getConnection().disableAutoRead();
        try {
            link.session().execute(() -> append(delivery, current, bytes, last ? length : -1, address));
        } catch (RuntimeException failure) {
            link.getConnection().enableAutoRead();
            throw failure;
        }
    }

    /** @param length of the whole body when these are its last bytes, else negative */
    private void append(
            Delivery delivery, LargeServerMessage message, byte[] bytes, long length, @Nullable String address) {
        if (large != message) {
            // The link has ended meanwhile, and the file is gone.
            link.getConnection().runNow(link.getConnection()::enableAutoRead);
            return;
        }
        try {
            message.addBytes(bytes);
            if (length >= 0) {
                CleanMessage.complete(message, length);
                message.releaseResources(link.getConnection().isLargeMessageSync(), true);
                if (link.isAnonymousRelay()) {
                    message.toMessage().setAddress(address);
                }
                large = null;
                link.getConnection().runNow(() -> link.onMessageComplete(delivery, message.toMessage(), null));
            }
        } catch (Throwable failure) {
            link.onExceptionWhileReading(failure);
        } finally {
            link.getConnection().runNow(link.getConnection()::enableAutoRead);
        }
    }

    private void dropFile() {
        LargeServerMessage begun = large;
        if (begun != null) {
            // After what is being written to it now.
            link.session().execute(() -> {
                if (large == begun) {
                    large = null;
                    try {
                        begun.deleteFile();
                    } catch (Exception failure) {
                        ActiveMQServerLogger.LOGGER.errorDeletingLargeMessageFile(failure);
                    }
                }
            });
        }
    }
}
