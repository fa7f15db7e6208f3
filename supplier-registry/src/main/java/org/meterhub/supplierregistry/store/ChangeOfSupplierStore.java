package org.meterhub.supplierregistry.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.changeofsupplier.ChangeOfSupplierState;

/** The state of change of supplier processes, and what their effect does to supply periods. */
public final class ChangeOfSupplierStore {

    private final RegistrySessions sessions;
    private final PartyStore parties;
    private final MeteringPointStore points;
    private final SupplyStore supply;

    public ChangeOfSupplierStore(
            RegistrySessions sessions, PartyStore parties, MeteringPointStore points, SupplyStore supply) {
        this.sessions = sessions;
        this.parties = parties;
        this.points = points;
        this.supply = supply;
    }

    /** Whether another process, or a supply already agreed, claims the date. Only certain while the caller holds the point's lock. */
    public boolean isClaimed(UnitOfWork unit, Gsrn gsrn, Instant start) {
        Session session = sessions.of(unit);
        Long processes = session.createSelectionQuery(
                        "select count(*) from ChangeOfSupplierEntity where gsrn = :gsrn and claimedStart = :start",
                        Long.class)
                .setParameter("gsrn", gsrn.toLong())
                .setParameter("start", start)
                .getSingleResult();
        if (processes > 0) {
            return true;
        }
        Long periods = session.createSelectionQuery(
                        "select count(*) from SupplyPeriodEntity"
                                + " where gsrn = :gsrn and validFrom = :start and supersededAt is null",
                        Long.class)
                .setParameter("gsrn", gsrn.toLong())
                .setParameter("start", start)
                .getSingleResult();
        return periods > 0;
    }

    /**
     * Writes a new process that awaits its deadline.
     *
     * @return its id
     */
    public long open(UnitOfWork unit, NewProcess process, Instant now) {
        PartyDirectory directory = parties.directory(unit);
        ChangeOfSupplierEntity row = new ChangeOfSupplierEntity();
        row.transactionId = process.transactionId();
        row.requester = directory.id(process.requester());
        row.gsrn = process.gsrn().toLong();
        row.balanceResponsible = directory.id(process.balanceResponsible());
        row.customerId = process.customerId();
        row.customerName = process.customerName();
        row.start = process.start();
        row.claimedStart = process.start();
        row.requestedAt = process.requestedAt();
        row.recordedAt = now;
        row.deadline = process.deadline();
        row.state = ChangeOfSupplierState.AWAITING_DEADLINE;
        row.stateSince = now;
        Session session = sessions.of(unit);
        session.persist(row);
        // Now, not at the commit: what an attempt writes must be undone with the attempt, and nothing may linger in the
        // session.
        session.flush();
        session.clear();
        return row.idOrFail();
    }

    /** Gives effect to the processes whose deadline has come, those that start first before the others, at most {@code limit}. */
    public List<Effect> effectuateDue(UnitOfWork unit, Instant now, int limit) {
        Session session = sessions.of(unit);
        List<Object[]> due = session.createSelectionQuery(
                        "select id, gsrn from ChangeOfSupplierEntity where state = :state and deadline <= :now"
                                + " order by deadline, start, id",
                        Object[].class)
                .setParameter("state", ChangeOfSupplierState.AWAITING_DEADLINE)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
        // All locks before all work, and in one order, so that two that do this at once cannot wait for each other.
        due.stream().map(row -> (Long) row[1]).distinct().sorted().forEach(gsrn -> points.lock(unit, gsrn));
        List<Effect> effects = new ArrayList<>();
        for (Object[] row : due) {
            ChangeOfSupplierEntity process = session.find(ChangeOfSupplierEntity.class, row[0]);
            // Read under the lock: another may have done it, or cancelled it, between the two.
            if (process.state == ChangeOfSupplierState.AWAITING_DEADLINE) {
                effects.add(effectuate(unit, process, now));
            }
        }
        session.flush();
        session.clear();
        return effects;
    }

    private Effect effectuate(UnitOfWork unit, ChangeOfSupplierEntity process, Instant now) {
        PartyId oldSupplier = supply.takeOver(unit, process, now);
        process.state = ChangeOfSupplierState.EFFECTUATED;
        process.stateSince = now;
        return new Effect(
                process.idOrFail(),
                process.transactionId,
                Gsrn.ofLong(process.gsrn),
                oldSupplier,
                parties.directory(unit).number(process.requester),
                process.start);
    }

    /** A process to be opened; what it says has been judged. */
    public record NewProcess(
            String transactionId,
            PartyId requester,
            Gsrn gsrn,
            PartyId balanceResponsible,
            @Nullable String customerId,
            @Nullable String customerName,
            Instant start,
            Instant requestedAt,
            Instant deadline) {}

    /** A process that has been given effect; {@code oldSupplier} null when nobody supplied the point. */
    public record Effect(
            long processId,
            String transactionId,
            Gsrn gsrn,
            @Nullable PartyId oldSupplier,
            PartyId newSupplier,
            Instant start) {}
}
