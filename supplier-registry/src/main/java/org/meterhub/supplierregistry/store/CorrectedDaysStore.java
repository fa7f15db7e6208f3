package org.meterhub.supplierregistry.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.supplierregistry.process.CorrectedDays;

/** Days whose settlement must be corrected, as processes have marked them. */
public final class CorrectedDaysStore {

    public void add(UnitOfWork unit, CorrectedDays days, long processId, Instant now) {
        String sql = "insert into corrected_days (gsrn, grid_area, valid_from, valid_to, process_id, recorded_at)"
                + " values (?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = unit.connection().prepareStatement(sql)) {
            Columns.bind(
                    insert,
                    days.gsrn().toLong(),
                    days.gridArea().value(),
                    days.days().from(),
                    days.days().to(),
                    processId,
                    now);
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException("cannot mark days for correction", failure);
        }
    }

    /** What was marked within the time, in order. */
    public List<CorrectedDays> marked(UnitOfWork unit, Interval recorded) {
        String sql = "select gsrn, grid_area, valid_from, valid_to from corrected_days"
                + " where recorded_at >= ? and recorded_at < ? order by id";
        List<CorrectedDays> found = new ArrayList<>();
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            Columns.bind(select, recorded.from(), recorded.to());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new CorrectedDays(
                            Gsrn.ofLong(rows.getLong(1)),
                            new GridAreaCode(rows.getString(2)),
                            new Interval(Columns.instantOrFail(rows, 3), Columns.instantOrFail(rows, 4))));
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read the days to be corrected", failure);
        }
        return found;
    }
}
