package org.meterhub.messagelog.store;

import java.time.Instant;
import java.util.List;
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
    public List<Quarantined> list(UnitOfWork unit, long beyondRecordId, int limit) {
        return Sql.query(
                unit,
                "read the quarantine",
                "select record_id, quarantined_at, error from quarantine where record_id > ? order by record_id limit ?",
                row -> new Quarantined(
                        row.getLong("record_id"), Sql.instant(row, "quarantined_at"), row.getString("error")),
                beyondRecordId,
                limit);
    }
}
