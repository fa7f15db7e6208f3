package org.meterhub.hubroutes.batch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a message: in memory when they are within the limit of a document, else in a file that lives as long as the batch. */
public sealed interface MessageBody {

    /** Number of bytes. */
    long length();

    /** The bytes from the start; may be asked again. */
    InputStream open() throws IOException;

    /** Within the limit. */
    record InMemory(byte[] bytes) implements MessageBody {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /** Over the limit: to be logged and refused, never parsed. */
    record Oversized(Path file, long length) implements MessageBody {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
