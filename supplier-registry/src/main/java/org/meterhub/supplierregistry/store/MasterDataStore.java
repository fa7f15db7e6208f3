package org.meterhub.supplierregistry.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.PointPeriod;

/** Everything that is known of single metering points, in versions that are never overwritten. Writers hold the point's lock. */
public final class MasterDataStore {

    private static final List<PointAttribute> IN_PERIOD = PointAttribute.masterData();
    private static final List<PointAttribute> DETAILS = PointAttribute.details();

    private static final String SELECT = "select m.id, m.gsrn, m.grid_loss, m.valid_from, m.valid_to, m.process_id,"
            + " m.recorded_at, m.superseded_at, " + columns("m.", IN_PERIOD) + ", " + columns("d.", DETAILS)
            + " from metering_point_period m left join metering_point_details d on d.id = m.details_id where ";
    private static final int FIRST_ATTRIBUTE_COLUMN = 9;

    private static final String INSERT_DETAILS = "insert into metering_point_details (" + columns("", DETAILS)
            + ") values (" + String.join(", ", Collections.nCopies(DETAILS.size(), "?")) + ")";
    private static final String INSERT_PERIOD =
            "insert into metering_point_period (gsrn, grid_loss, valid_from, valid_to,"
                    + " process_id, recorded_at, details_id, " + columns("", IN_PERIOD)
                    + ") values (?, ?, ?, ?, ?, ?, ?, "
                    + String.join(", ", Collections.nCopies(IN_PERIOD.size(), "?")) + ")";

    private static String columns(String prefix, List<PointAttribute> attributes) {
        return attributes.stream().map(attribute -> prefix + attribute.column()).collect(Collectors.joining(", "));
    }

    /**
     * Makes room for a point that the hub has never heard of, and holds its lock.
     *
     * @return false when there was one already, also when it has been closed down or was created just now by another
     */
    public boolean create(UnitOfWork unit, Gsrn gsrn, Instant now) {
        String sql = "insert into metering_point (gsrn, recorded_at) values (?, ?) on conflict do nothing";
        try (PreparedStatement insert = unit.connection().prepareStatement(sql)) {
            Columns.bind(insert, gsrn.toLong(), now);
            LockedPoints.forget(unit, gsrn);
            return insert.executeUpdate() == 1;
        } catch (SQLException failure) {
            throw new DatabaseException("cannot create a metering point", failure);
        }
    }

    /** Whether the hub has ever heard of the point. */
    public boolean exists(UnitOfWork unit, Gsrn gsrn) {
        try (PreparedStatement select =
                unit.connection().prepareStatement("select 1 from metering_point where gsrn = ?")) {
            select.setLong(1, gsrn.toLong());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read metering points", failure);
        }
    }

    /** What the hub now knows of the point, in order of time. */
    public List<PointPeriod> current(UnitOfWork unit, Gsrn gsrn) {
        return read(unit, "m.gsrn = ? and m.superseded_at is null order by m.valid_from", gsrn.toLong());
    }

    /** Every version that was ever recorded, in order of time and recording. */
    public List<PointPeriod> versions(UnitOfWork unit, Gsrn gsrn) {
        return read(unit, "m.gsrn = ? order by m.valid_from, m.recorded_at, m.id", gsrn.toLong());
    }

    /** What the hub now knows of the points that have this one as their parent, at any time. */
    public List<PointPeriod> children(UnitOfWork unit, Gsrn parent) {
        return read(unit, "m.parent = ? and m.superseded_at is null order by m.gsrn, m.valid_from", parent.toLong());
    }

    /** Every version that was ever recorded of points that have this one as their parent. */
    public List<PointPeriod> childVersions(UnitOfWork unit, Gsrn parent) {
        return read(unit, "m.parent = ? order by m.gsrn, m.valid_from, m.recorded_at, m.id", parent.toLong());
    }

    private static List<PointPeriod> read(UnitOfWork unit, String which, long key) {
        List<PointPeriod> found = new ArrayList<>();
        try (PreparedStatement select = unit.connection().prepareStatement(SELECT + which)) {
            select.setLong(1, key);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new PointPeriod(
                            rows.getLong(1),
                            Gsrn.ofLong(rows.getLong(2)),
                            attributes(rows),
                            rows.getBoolean(3),
                            Columns.instantOrFail(rows, 4),
                            Columns.instant(rows, 5),
                            Columns.number(rows, 6),
                            Columns.instantOrFail(rows, 7),
                            Columns.instant(rows, 8)));
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read a metering point", failure);
        }
        return found;
    }

    private static Map<PointAttribute, String> attributes(ResultSet rows) throws SQLException {
        Map<PointAttribute, String> attributes = new EnumMap<>(PointAttribute.class);
        int column = FIRST_ATTRIBUTE_COLUMN;
        for (List<PointAttribute> part : List.of(IN_PERIOD, DETAILS)) {
            for (PointAttribute attribute : part) {
                String value = attribute == PointAttribute.PARENT ? parent(rows, column) : rows.getString(column);
                if (value != null) {
                    attributes.put(attribute, value);
                }
                column++;
            }
        }
        return attributes;
    }

    private static @Nullable String parent(ResultSet rows, int column) throws SQLException {
        Long parent = Columns.number(rows, column);
        return parent == null ? null : Gsrn.ofLong(parent).value();
    }

    /**
     * Records what a process has learned: the old versions hold no longer, the new ones from now on.
     *
     * @param superseded versions as they were read
     * @param added versions without number
     */
    public void record(
            UnitOfWork unit, List<PointPeriod> superseded, List<PointPeriod> added, long processId, Instant now) {
        String close = "update metering_point_period set superseded_at = ?, superseded_by = ?"
                + " where id = ? and superseded_at is null";
        try (PreparedStatement update = unit.connection().prepareStatement(close);
                PreparedStatement insert = unit.connection().prepareStatement(INSERT_PERIOD)) {
            for (PointPeriod period : superseded) {
                LockedPoints.forget(unit, period.gsrn());
                Columns.bind(update, now, processId, period.version());
                if (update.executeUpdate() != 1) {
                    throw new IllegalStateException(period + " was superseded by another, without the point's lock");
                }
            }
            for (PointPeriod period : added) {
                LockedPoints.forget(unit, period.gsrn());
                insert(unit, insert, period, processId, now);
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot record what a metering point is", failure);
        }
    }

    private static void insert(
            UnitOfWork unit, PreparedStatement insert, PointPeriod period, long processId, Instant now)
            throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(period.gsrn().toLong());
        values.add(period.gridLoss());
        values.add(period.validFrom());
        values.add(period.validTo());
        values.add(processId);
        values.add(now);
        values.add(insertDetails(unit, period));
        for (PointAttribute attribute : IN_PERIOD) {
            String value = period.attributes().get(attribute);
            values.add(value != null && attribute == PointAttribute.PARENT ? (Object) new Gsrn(value).toLong() : value);
        }
        Columns.bind(insert, values.toArray());
        insert.executeUpdate();
    }

    private static @Nullable Long insertDetails(UnitOfWork unit, PointPeriod period) throws SQLException {
        if (DETAILS.stream().noneMatch(period.attributes()::containsKey)) {
            return null;
        }
        try (PreparedStatement insert =
                unit.connection().prepareStatement(INSERT_DETAILS, Statement.RETURN_GENERATED_KEYS)) {
            Columns.bind(insert, DETAILS.stream().map(period.attributes()::get).toArray());
            insert.executeUpdate();
            try (ResultSet key = insert.getGeneratedKeys()) {
                key.next();
                return key.getLong(1);
            }
        }
    }
}
