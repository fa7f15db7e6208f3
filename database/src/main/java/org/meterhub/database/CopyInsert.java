package org.meterhub.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** PostgreSQL's COPY in its binary form: several times faster than inserts, and nothing to escape. */
final class CopyInsert implements BulkInsert {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final long MICROSECONDS_PER_SECOND = 1_000_000;
    private static final int NANOSECONDS_PER_MICROSECOND = 1_000;

    private final int columns;
    private final CopyIn copy;
    private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private long count;
    private boolean failed;

    CopyInsert(Connection connection, String table, String... columns) {
        this.columns = columns.length;
        try {
            this.copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " (" + String.join(", ", columns) + ") from stdin (format binary)");
        } catch (SQLException failure) {
            throw new DatabaseException("cannot write to " + table, failure);
        }
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    @Override
    public BulkInsert row(@Nullable Object... values) throws SQLException {
        if (values.length != columns) {
            throw new IllegalArgumentException(values.length + " values for " + columns + " columns");
        }
        try {
            room(Short.BYTES).putShort((short) values.length);
            for (Object value : values) {
                field(value);
            }
        } catch (SQLException | RuntimeException failure) {
            failed = true;
            throw failure;
        }
        count++;
        return this;
    }

    /** {@code ChronoUnit.MICROS} counts nanoseconds on its way, which overflow before the year 1708 and after 2292. */
    private static long microsecondsSinceEpoch(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond() - EPOCH.getEpochSecond(), MICROSECONDS_PER_SECOND),
                instant.getNano() / NANOSECONDS_PER_MICROSECOND);
    }

    private void field(@Nullable Object value) throws SQLException {
        if (value == null) {
            room(Integer.BYTES).putInt(-1);
        } else if (value instanceof Long number) {
            room(12).putInt(Long.BYTES).putLong(number);
        } else if (value instanceof Integer number) {
            room(8).putInt(Integer.BYTES).putInt(number);
        } else if (value instanceof Short number) {
            room(6).putInt(Short.BYTES).putShort(number);
        } else if (value instanceof Boolean flag) {
            room(5).putInt(1).put((byte) (flag ? 1 : 0));
        } else if (value instanceof byte[] bytes) {
            bytes(bytes);
        } else if (value instanceof String text) {
            bytes(text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof Instant instant) {
            room(12).putInt(Long.BYTES).putLong(microsecondsSinceEpoch(instant));
        } else if (value instanceof LocalDate day) {
            room(8).putInt(Integer.BYTES).putInt(Math.toIntExact(ChronoUnit.DAYS.between(EPOCH_DAY, day)));
        } else if (value instanceof UUID id) {
            room(20).putInt(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        } else {
            throw new IllegalArgumentException(
                    "COPY does not know how to write a " + value.getClass().getName());
        }
    }

    private void bytes(byte[] bytes) throws SQLException {
        room(Integer.BYTES).putInt(bytes.length);
        if (bytes.length <= buffer.remaining()) {
            buffer.put(bytes);
        } else {
            send();
            copy.writeToCopy(bytes, 0, bytes.length);
        }
    }

    private ByteBuffer room(int bytes) throws SQLException {
        if (buffer.remaining() < bytes) {
            send();
        }
        return buffer;
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer = buffer.clear();
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public void close() throws SQLException {
        if (failed) {
            copy.cancelCopy();
            return;
        }
        room(Short.BYTES).putShort((short) -1);
        send();
        copy.endCopy();
    }
}
