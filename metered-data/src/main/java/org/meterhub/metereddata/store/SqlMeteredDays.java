package org.meterhub.metereddata.store;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.meterhub.database.BulkInsert;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.Dialect;
import org.meterhub.database.MonthPartitions;
import org.meterhub.database.StoredMonth;
import org.meterhub.database.UnitOfWork;
import org.meterhub.database.WaitingRows;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.Version;
import org.meterhub.metereddata.internal.StoredResolution;

/** {@link MeteredDays} in the tables {@code day_series} and {@code month_series}. Without state, safe for several threads. */
public final class SqlMeteredDays implements MeteredDays {

    private static final MonthPartitions PARTITIONS = new MonthPartitions("day_series", "day");

    private static final String DAYS = "day_series";
    private static final String MONTHS = "month_series";
    /** Metering points asked for in one statement. */
    private static final int POINTS_PER_QUERY_MAX = 1_000;
    /** Versions that wait in one unit of work. */
    private static final int VERSIONS_WAITING_MAX = 10_000;

    /** What one unit of work has appended and not yet written. */
    private record Appended(WaitingRows<DayVersion> versions) {

        static WaitingRows<DayVersion> in(UnitOfWork unit) {
            return unit.resource(Appended.class, same -> new Appended(same.waitingRows(due -> write(same, due))))
                    .versions;
        }
    }

    @Override
    public void append(UnitOfWork unit, Collection<DayVersion> versions) {
        WaitingRows<DayVersion> appended = Appended.in(unit);
        appended.addAll(versions);
        if (appended.rows().size() >= VERSIONS_WAITING_MAX) {
            appended.write();
        }
    }

    private static void write(UnitOfWork unit, List<DayVersion> versions) {
        try {
            write(unit, DAYS, versions, true);
            write(unit, MONTHS, versions, false);
        } catch (SQLException failure) {
            throw new DatabaseException("cannot write metered data", failure);
        }
    }

    private static void write(UnitOfWork unit, String table, List<DayVersion> versions, boolean fixed)
            throws SQLException {
        if (versions.stream().noneMatch(version -> version.resolution().isFixed() == fixed)) {
            return;
        }
        try (BulkInsert rows = unit.bulkInsert(
                table,
                "metering_point",
                "registered_at",
                "log_record",
                "day",
                "series_ordinal",
                "resolution",
                "packed")) {
            for (DayVersion version : versions) {
                if (version.resolution().isFixed() == fixed) {
                    rows.row(
                            version.meteringPoint().toLong(),
                            version.version().registeredAt(),
                            version.version().logRecord(),
                            version.day(),
                            version.version().seriesOrdinal(),
                            StoredResolution.numberOf(version.resolution()),
                            version.packed());
                }
            }
        }
    }

    @Override
    public List<DayVersion> versions(
            UnitOfWork unit, Collection<Gsrn> meteringPoints, LocalDate from, LocalDate to, KnownAt knownAt) {
        return versions(unit, DAYS, meteringPoints, from, to, knownAt);
    }

    @Override
    public List<DayVersion> monthVersions(
            UnitOfWork unit, Collection<Gsrn> meteringPoints, LocalDate from, LocalDate to, KnownAt knownAt) {
        return versions(unit, MONTHS, meteringPoints, from, to, knownAt);
    }

    private static List<DayVersion> versions(
            UnitOfWork unit,
            String table,
            Collection<Gsrn> meteringPoints,
            LocalDate from,
            LocalDate to,
            KnownAt knownAt) {
        Appended.in(unit).write();
        List<Gsrn> points = List.copyOf(meteringPoints);
        List<DayVersion> versions = new ArrayList<>();
        try {
            for (int i = 0; i < points.size(); i += POINTS_PER_QUERY_MAX) {
                List<Gsrn> portion = points.subList(i, Math.min(points.size(), i + POINTS_PER_QUERY_MAX));
                readPortion(unit, table, portion, from, to, knownAt, versions);
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read metered data", failure);
        }
        return versions;
    }

    private static void readPortion(
            UnitOfWork unit,
            String table,
            List<Gsrn> points,
            LocalDate from,
            LocalDate to,
            KnownAt knownAt,
            List<DayVersion> versions)
            throws SQLException {
        String sql = "select metering_point, registered_at, log_record, day, series_ordinal, resolution, packed from "
                + table + " where metering_point = any (?) and day >= ? and day < ? and log_record <= ?";
        Object[] numbers = points.stream().map(Gsrn::toLong).toArray();
        Array array = unit.connection().createArrayOf("bigint", numbers);
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            select.setArray(1, array);
            select.setObject(2, from);
            select.setObject(3, to);
            select.setLong(4, knownAt.recordIdMax());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (knownAt.includes(rows.getLong(3))) {
                        versions.add(version(rows));
                    }
                }
            }
        } finally {
            array.free();
        }
    }

    private static DayVersion version(ResultSet row) throws SQLException {
        Resolution resolution = StoredResolution.of(row.getInt(6));
        Version version =
                new Version(row.getObject(2, OffsetDateTime.class).toInstant(), row.getLong(3), row.getInt(5));
        return new DayVersion(
                Gsrn.ofLong(row.getLong(1)), row.getObject(4, LocalDate.class), resolution, version, row.getBytes(7));
    }

    @Override
    public void forEachDay(UnitOfWork unit, Selection selection, DayConsumer consumer) {
        Appended.in(unit).write();
        RowArrangement arrangement = new RowArrangement();
        try {
            for (LocalDate day = selection.from(); day.isBefore(selection.to()); day = day.plusDays(1)) {
                VersionMerger merger = new VersionMerger(day, consumer);
                if (unit.dialect() == Dialect.POSTGRESQL) {
                    CopiedDay.read(unit, day, selection, arrangement, merger);
                } else {
                    QueriedDay.read(unit, day, selection, merger);
                }
                merger.finish();
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot stream metered data", failure);
        }
    }

    @Override
    public void ensurePartitions(UnitOfWork unit, LocalDate from, LocalDate to) {
        try {
            PARTITIONS.ensure(unit, from, to);
        } catch (SQLException failure) {
            throw new DatabaseException("cannot make partitions for metered data", failure);
        }
    }

    @Override
    public List<StoredMonth> storedMonths(UnitOfWork unit) {
        try {
            return PARTITIONS.months(unit);
        } catch (SQLException failure) {
            throw new DatabaseException("cannot list the months of metered data", failure);
        }
    }

    @Override
    public int forgetBefore(UnitOfWork unit, YearMonth first) {
        try (PreparedStatement delete =
                unit.connection().prepareStatement("delete from " + MONTHS + " where day < ?")) {
            delete.setObject(1, first.atDay(1));
            delete.executeUpdate();
            return PARTITIONS.dropBefore(unit, first).size();
        } catch (SQLException failure) {
            throw new DatabaseException("cannot forget metered data", failure);
        }
    }

    @Override
    public List<String> detachBefore(UnitOfWork unit, YearMonth first) {
        try {
            return PARTITIONS.detachBefore(unit, first);
        } catch (SQLException failure) {
            throw new DatabaseException("cannot detach metered data", failure);
        }
    }
}
