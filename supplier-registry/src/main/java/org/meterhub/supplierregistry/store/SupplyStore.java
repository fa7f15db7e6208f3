package org.meterhub.supplierregistry.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.BulkInsert;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.SupplyPeriod;

/** Supply periods: many at a time for the import, one point at a time for the processes. */
public final class SupplyStore {

    private static final String COLUMNS =
            "select id, gsrn, supplier, balance_responsible, customer_id, customer_name, valid_from,"
                    + " valid_to, last_resort, begun_by, process_id, recorded_at, superseded_at from supply_period where ";

    private final PartyStore parties;

    public SupplyStore(PartyStore parties) {
        this.parties = parties;
    }

    /** What the hub now knows of the supply of the points, by GSRN. */
    public Map<Long, List<SupplyRow>> current(UnitOfWork unit, Collection<Long> points) {
        PartyDirectory directory = parties.directory(unit);
        String sql = "select gsrn, supplier, balance_responsible, customer_id, customer_name, valid_from, valid_to"
                + " from supply_period where gsrn = any(?) and superseded_at is null";
        Map<Long, List<SupplyRow>> found = new HashMap<>();
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            select.setArray(1, unit.connection().createArrayOf("bigint", points.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    SupplyRow row = new SupplyRow(
                            rows.getLong(1),
                            directory.number(rows.getLong(2)),
                            directory.number(rows.getLong(3)),
                            rows.getString(4),
                            rows.getString(5),
                            Columns.instantOrFail(rows, 6),
                            Columns.instant(rows, 7));
                    found.computeIfAbsent(row.gsrn(), gsrn -> new ArrayList<>(1))
                            .add(row);
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read supply periods", failure);
        }
        return found;
    }

    /** Writes new periods of metering points that exist. */
    public void add(UnitOfWork unit, List<SupplyRow> periods, Instant now) {
        PartyDirectory directory = parties.directory(unit);
        try (BulkInsert rows = unit.bulkInsert(
                "supply_period",
                "gsrn",
                "supplier",
                "balance_responsible",
                "customer_id",
                "customer_name",
                "valid_from",
                "valid_to",
                "recorded_at")) {
            for (SupplyRow period : periods) {
                rows.row(
                        period.gsrn(),
                        directory.id(period.supplier()),
                        directory.id(period.balanceResponsible()),
                        period.customerId(),
                        period.customerName(),
                        period.validFrom(),
                        period.validTo(),
                        now);
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot write supply periods", failure);
        }
    }

    /** What the hub now knows of the supply of one point, in order of time. The caller holds the point's lock when it will change it. */
    public List<SupplyPeriod> current(UnitOfWork unit, Gsrn gsrn) {
        return read(unit, "gsrn = ? and superseded_at is null order by valid_from", gsrn.toLong());
    }

    /** The same of many points; one that nobody supplies has no entry. */
    public Map<Gsrn, List<SupplyPeriod>> current(UnitOfWork unit, List<Gsrn> points) {
        Long[] numbers = points.stream().map(Gsrn::toLong).toArray(Long[]::new);
        return read(unit, "gsrn = any(?) and superseded_at is null order by gsrn, valid_from", (Object) numbers)
                .stream()
                .collect(Collectors.groupingBy(SupplyPeriod::gsrn));
    }

    /** Every version that was ever recorded of the supply of a point, in order of time and recording. */
    public List<SupplyPeriod> versions(UnitOfWork unit, Gsrn gsrn) {
        return read(unit, "gsrn = ? order by valid_from, recorded_at, id", gsrn.toLong());
    }

    /** The versions of the supply of a point that a process made void, in order of time. */
    public List<SupplyPeriod> supersededBy(UnitOfWork unit, Gsrn gsrn, long processId) {
        // By the point, whose versions are few and have an index.
        return read(unit, "gsrn = ? and superseded_by = ? order by valid_from", gsrn.toLong(), processId);
    }

    private List<SupplyPeriod> read(UnitOfWork unit, String which, Object... keys) {
        PartyDirectory directory = parties.directory(unit);
        List<SupplyPeriod> found = new ArrayList<>();
        try (PreparedStatement select = unit.connection().prepareStatement(COLUMNS + which)) {
            Columns.bind(select, keys);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new SupplyPeriod(
                            rows.getLong(1),
                            Gsrn.ofLong(rows.getLong(2)),
                            directory.number(rows.getLong(3)),
                            directory.number(rows.getLong(4)),
                            rows.getString(5),
                            rows.getString(6),
                            Columns.instantOrFail(rows, 7),
                            Columns.instant(rows, 8),
                            rows.getBoolean(9),
                            Columns.number(rows, 10),
                            Columns.number(rows, 11),
                            Columns.instantOrFail(rows, 12),
                            Columns.instant(rows, 13)));
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read supply periods", failure);
        }
        return found;
    }

    /**
     * Records what a process has learned: the old versions hold no longer, the new ones from now on. The caller holds the point's lock.
     *
     * @param superseded versions as they were read
     * @param added versions without number; a supply that names no process as its beginning is what was imported
     */
    public void record(
            UnitOfWork unit, List<SupplyPeriod> superseded, List<SupplyPeriod> added, long processId, Instant now) {
        // The old ones first: the database allows no two current periods to overlap, not even for a moment.
        String close =
                "update supply_period set superseded_at = ?, superseded_by = ? where id = ? and superseded_at is null";
        String open =
                "insert into supply_period (gsrn, supplier, balance_responsible, customer_id, customer_name, valid_from,"
                        + " valid_to, last_resort, begun_by, process_id, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        PartyDirectory directory = parties.directory(unit);
        try (PreparedStatement update = unit.connection().prepareStatement(close);
                PreparedStatement insert = unit.connection().prepareStatement(open)) {
            for (SupplyPeriod period : superseded) {
                LockedPoints.forget(unit, period.gsrn());
                Columns.bind(update, now, processId, period.version());
                if (update.executeUpdate() != 1) {
                    throw new IllegalStateException(period + " was superseded by another, without the point's lock");
                }
            }
            for (SupplyPeriod period : added) {
                LockedPoints.forget(unit, period.gsrn());
                Columns.bind(
                        insert,
                        period.gsrn().toLong(),
                        directory.id(period.supplier()),
                        directory.id(period.balanceResponsible()),
                        period.customerId(),
                        period.customerName(),
                        period.validFrom(),
                        period.validTo(),
                        period.lastResort(),
                        period.begunBy(),
                        processId,
                        now);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException failure) {
            throw new DatabaseException("cannot record supply periods", failure);
        }
    }

    /** A supply period as the import writes it; {@code validTo} null while open. */
    public record SupplyRow(
            long gsrn,
            PartyId supplier,
            PartyId balanceResponsible,
            @Nullable String customerId,
            @Nullable String customerName,
            Instant validFrom,
            @Nullable Instant validTo) {}
}
