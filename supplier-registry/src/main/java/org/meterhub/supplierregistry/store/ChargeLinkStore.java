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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.BulkInsert;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.supplierregistry.chargelink.LinkReceiver;
import org.meterhub.supplierregistry.chargelink.LinkedCharge;
import org.meterhub.supplierregistry.pricelist.ChargeKey;
import org.meterhub.supplierregistry.pricelist.ChargeKind;
import org.meterhub.supplierregistry.supply.Periods;

/** What metering points pay, in versions that are never overwritten. Writers hold the point's lock. */
public final class ChargeLinkStore {

    private static final int ROWS_PER_FETCH = 5_000;

    private static final String LINK =
            "select l.id, l.gsrn, l.charge_id, c.code, c.owner, c.type, l.quantity, l.valid_from, l.valid_to,"
                    + " l.process_id, l.recorded_at, l.superseded_at"
                    + " from charge_link l join charge c on c.id = l.charge_id where l.gsrn = ?";

    private final PartyStore parties;

    public ChargeLinkStore(PartyStore parties) {
        this.parties = parties;
    }

    /** A link as a file has it. @param validTo null while it lasts */
    public record LinkRow(
            long gsrn,
            long chargeId,
            int quantity,
            Instant validFrom,
            @Nullable Instant validTo) {}

