package org.meterhub.broker;

import io.netty.buffer.ByteBuf;

/**
 * Follows the frames of the broker's own protocol (CORE), each of which begins with its length in four bytes, after the seven letters of the handshake: the
 * broker would gather whatever length is announced, up to 2 GB.
 */
final class FrameLengths {

    private static final int HANDSHAKE_BYTES = 7;

    private final int bytesMax;
    private long skip = HANDSHAKE_BYTES;
    private int lengthBytes;
    private long length;

    FrameLengths(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Looks at what has arrived and takes nothing. @return false when a frame says that it is longer than allowed */
    boolean accept(ByteBuf arrived) {
        int at = arrived.readerIndex();
        int end = arrived.writerIndex();
        while (at < end) {
            if (skip > 0) {
                long step = Math.min(skip, end - at);
                skip -= step;
                at += (int) step;
                continue;
            }
            length = length << 8 | arrived.getUnsignedByte(at++);
            if (++lengthBytes == Integer.BYTES) {
                if (length > bytesMax) {
                    return false;
                }
                skip = length;
                length = 0;
                lengthBytes = 0;
            }
        }
        return true;
    }
}
