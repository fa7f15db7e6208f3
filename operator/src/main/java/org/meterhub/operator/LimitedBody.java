package org.meterhub.operator;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request's body that must not be longer than a limit, whatever its header says. */
final class LimitedBody extends FilterInputStream {

    private final long bytesMax;
    private long bytesRead;

    LimitedBody(InputStream body, long bytesMax) {
        super(body);
        this.bytesMax = bytesMax;
    }

    static AdminRefusal tooLarge(long bytesMax) {
        return new AdminRefusal(
                413, "too-large", "the body has more than " + bytesMax + " bytes", "Divide it into several files.");
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            count(1);
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) {
        bytesRead += bytes;
        if (bytesRead > bytesMax) {
            throw tooLarge(bytesMax);
        }
    }
}
