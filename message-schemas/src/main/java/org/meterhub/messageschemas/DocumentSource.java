package org.meterhub.messageschemas;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the bytes of a document come from. They may be asked for again: a refused document is read a second time, to tell why. A document in a file need
 * not fit into memory.
 */
public interface DocumentSource {

    /** Number of bytes; the same as long as the source is in use. */
    long length();

    /** The bytes from the start. @throws IOException when they cannot be read: an outage, never the sender's fault */
    InputStream open() throws IOException;

    /** Bytes in memory, which are not copied and must not change. */
    static DocumentSource of(byte[] bytes) {
        return new DocumentSource() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    /** A file, which must not change. @throws IOException when there is none */
    static DocumentSource of(Path file) throws IOException {
        long length = Files.size(file);
        return new DocumentSource() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }
}
