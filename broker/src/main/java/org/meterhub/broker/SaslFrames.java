package org.meterhub.broker;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.apache.qpid.proton.amqp.security.SaslInit;
import org.apache.qpid.proton.amqp.security.SaslResponse;
import org.apache.qpid.proton.codec.AMQPDefinedTypes;
import org.apache.qpid.proton.codec.DecoderImpl;
import org.apache.qpid.proton.codec.EncoderImpl;

/**
 * What a stranger may say by AMQP before its login: the header of SASL, and whole, well-formed SASL frames. The broker's parser (proton-j) does not survive
 * anything else there: after a frame that it cannot read, the thread that serves this connection, and others, goes round for ever with what is left.
 */
final class SaslFrames {

    /** So much of a SASL frame the standard allows (AMQP 1.0, part 5.3.1). */
    static final int FRAME_BYTES_MAX = 512;

    private static final int HEADER_BYTES = 8;
    private static final long SASL_HEADER = 0x414d515003010000L;
    private static final int AMQP = 0x414d5150;
    private static final int SASL_TYPE = 1;

    private final DecoderImpl decoder = new DecoderImpl();
    private boolean greeted;

    SaslFrames() {
        AMQPDefinedTypes.registerAllTypes(decoder, new EncoderImpl(decoder));
    }

    /** What comes next in what has arrived. */
    enum Next {
        /** Wait for more. */
        INCOMPLETE,
        /** Hand on {@link #length} bytes. */
        WHOLE,
        /** The client goes on as if it were in already: keep this until it is. */
        AFTER_LOGIN,
        /** Nothing that may be said here. */
        WRONG
    }

    private int length;

    /** Bytes of the {@link Next#WHOLE} header or frame. */
    int length() {
        return length;
    }

    /** Looks at what has arrived and takes nothing. */
    Next look(ByteBuf arrived) {
        if (arrived.readableBytes() < HEADER_BYTES) {
            return Next.INCOMPLETE;
        }
        int at = arrived.readerIndex();
        if (!greeted) {
            greeted = arrived.getLong(at) == SASL_HEADER;
            length = HEADER_BYTES;
            return greeted ? Next.WHOLE : Next.WRONG;
        }
        int size = arrived.getInt(at);
        if (size == AMQP) {
            return Next.AFTER_LOGIN;
        }
        int bodyAt = arrived.getUnsignedByte(at + 4) * 4;
        if (size < HEADER_BYTES
                || size > FRAME_BYTES_MAX
                || bodyAt < HEADER_BYTES
                || bodyAt > size
                || arrived.getUnsignedByte(at + 5) != SASL_TYPE) {
            return Next.WRONG;
        }
        if (arrived.readableBytes() < size) {
            return Next.INCOMPLETE;
        }
        length = size;
        return isSasl(arrived, at + bodyAt, size - bodyAt) ? Next.WHOLE : Next.WRONG;
    }

    private boolean isSasl(ByteBuf arrived, int at, int bytes) {
        byte[] body = new byte[bytes];
        arrived.getBytes(at, body);
        ByteBuffer buffer = ByteBuffer.wrap(body);
        try {
            decoder.setByteBuffer(buffer);
            Object said = decoder.readObject();
            return !buffer.hasRemaining() && (said instanceof SaslInit || said instanceof SaslResponse);
        } catch (RuntimeException malformed) {
            return false;
        }
    }
}
