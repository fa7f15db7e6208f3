package org.meterhub.supplierregistry.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.BulkInsert;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.Dialect;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;

/** Master-data periods of metering points, many at a time; and the lock by which processes about one point take turns. */
public final class MeteringPointStore {

    private static final String COLUMNS =
            "type, sub_type, connection_state, settlement_method, resolution, unit, product,"
                    + " grid_area, from_grid_area, to_grid_area, parent, grid_loss, valid_from, valid_to";

    /** The points that a unit of work holds. */
    private record Held(Set<Long> points) {

        static Set<Long> by(UnitOfWork unit) {
            return unit.resource(Held.class, same -> new Held(new HashSet<>())).points;
        }
    }

    /** As {@link #lock(UnitOfWork, Collection)}, for one. */
    public void lock(UnitOfWork unit, Gsrn point) {
        lock(unit, List.of(point));
    }

    /**
     * Waits until no other transaction holds the points, and holds them until the end of this one: in one order for everybody, so that two cannot wait for
     * each other. Does nothing about a point that is unknown, or held already.
     */
    public void lock(UnitOfWork unit, Collection<Gsrn> points) {
        Set<Long> held = Held.by(unit);
        Object[] wanted = points.stream()
                .map(Gsrn::toLong)
                .filter(point -> !held.contains(point))
                .distinct()
                .toArray();
        if (wanted.length == 0) {
            return;
        }
        try (PreparedStatement select = unit.connection()
                .prepareStatement("select gsrn from metering_point where gsrn = any(?) order by gsrn for update")) {
            select.setArray(1, unit.connection().createArrayOf("bigint", wanted));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    held.add(rows.getLong(1));
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot lock metering points", failure);
        }
    }

    /**
     * Holds many points until the end of the transaction, on H2: there nothing else keeps a process and an import from writing overlapping periods.
     * PostgreSQL has its exclusion constraints and is spared a write per point.
     */
    public void lockWhereUnconstrained(UnitOfWork unit, Collection<Long> points) {
        if (unit.dialect() != Dialect.H2) {
            return;
        }
        try (PreparedStatement select = unit.connection()
                .prepareStatement("select gsrn from metering_point where gsrn = any(?) order by gsrn for update")) {
            select.setArray(1, unit.connection().createArrayOf("bigint", points.toArray()));
            select.executeQuery().close();
        } catch (SQLException failure) {
            throw new DatabaseException("cannot lock metering points", failure);
        }
    }

    /** What the hub now knows of the points, by GSRN. */
    public Map<Long, List<MeteringPointRow>> current(UnitOfWork unit, Collection<Long> points) {
        String sql =
                "select gsrn, " + COLUMNS + " from metering_point_period where gsrn = any(?) and superseded_at is null";
        Map<Long, List<MeteringPointRow>> found = new HashMap<>();
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            select.setArray(1, unit.connection().createArrayOf("bigint", points.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    MeteringPointRow row = read(rows);
                    found.computeIfAbsent(row.gsrn(), gsrn -> new ArrayList<>(1))
                            .add(row);
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read metering points", failure);
        }
        return found;
    }

    private static MeteringPointRow read(ResultSet rows) throws SQLException {
        long parent = rows.getLong(12);
        Long parentOrNull = rows.wasNull() ? null : parent;
        return new MeteringPointRow(
                rows.getLong(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                rows.getString(8),
                rows.getString(9),
                rows.getString(10),
                rows.getString(11),
                parentOrNull,
                rows.getBoolean(13),
                Columns.instantOrFail(rows, 14),
                Columns.instant(rows, 15));
    }

    /** Which of the points exist. */
    public Set<Long> existing(UnitOfWork unit, Collection<Long> points) {
        Set<Long> found = new HashSet<>();
        try (PreparedStatement select =
                unit.connection().prepareStatement("select gsrn from metering_point where gsrn = any(?)")) {
            select.setArray(1, unit.connection().createArrayOf("bigint", points.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read metering points", failure);
        }
        return found;
    }

    /** Writes new periods; {@code newPoints} are those of them that have no period yet. */
    public void add(UnitOfWork unit, Collection<Long> newPoints, List<MeteringPointRow> periods, Instant now) {
        try {
            try (BulkInsert points = unit.bulkInsert("metering_point", "gsrn", "recorded_at")) {
                for (Long gsrn : newPoints) {
                    points.row(gsrn, now);
                }
            }
            String[] columns = ("gsrn, " + COLUMNS + ", recorded_at").split(", ");
            try (BulkInsert rows = unit.bulkInsert("metering_point_period", columns)) {
                for (MeteringPointRow p : periods) {
                    rows.row(
                            p.gsrn(),
                            p.type(),
                            p.subType(),
                            p.connectionState(),
                            p.settlementMethod(),
                            p.resolution(),
                            p.unit(),
                            p.product(),
                            p.gridArea(),
                            p.fromGridArea(),
                            p.toGridArea(),
                            p.parent(),
                            p.gridLoss(),
                            p.validFrom(),
                            p.validTo(),
                            now);
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot write metering points", failure);
        }
    }

    /** A master-data period as it is stored: codes as text, the GSRN as a number; {@code validTo} null while open. */
    public record MeteringPointRow(
            long gsrn,
            String type,
            String subType,
            String connectionState,
            @Nullable String settlementMethod,
            String resolution,
            String unit,
            String product,
            String gridArea,
            @Nullable String fromGridArea,
            @Nullable String toGridArea,
            @Nullable Long parent,
            boolean gridLoss,
            Instant validFrom,
            @Nullable Instant validTo) {}
}
