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

/**
 * Reads a day of all metering points by PostgreSQL's COPY in its binary form, several times faster than a query's rows. The rows come as they lie and are
 * put in order here, which is several times faster than in the database; only a day too large for that is ordered there.
 */
final class CopiedDay {

    /** Enough to order a day of 720,000 points in memory; the default would spill to disk. */
    private static final String SORT_MEMORY = "set local work_mem = '256MB'";

    private static final int SIGNATURE_BYTES = 11;
    private static final int COLUMNS = 6;
    private static final int END_OF_ROWS = -1;
    /** Five columns of fixed length, each with its length before it, and the length of the packed values. */
    private static final int FIXED_BYTES = 6 * Integer.BYTES + 3 * Long.BYTES + Short.BYTES + Integer.BYTES;

    private final CopyOut copy;
    private final KnownAt knownAt;
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    private CopiedDay(CopyOut copy, KnownAt knownAt) {
        this.copy = copy;
        this.knownAt = knownAt;
    }

    /**
     * Gives the versions of the day in order of the metering points.
     *
     * @param arrangement used again from day to day; once it is full, the database orders this day and the ones after it
     */
    static void read(
            UnitOfWork unit,
            LocalDate day,
            MeteredDays.Selection selection,
            RowArrangement arrangement,
            VersionMerger merger)
            throws SQLException {
        if (!arrangement.isFull()) {
            arrangement.clear();
            copy(unit, day, selection, "", arrangement::add);
            if (!arrangement.isFull()) {
                arrangement.inOrder(merger::add);
                return;
            }
        }
        try (Statement settings = unit.connection().createStatement()) {
            settings.execute(SORT_MEMORY);
        }
        copy(unit, day, selection, " order by metering_point", version -> {
            merger.add(version);
            return true;
        });
    }

    /** Takes rows until it says that it wants no more. */
    private interface RowSink {
        boolean take(StoredVersion version);
    }

    private static void copy(
            UnitOfWork unit, LocalDate day, MeteredDays.Selection selection, String order, RowSink sink)
            throws SQLException {
        KnownAt knownAt = selection.knownAt();
        // COPY takes no parameters; a date and numbers have no way to be anything else.
        StringBuilder sql = new StringBuilder("copy (select metering_point, resolution, registered_at, log_record,"
                + " series_ordinal, packed from day_series where day = date '" + day + "'");
        // A condition that every row meets still costs its evaluation.
        if (knownAt.recordIdMax() < Long.MAX_VALUE) {
            sql.append(" and log_record <= ").append(knownAt.recordIdMax());
        }
        if (selection.pointFrom() > 0 || selection.pointTo() < Long.MAX_VALUE) {
            sql.append(" and metering_point >= ").append(selection.pointFrom());
            sql.append(" and metering_point < ").append(selection.pointTo());
        }
        sql.append(order).append(") to stdout (format binary)");
        CopyOut copy = unit.connection().unwrap(PGConnection.class).getCopyAPI().copyOut(sql.toString());
        try {
            new CopiedDay(copy, knownAt).readAll(sink);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void readAll(RowSink sink) throws SQLException {
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
            if (knownAt.includes(version.logRecord()) && !sink.take(version)) {
                // To cancel the copy would be to lose the transaction.
                break;
            }
        }
        while (copy.readFromCopy() != null) {
            // Whatever follows is not wanted; the server's last word still has to be heard.
        }
    }

    private int columns() throws SQLException {
        need(Short.BYTES);
        return buffer.getShort();
    }

    private StoredVersion row() throws SQLException {
        need(FIXED_BYTES);
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
