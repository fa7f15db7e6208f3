package org.meterhub.supplierregistry.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.BulkInsert;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.Sequences;
import org.meterhub.database.UnitOfWork;
import org.meterhub.database.WaitingRows;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.process.ProcessEvent;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.process.ProcessQuery;
import org.meterhub.supplierregistry.process.ProcessState;
import org.meterhub.supplierregistry.process.ProcessTimeline;

/** The state of the market's processes, and the steps they have taken. */
public final class ProcessStore {

    private final RegistrySessions sessions;
    private final PartyStore parties;

    public ProcessStore(RegistrySessions sessions, PartyStore parties) {
        this.sessions = sessions;
        this.parties = parties;
    }

    /**
     * Opens a new process, which claims its date: among changes of supplier, or among move-ins. One that awaits its deadline is written with the others of
     * its batch, one that takes effect now is written now, since all it does names it.
     *
     * @return the process as it is stored
     */
    public ProcessRecord open(UnitOfWork unit, NewProcess process, Instant now) {
        PartyDirectory directory = parties.directory(unit);
        Unwritten unwritten = Unwritten.of(unit);
        ProcessEntity row = new ProcessEntity();
        row.id = unwritten.nextId(unit);
        row.kind = process.kind();
        row.transactionId = process.transactionId();
        row.requester = directory.id(process.requester());
        row.gsrn = process.gsrn().toLong();
        PartyId responsible = process.balanceResponsible();
        row.balanceResponsible = responsible == null ? null : directory.id(responsible);
        row.customerId = process.customerId();
        row.customerName = process.customerName();
        row.start = process.start();
        row.claimedStart = process.kind().isChangeOfSupplier() ? process.start() : null;
        row.claimedMove = process.kind() == ProcessKind.MOVE_IN ? process.start() : null;
        row.requestedAt = process.requestedAt();
        row.recordedAt = now;
        row.deadline = process.deadline();
        row.dueAt = process.deadline();
        row.concerns = process.concerns();
        row.state = ProcessState.AWAITING_DEADLINE;
        row.stateSince = now;
        unwritten.processes.add(row);
        if (!row.deadline.isAfter(now)) {
            unwritten.write();
        }
        LockedPoints.forget(unit, process.gsrn());
        return recordOf(row, directory);
    }

    /** What one unit of work adds and has not written yet, so that a batch of requests writes each table once: processes first, since steps name them. */
    private static final class Unwritten {

        private final WaitingRows<ProcessEntity> processes;
        private final WaitingRows<NewStep> steps;
        private final Deque<Long> ids = new ArrayDeque<>();

        private Unwritten(UnitOfWork unit) {
            processes = unit.waitingRows(rows -> insertProcesses(unit, rows));
            steps = unit.waitingRows(rows -> insertSteps(unit, rows));
        }

        static Unwritten of(UnitOfWork unit) {
            return unit.resource(Unwritten.class, Unwritten::new);
        }

        void write() {
            processes.write();
            steps.write();
        }

        /** Makes sure that the next so many processes have their numbers. */
        void drawIds(UnitOfWork unit, int count) {
            if (ids.size() < count) {
                ids.addAll(Sequences.draw(unit, "market_process_id", count - ids.size()));
            }
        }

        long nextId(UnitOfWork unit) {
            drawIds(unit, 1);
            return ids.remove();
        }
    }

