package org.meterhub.settlement.run.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.settlement.run.billing.BillingProgress;

/** Keeps how far billing bases have been sent. */
public final class BillingStore {

    public BillingProgress progress(UnitOfWork unit, long version, GridAreaCode area) throws SQLException {
        try (PreparedStatement query = unit.connection()
                .prepareStatement("select point_done, finished_at from settlement_billing"
                        + " where version = ? and grid_area = ?")) {
            query.setLong(1, version);
            query.setString(2, area.value());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return BillingProgress.NONE;
                }
                OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
                return new BillingProgress(row.getLong("point_done"), finished == null ? null : finished.toInstant());
            }
        }
    }

    /**
     * Sets the progress on, for the one who knew where it stood.
     *
     * @return false when it stands elsewhere, because somebody else is sending: then nothing may be queued
     */
    public boolean advance(UnitOfWork unit, long version, GridAreaCode area, BillingProgress from, BillingProgress to)
            throws SQLException {
        try (PreparedStatement insert = unit.connection()
                .prepareStatement("insert into settlement_billing (version, grid_area, point_done)"
                        + " values (?, ?, 0) on conflict do nothing")) {
            insert.setLong(1, version);
            insert.setString(2, area.value());
            insert.executeUpdate();
        }
        try (PreparedStatement update = unit.connection()
                .prepareStatement("update settlement_billing set point_done = ?, finished_at = ?"
                        + " where version = ? and grid_area = ? and point_done = ? and finished_at is null")) {
            Instant finished = to.finishedAt();
            update.setLong(1, to.pointDone());
            update.setObject(2, finished == null ? null : finished.atOffset(ZoneOffset.UTC));
            update.setLong(3, version);
            update.setString(4, area.value());
            update.setLong(5, from.pointDone());
            return update.executeUpdate() == 1;
        }
    }
}
