package org.meterhub.messagelog;

import java.io.InputStream;

/** The bytes of a message or document: at hand, or a stream that is read once and never held whole. */
public sealed interface Body {

    /** @param bytes must not be changed afterwards: they are not copied */
    static Body of(byte[] bytes) {
        return new Held(bytes);
    }

    /** @param stream read to its end once and not closed; a failure to read is thrown as {@link java.io.UncheckedIOException} */
    static Body streamed(InputStream stream) {
        return new Streamed(stream);
    }

    /** Bytes in memory. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared: a carrier that must not copy.
    record Held(byte[] bytes) implements Body {}

    /** Bytes yet to be read. */
    record Streamed(InputStream stream) implements Body {}
}
