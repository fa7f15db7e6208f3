package org.meterhub.messagelog.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.meterhub.database.UnitOfWork;
import org.meterhub.messagelog.Quarantine;

/** The quarantine in a table. */
public final class JdbcQuarantine implements Quarantine {

    private static final int ERROR_LENGTH_MAX = 4_000;

    @Override
    public void add(UnitOfWork unit, long recordId, String error, Instant at) {
        Sql.update(
                unit,
                "quarantine a message",
                "insert into quarantine (record_id, quarantined_at, error) values (?, ?, ?)",
                recordId,
                at,
                Sql.clipped(error, ERROR_LENGTH_MAX));
    }

    @Override
    public List<Quarantined> waiting(UnitOfWork unit, long beyondRecordId, int limit) {
        return read(unit, "resolved_at is null and record_id > ? order by record_id limit ?", beyondRecordId, limit);
    }

    @Override
    public List<Quarantined> all(UnitOfWork unit, long beyondRecordId, int limit) {
        return read(unit, "record_id > ? order by record_id limit ?", beyondRecordId, limit);
    }

    @Override
    public Optional<Quarantined> find(UnitOfWork unit, long recordId) {
        return read(unit, "record_id = ?", recordId).stream().findFirst();
    }

    @Override
    public boolean resolve(UnitOfWork unit, long recordId, Resolution resolution, String remark, Instant at) {
        return Sql.update(
                        unit,
                        "resolve a message in quarantine",
                        "update quarantine set resolved_at = ?, resolution = ?, remark = ?"
                                + " where record_id = ? and resolved_at is null",
                        at,
                        resolution.name(),
                        Sql.clipped(remark, REMARK_LENGTH_MAX),
                        recordId)
                == 1;
    }

    private static List<Quarantined> read(UnitOfWork unit, String which, Object... values) {
        return Sql.query(
                unit,
                "read the quarantine",
                "select record_id, quarantined_at, error, resolved_at, resolution, remark from quarantine where "
                        + which,
                JdbcQuarantine::row,
                values);
    }

    private static Quarantined row(ResultSet row) throws SQLException {
        OffsetDateTime resolvedAt = row.getObject("resolved_at", OffsetDateTime.class);
        String resolution = row.getString("resolution");
        return new Quarantined(
                row.getLong("record_id"),
                Sql.instant(row, "quarantined_at"),
                row.getString("error"),
                resolvedAt == null ? null : resolvedAt.toInstant(),
                resolution == null ? null : Resolution.valueOf(resolution),
                row.getString("remark"));
    }
}
