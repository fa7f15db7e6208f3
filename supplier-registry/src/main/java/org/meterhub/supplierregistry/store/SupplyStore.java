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
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.BulkInsert;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.PartyId;

/** Supply periods: many at a time for the import, one point at a time for the processes. */
public final class SupplyStore {

    private final RegistrySessions sessions;
    private final PartyStore parties;

    public SupplyStore(RegistrySessions sessions, PartyStore parties) {
        this.sessions = sessions;
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
                            JdbcMeteringPoints.instantOrFail(rows, 6),
                            JdbcMeteringPoints.instant(rows, 7));
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

    /**
     * Lets the process's supplier take over the point at its start. The period in force there is recorded anew with that end; the new one lasts
     * until the next that is already agreed, or is open. The caller holds the point's lock.
     *
     * @return the supplier that loses the point; null when nobody supplied it
     */
    @Nullable
    PartyId takeOver(UnitOfWork unit, ChangeOfSupplierEntity process, Instant now) {
        Session session = sessions.of(unit);
        List<SupplyPeriodEntity> current = session.createSelectionQuery(
                        "from SupplyPeriodEntity where gsrn = :gsrn and supersededAt is null order by validFrom",
                        SupplyPeriodEntity.class)
                .setParameter("gsrn", process.gsrn)
                .getResultList();
        SupplyPeriodEntity losing = null;
        Instant end = null;
        for (SupplyPeriodEntity period : current) {
            if (period.covers(process.start)) {
                losing = period;
                end = period.validTo;
            } else if (losing == null && end == null && period.validFrom.isAfter(process.start)) {
                end = period.validFrom;
            }
        }
        PartyId loser = null;
        if (losing != null) {
            losing.supersededAt = now;
            // Before the new versions: the database allows no two current periods to overlap, not even for a moment.
            session.flush();
            if (losing.validFrom.isBefore(process.start)) {
                session.persist(losing.endingAt(process.start, process.idOrFail(), now));
            }
            loser = parties.directory(unit).number(losing.supplier);
        }
        session.persist(newPeriod(process, end, now));
        // Hibernate sees no transaction, so it neither inserts at once nor flushes before a query; the point's next
        // process must find this.
        session.flush();
        return loser;
    }

    private static SupplyPeriodEntity newPeriod(ChangeOfSupplierEntity process, @Nullable Instant end, Instant now) {
        SupplyPeriodEntity period = new SupplyPeriodEntity();
        period.gsrn = process.gsrn;
        period.supplier = process.requester;
        period.balanceResponsible = process.balanceResponsible;
        period.customerId = process.customerId;
        period.customerName = process.customerName;
        period.validFrom = process.start;
        period.validTo = end;
        period.processId = process.idOrFail();
        period.recordedAt = now;
        return period;
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