    private static void insertProcesses(UnitOfWork unit, List<ProcessEntity> processes) {
        try (BulkInsert bulk = unit.bulkInsert(
                "market_process",
                "id",
                "kind",
                "transaction_id",
                "requester",
                "gsrn",
                "balance_responsible",
                "customer_id",
                "customer_name",
                "start_at",
                "claimed_start",
                "claimed_move",
                "requested_at",
                "recorded_at",
                "deadline",
                "due_at",
                "concerns",
                "state",
                "state_since")) {
            for (ProcessEntity row : processes) {
                bulk.row(
                        row.id,
                        row.kind.name(),
                        row.transactionId,
                        row.requester,
                        row.gsrn,
                        row.balanceResponsible,
                        row.customerId,
                        row.customerName,
                        row.start,
                        row.claimedStart,
                        row.claimedMove,
                        row.requestedAt,
                        row.recordedAt,
                        row.deadline,
                        row.dueAt,
                        row.concerns,
                        row.state.name(),
                        row.stateSince);
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot open processes", failure);
        }
    }

    /** The processes of the point that await their deadline, in order of their start. Only certain while the caller holds the point's lock. */
    public List<ProcessRecord> pending(UnitOfWork unit, Gsrn gsrn) {
        return list(
                unit,
                query(unit, "from ProcessEntity where gsrn = :gsrn and state = :state order by start, id")
                        .setParameter("gsrn", gsrn.toLong())
                        .setParameter("state", ProcessState.AWAITING_DEADLINE));
    }

    /**
     * The processes of a point that bear on a new one.
     *
     * @param pending those that await their deadline, in order of their start
     * @param switchStarts the dates that changes of supplier claim
     * @param moveStarts the dates that move-ins claim
     */
    public record Ongoing(List<ProcessRecord> pending, Set<Instant> switchStarts, Set<Instant> moveStarts) {

        /** Of a point that nobody has asked about. */
        static final Ongoing NOTHING = new Ongoing(List.of(), Set.of(), Set.of());
    }

    /**
     * The processes of many points that bear on new ones, in one question; a point without any has no entry. Only certain while the caller holds the points'
     * locks. As many new processes get their numbers.
     */
    Map<Gsrn, Ongoing> ongoing(UnitOfWork unit, List<Gsrn> points) {
        Unwritten.of(unit).drawIds(unit, points.size());
        PartyDirectory directory = parties.directory(unit);
        String sql = "select * from market_process where gsrn = any(:points) and (state = 'AWAITING_DEADLINE'"
                + " or claimed_start is not null or claimed_move is not null) order by start_at, id";
        Map<Gsrn, Ongoing> found = new HashMap<>();
        Session session = session(unit);
        for (ProcessEntity row : session.createNativeQuery(sql, ProcessEntity.class)
                .setParameter("points", points.stream().map(Gsrn::toLong).toArray(Long[]::new))
                .getResultList()) {
            Ongoing ongoing = found.computeIfAbsent(
                    Gsrn.ofLong(row.gsrn), same -> new Ongoing(new ArrayList<>(), new HashSet<>(), new HashSet<>()));
            if (row.state == ProcessState.AWAITING_DEADLINE) {
                ongoing.pending.add(recordOf(row, directory));
            }
            if (row.claimedStart != null) {
                ongoing.switchStarts.add(row.claimedStart);
            }
            if (row.claimedMove != null) {
                ongoing.moveStarts.add(row.claimedMove);
            }
        }
        session.clear();
        return found;
    }

    /** All processes of the point, in the order in which they were opened. */
    public List<ProcessRecord> ofPoint(UnitOfWork unit, Gsrn gsrn) {
        return list(
                unit,
                query(unit, "from ProcessEntity where gsrn = :gsrn order by id").setParameter("gsrn", gsrn.toLong()));
    }

    /** The processes that a party asked for under an id of its own, the latest first. */
    public List<ProcessRecord> ofTransaction(UnitOfWork unit, PartyId requester, String transactionId) {
        Long party = parties.directory(unit).find(requester).isEmpty()
                ? null
                : (Long) parties.directory(unit).id(requester);
        if (party == null) {
            return List.of();
        }
        return list(
                unit,
                query(unit, "from ProcessEntity where requester = :requester and transactionId = :id order by id desc")
                        .setParameter("requester", party)
                        .setParameter("id", transactionId));
    }

    public Optional<ProcessRecord> find(UnitOfWork unit, long id) {
        return list(unit, query(unit, "from ProcessEntity where id = :id").setParameter("id", id)).stream()
                .findFirst();
    }

    /** One page of processes, the latest first. */
    public List<ProcessRecord> search(UnitOfWork unit, ProcessQuery wanted) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        put(conditions, "id < :before", wanted.beforeId());
        put(
                conditions,
                "gsrn = :gsrn",
                wanted.gsrn() == null ? null : wanted.gsrn().toLong());
        put(conditions, "transactionId = :transaction", wanted.transactionId());
        put(conditions, "kind in (:kinds)", wanted.kinds().isEmpty() ? null : wanted.kinds());
        put(conditions, "state in (:states)", wanted.states().isEmpty() ? null : wanted.states());
        put(conditions, "recordedAt >= :from", wanted.from());
        put(conditions, "recordedAt < :to", wanted.to());
        Interval effective = wanted.effective();
        put(conditions, "start >= :effectiveFrom", effective == null ? null : effective.from());
        put(conditions, "start < :effectiveTo", effective == null ? null : effective.to());
        PartyId requester = wanted.requester();
        if (requester != null) {
            PartyDirectory directory = parties.directory(unit);
            if (directory.find(requester).isEmpty()) {
                return List.of();
            }
            put(conditions, "requester = :requester", directory.id(requester));
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions.keySet());
        SelectionQuery<ProcessEntity> query =
                query(unit, "from ProcessEntity" + where + " order by id desc").setMaxResults(wanted.limit());
        conditions.forEach((condition, value) -> query.setParameter(condition.replaceAll(".*:(\\w+).*", "$1"), value));
        return list(unit, query);
    }

