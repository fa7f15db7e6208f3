package org.meterhub.messageschemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The bytes of a source on their way to the parser. A source that fails is an outage and ends the reading; as an {@link IOException} the parser would take it for
 * a fault of the document, and its sender would be told so.
 */
final class SourceStream extends InputStream {

    private final InputStream source;

    /** @throws UncheckedIOException when the source cannot be opened */
    SourceStream(DocumentSource document) {
        try {
            source = document.open();
        } catch (IOException outage) {
            throw new UncheckedIOException(outage);
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            return source.read(buffer, offset, length);
        } catch (IOException outage) {
            throw new UncheckedIOException(outage);
        }
    }

    /** As many bytes as are asked for, or all that are left. */
    @Override
    public int readNBytes(byte[] buffer, int offset, int length) {
        try {
            return source.readNBytes(buffer, offset, length);
        } catch (IOException outage) {
            throw new UncheckedIOException(outage);
        }
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException outage) {
            throw new UncheckedIOException(outage);
        }
    }
}
