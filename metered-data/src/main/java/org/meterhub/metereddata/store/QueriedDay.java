package org.meterhub.metereddata.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Microseconds;
import org.meterhub.metereddata.MeteredDays;

/** Reads a day of all metering points by an ordinary query. */
final class QueriedDay {

    private static final int ROWS_PER_FETCH = 2_000;
    private static final String SQL = "select metering_point, resolution, registered_at, log_record, series_ordinal,"
            + " packed from day_series where day = ? and log_record <= ?"
            + " and metering_point >= ? and metering_point < ? order by metering_point";

    private QueriedDay() {}

    static void read(UnitOfWork unit, LocalDate day, MeteredDays.Selection selection, VersionMerger merger)
            throws SQLException {
        try (PreparedStatement select = unit.connection().prepareStatement(SQL)) {
            select.setFetchSize(ROWS_PER_FETCH);
            select.setObject(1, day);
            select.setLong(2, selection.knownAt().recordIdMax());
            select.setLong(3, selection.pointFrom());
            select.setLong(4, selection.pointTo());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (selection.knownAt().includes(rows.getLong(4))) {
                        merger.add(version(rows));
                    }
                }
            }
        }
    }

    private static StoredVersion version(ResultSet row) throws SQLException {
        Instant registeredAt = row.getObject(3, OffsetDateTime.class).toInstant();
        byte[] packed = row.getBytes(6);
        return new StoredVersion(
                row.getLong(1),
                row.getInt(2),
                Microseconds.sinceEpoch(registeredAt),
                row.getLong(4),
                row.getInt(5),
                packed,
                0,
                packed.length);
    }
}