    private static void put(Map<String, Object> conditions, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.put(condition, value);
        }
    }

    /** The processes that must do something by now, those whose date comes first before the others, at most {@code limit}. */
    public List<ProcessRecord> due(UnitOfWork unit, Instant now, int limit) {
        return list(
                unit,
                query(unit, "from ProcessEntity where dueAt <= :now order by dueAt, start, id")
                        .setParameter("now", now)
                        .setMaxResults(limit));
    }

    /** How many processes must do something by now. */
    public long countDue(UnitOfWork unit, Instant now) {
        return session(unit)
                .createSelectionQuery("select count(*) from ProcessEntity where dueAt <= :now", Long.class)
                .setParameter("now", now)
                .getSingleResult();
    }

    private SelectionQuery<ProcessEntity> query(UnitOfWork unit, String hql) {
        return session(unit).createSelectionQuery(hql, ProcessEntity.class);
    }

    /** For reading and changing processes: those that were opened just now are in the table. */
    private Session session(UnitOfWork unit) {
        Unwritten.of(unit).write();
        return sessions.of(unit);
    }

    private List<ProcessRecord> list(UnitOfWork unit, SelectionQuery<ProcessEntity> query) {
        PartyDirectory directory = parties.directory(unit);
        List<ProcessRecord> found = new ArrayList<>();
        for (ProcessEntity row : query.getResultList()) {
            found.add(recordOf(row, directory));
        }
        // Nothing is remembered: another hub may change a row before it is asked for again.
        sessions.of(unit).clear();
        return found;
    }

    private static ProcessRecord recordOf(ProcessEntity row, PartyDirectory directory) {
        return new ProcessRecord(
                row.idOrFail(),
                row.kind,
                row.state,
                row.transactionId,
                directory.number(row.requester),
                Gsrn.ofLong(row.gsrn),
                row.balanceResponsible == null ? null : directory.number(row.balanceResponsible),
                row.customerId,
                row.customerName,
                row.start,
                row.deadline,
                row.dueAt,
                row.concerns,
                row.recordedAt);
    }

    /**
     * Moves a process on and notes the step. A process that is over without effect gives its date free.
     *
     * @param dueAt when it next does something by itself; null: never
     */
    public void advance(
            UnitOfWork unit, long id, ProcessState state, @Nullable Instant dueAt, ProcessEvent event, Instant now) {
        Session session = session(unit);
        ProcessEntity row = session.find(ProcessEntity.class, id);
        row.state = state;
        row.stateSince = now;
        row.dueAt = dueAt;
        if (state == ProcessState.CANCELLED || state == ProcessState.OVERTAKEN || state == ProcessState.UNDONE) {
            row.claimedStart = null;
            row.claimedMove = null;
        }
        session.flush();
        session.clear();
        LockedPoints.forget(unit, Gsrn.ofLong(row.gsrn));
        note(unit, id, event.name(), null, now);
    }

    /** Lets a process do later what it must do by itself. */
    public void putOff(UnitOfWork unit, long id, Instant until, Instant now) {
        Session session = session(unit);
        ProcessEntity row = session.find(ProcessEntity.class, id);
        row.dueAt = until;
        session.flush();
        session.clear();
        LockedPoints.forget(unit, Gsrn.ofLong(row.gsrn));
        note(unit, id, ProcessEvent.PUT_OFF.name(), null, now);
    }

    /** Notes something that happened to the process. */
    public void note(UnitOfWork unit, long processId, String what, @Nullable String messageId, Instant now) {
        Unwritten.of(unit).steps.add(new NewStep(processId, now, what, messageId));
    }

    private record NewStep(
            long processId,
            Instant at,
            String what,
            @Nullable String messageId) {}

    private static void insertSteps(UnitOfWork unit, List<NewStep> steps) {
        try (BulkInsert bulk = unit.bulkInsert("process_step", "process_id", "at", "event", "message_id")) {
            for (NewStep step : steps) {
                bulk.row(step.processId, step.at, step.what, step.messageId);
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot note the steps of processes", failure);
        }
    }

    /** What was noted of each of the processes, in order; that it was confirmed is in the process itself. One of which nothing was noted has no entry. */
    public Map<Long, List<ProcessTimeline.Entry>> steps(UnitOfWork unit, Collection<Long> processIds) {
        String sql =
                "select process_id, at, event, message_id from process_step where process_id = any(?) order by at, id";
        Map<Long, List<ProcessTimeline.Entry>> steps = new HashMap<>();
        if (processIds.isEmpty()) {
            return steps;
        }
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            Unwritten.of(unit).write();
            select.setArray(1, unit.connection().createArrayOf("bigint", processIds.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    steps.computeIfAbsent(rows.getLong(1), id -> new ArrayList<>())
                            .add(new ProcessTimeline.Entry(
                                    Columns.instantOrFail(rows, 2), rows.getString(3), rows.getString(4)));
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read the steps of processes", failure);
        }
        return steps;
    }

    /** A process to be opened; what it says has been judged. Its fields are those of {@link ProcessRecord}. */
    public record NewProcess(
            ProcessKind kind,
            String transactionId,
            PartyId requester,
            Gsrn gsrn,
            @Nullable PartyId balanceResponsible,
            @Nullable String customerId,
            @Nullable String customerName,
            Instant start,
            Instant requestedAt,
            Instant deadline,
            @Nullable Long concerns) {}
}
