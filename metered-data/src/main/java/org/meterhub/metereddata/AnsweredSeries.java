package org.meterhub.metereddata;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A series that answers a request: as a forwarded one, and it says which. Its compact form is kept with the outbound item until the document is written.
 *
 * @param originalTransactionId the request's own id, at most 36 characters
 * @param resolutionCode of the answer: that of the series, or another where values were added up
 * @param series what is told
 */
public record AnsweredSeries(String originalTransactionId, String resolutionCode, ForwardedSeries series) {

    /** The resolution of a sum over a year. */
    public static final String YEAR = "P1Y";

    /** Unlike the format of a {@link ForwardedSeries}, so that the first byte tells them apart. */
    private static final int FORMAT = 2;

    private static final int TEXT_BYTES_MAX = 255;

    /** Values as they are stored. */
    public static AnsweredSeries of(String originalTransactionId, ForwardedSeries series) {
        return new AnsweredSeries(originalTransactionId, series.resolution().code(), series);
    }

    /** A single point that stands for the whole period of the series. */
    public static AnsweredSeries sum(String originalTransactionId, ForwardedSeries series) {
        return new AnsweredSeries(originalTransactionId, YEAR, series);
    }

    /** Whether the bytes are the compact form of an answer, rather than of a series that answers nobody. */
    public static boolean isPacked(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == FORMAT;
    }

    /** The compact form. */
    public byte[] pack() {
        byte[] original = text(originalTransactionId);
        byte[] resolution = text(resolutionCode);
        byte[] packed = series.pack();
        return ByteBuffer.allocate(3 + original.length + resolution.length + packed.length)
                .put((byte) FORMAT)
                .put((byte) original.length)
                .put(original)
                .put((byte) resolution.length)
                .put(resolution)
                .put(packed)
                .array();
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > TEXT_BYTES_MAX) {
            throw new IllegalArgumentException("a text of " + bytes.length + " bytes, at most " + TEXT_BYTES_MAX);
        }
        return bytes;
    }

    /**
     * The inverse of {@link #pack}.
     *
     * @throws IllegalArgumentException when the bytes are not the compact form of an answer
     */
    public static AnsweredSeries unpack(byte[] packed) {
        if (!isPacked(packed)) {
            throw new IllegalArgumentException("not an answered series");
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(packed, 1, packed.length - 1);
            String original = read(bytes);
            String resolution = read(bytes);
            byte[] series = new byte[bytes.remaining()];
            bytes.get(series);
            return new AnsweredSeries(original, resolution, ForwardedSeries.unpack(series));
        } catch (BufferUnderflowException beyondEnd) {
            throw new IllegalArgumentException("an answered series ends too early", beyondEnd);
        }
    }

    private static String read(ByteBuffer bytes) {
        byte[] text = new byte[Byte.toUnsignedInt(bytes.get())];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