    /** What the hub now knows of the links of many points; one without links has no entry. */
    public Map<Long, List<LinkRow>> current(UnitOfWork unit, Collection<Long> points) {
        Map<Long, List<LinkRow>> found = new HashMap<>();
        try (PreparedStatement select = unit.connection()
                .prepareStatement("select gsrn, charge_id, quantity, valid_from, valid_to from charge_link"
                        + " where gsrn = any(?) and superseded_at is null")) {
            select.setArray(1, unit.connection().createArrayOf("bigint", points.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    LinkRow link = new LinkRow(
                            rows.getLong(1),
                            rows.getLong(2),
                            rows.getInt(3),
                            Columns.instantOrFail(rows, 4),
                            Columns.instant(rows, 5));
                    found.computeIfAbsent(link.gsrn(), gsrn -> new ArrayList<>(2))
                            .add(link);
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read charge links", failure);
        }
        return found;
    }

    /** Records links that no process made known. The caller has seen to it that they contradict nothing. */
    public void add(UnitOfWork unit, List<LinkRow> links, Instant now) {
        try (BulkInsert rows = unit.bulkInsert(
                "charge_link", "gsrn", "charge_id", "quantity", "valid_from", "valid_to", "recorded_at")) {
            for (LinkRow link : links) {
                rows.row(link.gsrn(), link.chargeId(), link.quantity(), link.validFrom(), link.validTo(), now);
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot write charge links", failure);
        }
    }

    /** What the hub now knows of the point's links, in order of time. */
    public List<LinkedCharge> current(UnitOfWork unit, Gsrn gsrn) {
        return read(unit, LINK + " and l.superseded_at is null order by l.valid_from, l.charge_id", gsrn);
    }

    /** Every version that was ever recorded, in order of time and recording. */
    public List<LinkedCharge> versions(UnitOfWork unit, Gsrn gsrn) {
        return read(unit, LINK + " order by l.valid_from, l.recorded_at, l.id", gsrn);
    }

    private List<LinkedCharge> read(UnitOfWork unit, String sql, Gsrn gsrn) {
        PartyDirectory directory = parties.directory(unit);
        List<LinkedCharge> found = new ArrayList<>();
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            select.setLong(1, gsrn.toLong());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new LinkedCharge(
                            rows.getLong(1),
                            Gsrn.ofLong(rows.getLong(2)),
                            rows.getLong(3),
                            charge(rows, 4, directory),
                            rows.getInt(7),
                            Columns.instantOrFail(rows, 8),
                            Columns.instant(rows, 9),
                            rows.getLong(10),
                            Columns.instantOrFail(rows, 11),
                            Columns.instant(rows, 12)));
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read charge links", failure);
        }
        return found;
    }

    private static ChargeKey charge(ResultSet rows, int first, PartyDirectory directory) throws SQLException {
        return new ChargeKey(
                rows.getString(first),
                directory.number(rows.getLong(first + 1)),
                MarketCode.of(ChargeKind.class, rows.getString(first + 2)));
    }

    /**
     * Records what the point pays of a charge from a date on.
     *
     * @param to where the link ends; null: it goes on; {@code from}: there is none
     * @param until what was known of the time from here on stays; null: nothing stays
     */
    public void replace(
            UnitOfWork unit,
            Gsrn gsrn,
            long chargeId,
            Instant from,
            @Nullable Instant to,
            @Nullable Instant until,
            int quantity,
            long processId,
            Instant now) {
        boolean told = !from.equals(to);
        for (LinkedCharge link : current(unit, gsrn)) {
            boolean later = !link.validFrom().isBefore(from);
            boolean beyond = until != null && !link.validFrom().isBefore(until);
            if (link.chargeId() != chargeId
                    || beyond
                    || (!later && !Periods.overlap(link.validFrom(), link.validTo(), from, until))) {
                continue;
            }
            execute(
                    unit,
                    "update charge_link set superseded_at = ?, superseded_by = ? where id = ?",
                    now,
                    processId,
                    link.version());
            if (!later) {
                insert(unit, link, link.validFrom(), from, link.quantity(), processId, now);
                told = true;
            } else if (!told) {
                insert(unit, link, from, from, link.quantity(), processId, now);
                told = true;
            }
        }
        if (!from.equals(to)) {
            insert(unit, gsrn, chargeId, from, to, quantity, processId, now);
        }
    }

    private static void insert(
            UnitOfWork unit,
            LinkedCharge like,
            Instant from,
            @Nullable Instant to,
            int quantity,
            long processId,
            Instant now) {
        insert(unit, like.gsrn(), like.chargeId(), from, to, quantity, processId, now);
    }

    private static void insert(
            UnitOfWork unit,
            Gsrn gsrn,
            long chargeId,
            Instant from,
            @Nullable Instant to,
            int quantity,
            long processId,
            Instant now) {
        execute(
                unit,
                "insert into charge_link (gsrn, charge_id, quantity, valid_from, valid_to, process_id, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                gsrn.toLong(),
                chargeId,
                quantity,
                from,
                to,
                processId,
                now);
    }

    private static void execute(UnitOfWork unit, String sql, @Nullable Object... values) {
        try (PreparedStatement statement = unit.connection().prepareStatement(sql)) {
            Columns.bind(statement, values);
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException("cannot record a charge link", failure);
        }
    }

    /**
     * Hands over the links within an interval of points that were ever of the areas; streams on PostgreSQL.
     *
     * @param knownAt null: as known now
     */
    public void within(
            UnitOfWork unit,
            Set<GridAreaCode> areas,
            Interval interval,
            @Nullable Instant knownAt,
            LinkReceiver receiver) {
        Map<Long, ChargeKey> charges = charges(unit);
        String sql = "select l.charge_id, l.gsrn, l.quantity, l.valid_from, l.valid_to from charge_link l"
                + " where l.valid_from < ? and (l.valid_to is null or (l.valid_to > ? and l.valid_to > l.valid_from))"
                + " and exists (select 1 from metering_point_period m where m.gsrn = l.gsrn and m.grid_area = any(?))"
                + (knownAt == null
                        ? " and l.superseded_at is null"
                        : " and l.recorded_at <= ? and (l.superseded_at is null or l.superseded_at > ?)");
        Object[] codes = areas.stream().map(GridAreaCode::value).toArray();
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            Object array = unit.connection().createArrayOf("varchar", codes);
            if (knownAt == null) {
                Columns.bind(select, interval.to(), interval.from(), array);
            } else {
                Columns.bind(select, interval.to(), interval.from(), array, knownAt, knownAt);
            }
            select.setFetchSize(ROWS_PER_FETCH);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ChargeKey charge = charges.get(rows.getLong(1));
                    if (charge == null) {
                        throw new IllegalStateException("charge " + rows.getLong(1) + " is missing");
                    }
                    receiver.link(
                            charge,
                            rows.getLong(2),
                            rows.getInt(3),
                            Columns.instantOrFail(rows, 4),
                            Columns.instant(rows, 5));
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read the charge links of " + areas, failure);
        }
    }

    /** Charges are thousands where links are millions: equal ones are one object, and the large query is spared a join. */
    private Map<Long, ChargeKey> charges(UnitOfWork unit) {
        PartyDirectory directory = parties.directory(unit);
        Map<Long, ChargeKey> charges = new HashMap<>();
        try (PreparedStatement select = unit.connection().prepareStatement("select id, code, owner, type from charge");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                charges.put(rows.getLong(1), charge(rows, 2, directory));
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read charges", failure);
        }
        return charges;
    }
}
