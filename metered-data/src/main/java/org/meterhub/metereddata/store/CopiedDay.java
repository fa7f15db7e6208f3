package org.meterhub.metereddata.store;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.metereddata.MeteredDays;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads a day of all metering points by PostgreSQL's COPY in its binary form, several times faster than a query's rows. */
final class CopiedDay {

    /** Enough to order a day of 720,000 points in memory; the default would spill to disk. */
    private static final String SORT_MEMORY = "set local work_mem = '256MB'";

    private static final int SIGNATURE_BYTES = 11;
    private static final int COLUMNS = 6;
    private static final int END_OF_ROWS = -1;

    private final CopyOut copy;
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    private CopiedDay(CopyOut copy) {
        this.copy = copy;
    }

    static void read(UnitOfWork unit, LocalDate day, MeteredDays.Selection selection, VersionMerger merger)
            throws SQLException {
        try (Statement settings = unit.connection().createStatement()) {
            settings.execute(SORT_MEMORY);
        }
        KnownAt knownAt = selection.knownAt();
        // COPY takes no parameters; a date and numbers have no way to be anything else.
        String sql = "copy (select metering_point, resolution, registered_at, log_record, series_ordinal, packed"
                + " from day_series where day = date '" + day + "' and log_record <= " + knownAt.recordIdMax()
                + " and metering_point >= " + selection.pointFrom() + " and metering_point < " + selection.pointTo()
                + " order by metering_point) to stdout (format binary)";
        CopyOut copy = unit.connection().unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
        try {
            new CopiedDay(copy).readAll(knownAt, merger);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void readAll(KnownAt knownAt, VersionMerger merger) throws SQLException {
        need(SIGNATURE_BYTES + Integer.BYTES + Integer.BYTES);
        buffer.position(buffer.position() + SIGNATURE_BYTES + Integer.BYTES);
        int extension = buffer.getInt();
        need(extension);
        buffer.position(buffer.position() + extension);
        for (int columns = columns(); columns != END_OF_ROWS; columns = columns()) {
            if (columns != COLUMNS) {
                throw new SQLException("COPY gave " + columns + " columns, expected " + COLUMNS);
            }
            StoredVersion version = row();
            if (knownAt.includes(version.logRecord())) {
                merger.add(version);
            }
        }
        while (copy.readFromCopy() != null) {
            // Nothing follows the end mark; the server's last word still has to be heard.
        }
    }

    private int columns() throws SQLException {
        need(Short.BYTES);
        return buffer.getShort();
    }

    private StoredVersion row() throws SQLException {
        // Five columns of fixed length, each with its length before it, and the length of the packed values.
        need(6 * Integer.BYTES + 3 * Long.BYTES + Short.BYTES + Integer.BYTES);
        long meteringPoint = skipLength().getLong();
        int resolution = skipLength().getShort();
        long registeredAt = skipLength().getLong();
        long logRecord = skipLength().getLong();
        int seriesOrdinal = skipLength().getInt();
        int length = buffer.getInt();
        need(length);
        int from = buffer.position();
        buffer.position(from + length);
        return new StoredVersion(
                meteringPoint, resolution, registeredAt, logRecord, seriesOrdinal, buffer.array(), from, from + length);
    }

    private ByteBuffer skipLength() {
        buffer.getInt();
        return buffer;
    }

    /** Makes so many bytes available. The server sends a row a message as a rule, which needs no copying, but does not promise it. */
    private void need(int bytes) throws SQLException {
        while (buffer.remaining() < bytes) {
            byte @Nullable [] next = copy.readFromCopy();
            if (next == null) {
                throw new SQLException("COPY ended in the middle of a row");
            }
            if (buffer.hasRemaining()) {
                byte[] joined = Arrays.copyOfRange(buffer.array(), buffer.position(), buffer.limit() + next.length);
                System.arraycopy(next, 0, joined, buffer.remaining(), next.length);
                buffer = ByteBuffer.wrap(joined);
            } else {
                buffer = ByteBuffer.wrap(next);
            }
        }
    }
}
