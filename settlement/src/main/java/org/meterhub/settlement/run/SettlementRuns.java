package org.meterhub.settlement.run;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.settlement.MeteredDaysSource;
import org.meterhub.settlement.SettlementCharges;
import org.meterhub.settlement.SettlementPeriods;
import org.meterhub.settlement.WorkShares;
import org.meterhub.settlement.calculation.AreaEnergy;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.EnergyScope;
import org.meterhub.settlement.calculation.Finding;
import org.meterhub.settlement.calculation.charge.AreaCharges;
import org.meterhub.settlement.run.store.ChargeStore;
import org.meterhub.settlement.run.store.RunActStore;
import org.meterhub.settlement.run.store.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles: records runs, executes them area by area, and keeps their results for ever.
 *
 * <p>A run is started, which gives it its version, and then executed. Executing can be repeated, after a crash or beside another process: areas that
 * are done stay as they are, and the results of an area are written once, in the transaction that marks it as succeeded. A database that is away
 * leaves as {@link org.meterhub.database.DatabaseException}.
 */
public final class SettlementRuns {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementRuns.class);

    private final Database database;
    private final MarketClock clock;
    private final SettlementPeriods periods;
    private final MeteredDaysSource days;
    private final SettlementSettings settings;
    private final SettlementCharges charges;
    private final WorkShares work;
    /** What this process is doing; only told, never relied on. */
    private final Map<Long, SettlementPass> atWork = new ConcurrentHashMap<>();

    private final RunStore store = new RunStore();
    private final ChargeStore chargeStore = new ChargeStore();
    private final RunActStore acts = new RunActStore();
    private final SettlementInForce inForce;

    /** Runs of a market that charges nothing through the hub. */
    public SettlementRuns(
            Database database,
            MarketClock clock,
            SettlementPeriods periods,
            MeteredDaysSource days,
            SettlementSettings settings) {
        this(database, clock, periods, days, SettlementCharges.NONE, WorkShares.ONE, settings);
    }

    /** Runs that add up all metered data in the thread that executes them. */
    public SettlementRuns(
            Database database,
            MarketClock clock,
            SettlementPeriods periods,
            MeteredDaysSource days,
            SettlementCharges charges,
            SettlementSettings settings) {
        this(database, clock, periods, days, charges, WorkShares.ONE, settings);
    }

    /** The tables come with {@code database.migrate("settlement")}. */
    public SettlementRuns(
            Database database,
            MarketClock clock,
            SettlementPeriods periods,
            MeteredDaysSource days,
            SettlementCharges charges,
            WorkShares work,
            SettlementSettings settings) {
        this.charges = charges;
        this.work = work;
        this.database = database;
        this.clock = clock;
        this.periods = periods;
        this.days = days;
        this.settings = settings;
        this.inForce = new SettlementInForce(settings.calendar());
    }

    /** Records a run with the next version, or says everything that is wrong with the request. */
    public StartOutcome start(RunRequest request) {
        List<Rejection> reasons = new RunRequestRule(settings).judge(request);
        if (!reasons.isEmpty()) {
            return new StartOutcome.Refused(reasons);
        }
        Instant now = clock.now();
        return database.inTransaction(unit -> {
            OptionalLong version = store.insert(
                    unit, request, EnergyScope.resolutionOf(request.period(), settings.quarterlyFrom()), now);
            if (version.isEmpty()) {
                return new StartOutcome.Refused(
                        List.of(RejectionCode.TRANSACTION_ID_USED.at("id", "there is a run with id " + request.id())));
            }
            acts.add(unit, version.getAsLong(), RunAct.Kind.STARTED, request.requestedBy(), "", now);
            SettlementRun run = store.find(unit, version.getAsLong()).orElseThrow();
            LOG.info(
                    "run {} started: {} {} of {} areas",
                    run.version(),
                    run.type().code(),
                    run.period(),
                    run.areas().size());
            return new StartOutcome.Started(run);
        });
    }

    /**
     * Settles every area of a run that still waits, some at a time. An area that fails does not hold up the others: what is wrong with its input is its
     * finding; where something else broke, the area goes on waiting, the others are settled, and the failure is thrown at the end.
     *
     * @return the run as it stands then
     * @throws IllegalArgumentException when there is no such run
     */
    public SettlementRun execute(long version) {
        SettlementRun run = existing(version);
        List<GridAreaCode> waiting = run.areas().stream()
                .filter(area -> area.status() == SettlementRun.AreaStatus.WAITING)
                .map(SettlementRun.Area::gridArea)
                .toList();
        Deque<List<GridAreaCode>> passes = new ArrayDeque<>();
        for (int from = 0; from < waiting.size(); from += settings.gridAreasPerPassMax()) {
            passes.add(waiting.subList(from, Math.min(waiting.size(), from + settings.gridAreasPerPassMax())));
        }
        RuntimeException left = null;
        while (!passes.isEmpty()) {
            List<GridAreaCode> pass = stillWaiting(version, passes.remove());
            RuntimeException thrown = pass.isEmpty() ? null : settle(run, pass, passes);
            if (thrown != null && left != null) {
                left.addSuppressed(thrown);
            }
            left = left == null ? thrown : left;
        }
        if (left != null) {
            throw left;
        }
        return existing(version);
    }

    /** Somebody may have cancelled the run, or settled an area beside this process, since it was begun. */
    private List<GridAreaCode> stillWaiting(long version, List<GridAreaCode> areas) {
        SettlementRun run = existing(version);
        return areas.stream()
                .filter(area -> run.area(area)
                        .filter(one -> one.status() == SettlementRun.AreaStatus.WAITING)
                        .isPresent())
                .toList();
    }

    /**
     * Settles areas in one pass. When that fails for a reason that may lie in one of them, each is tried alone, so that a failing area does not hold up
     * the others; what fails alone stays waiting and is told at the end.
     *
     * @param passes still to come; areas to be tried alone are added
     * @return what an area that was alone failed with; null when there is nothing to tell
     */
    private @Nullable RuntimeException settle(
            SettlementRun run, List<GridAreaCode> pass, Deque<List<GridAreaCode>> passes) {
        try {
            settle(run, new TreeSet<>(pass));
            return null;
        } catch (DatabaseException outage) {
            throw outage;
        } catch (RuntimeException broken) {
            if (pass.size() > 1) {
                LOG.warn("run {}: areas {} failed together and are tried one by one", run.version(), pass, broken);
                pass.forEach(area -> passes.add(List.of(area)));
                return null;
            }
            return fail(run, pass.get(0), broken);
        }
    }

    /** An area whose input breaks the rules of the sources fails for good; anything else may pass when it is tried again. */
    private @Nullable RuntimeException fail(SettlementRun run, GridAreaCode area, RuntimeException broken) {
        if (broken instanceof IllegalArgumentException || broken instanceof ArithmeticException) {
            LOG.error("run {} area {}: the input is broken", run.version(), area, broken);
            Finding finding =
                    new Finding(Finding.Kind.INPUT_BROKEN, area, null, null, String.valueOf(broken.getMessage()));
            record(run, area, AreaOutcome.failed(finding));
            return null;
        }
        return broken;
    }

    private void settle(SettlementRun run, SortedSet<GridAreaCode> areas) {
        SettlementPass pass = new SettlementPass(run, areas, settings.calendar());
        atWork.put(run.version(), pass);
        try {
            SortedMap<GridAreaCode, AreaOutcome> outcomes = pass.calculate(periods, days, charges, work);
            pass.storing();
            outcomes.forEach((area, outcome) -> record(run, area, outcome));
        } finally {
            atWork.remove(run.version(), pass);
        }
        LOG.info(
                "run {} settled areas {}: {} periods, {} readings",
                run.version(),
                areas,
                pass.periods(),
                pass.readings());
    }

    private void record(SettlementRun run, GridAreaCode area, AreaOutcome outcome) {
        SettlementRun.AreaStatus status =
                outcome.energy().isPresent() ? SettlementRun.AreaStatus.SUCCEEDED : SettlementRun.AreaStatus.FAILED;
        Instant now = clock.now();
        boolean first = database.inTransaction(unit -> {
            if (!store.finishArea(unit, run.version(), area, status, now)) {
                return false;
            }
            store.insertFindings(unit, run.version(), area, outcome.findings());
            if (outcome.energy().isPresent()) {
                store.insertResults(unit, run, outcome.energy().get());
                store.insertBasis(unit, run.version(), area, outcome.basis().pack());
            }
            if (outcome.charges().isPresent()) {
                chargeStore.insert(unit, run.version(), outcome.charges().get());
            }
            return true;
        });
        if (!first) {
            LOG.info("run {} area {}: settled or cancelled by another", run.version(), area);
        } else if (outcome.energy().isEmpty()) {
            LOG.warn(
                    "run {} area {} failed: {}",
                    run.version(),
                    area,
                    outcome.findings().get(0).text());
        }
    }

    /**
     * Cancels a run: areas that still wait are never settled; areas that are done keep their results.
     *
     * @param by the person
     * @return the run as it stands then
     * @throws IllegalArgumentException when there is no such run
     */
    public SettlementRun cancel(long version, String by) {
        existing(version);
        Instant now = clock.now();
        int cancelled = database.inTransaction(unit -> {
            acts.add(unit, version, RunAct.Kind.CANCELLED, by, "", now);
            return store.cancel(unit, version, now);
        });
        LOG.info("run {} cancelled: {} areas waited", version, cancelled);
        return existing(version);
    }

    /** Keeps that somebody goes on with a run. */
    public void noteResumed(long version, String by) {
        note(version, RunAct.Kind.RESUMED, by, "");
    }

    private void note(long version, RunAct.Kind kind, String by, String about) {
        database.run(unit -> acts.add(unit, version, kind, by, about, clock.now()));
    }

    /** Who did what with a run, in order. */
    public List<RunAct> acts(long version) {
        return database.inTransaction(unit -> acts.of(unit, version));
    }

    /** What this process is doing for a run right now; empty when it does nothing for it, which does not mean that no other process does. */
    public Optional<RunProgress> progress(long version) {
        return Optional.ofNullable(atWork.get(version)).map(SettlementPass::progress);
    }

    /** Whether another person than the one who asked for a run must approve it before it is sent. */
    public boolean approvalByTwo() {
        return settings.approvalByTwo();
    }

    /** Whether results are sent only after another person than the one who asked for the run has agreed. */
    public boolean needsApproval(SettlementRun run) {
        return settings.approvalByTwo() && run.approvedBy() == null;
    }

    public Optional<SettlementRun> find(long version) {
        return database.inTransaction(unit -> store.find(unit, version));
    }

    /**
     * The newest runs first.
     *
     * @param limit at most so many
     */
    public List<SettlementRun> list(int limit) {
        return database.inTransaction(unit -> store.list(unit, limit));
    }

    /** The stored results of one area of a run, those its type produces; empty when the area failed, waits, or is not part of the run. */
    public Optional<AreaEnergy> results(long version, GridAreaCode area) {
        return database.inTransaction(unit -> store.results(unit, version, area));
    }

    /**
     * What a run of a wholesale type charges in one area; empty when the run is of another type, or the area failed, waits, or is not part of it.
     */
    public Optional<AreaCharges> charges(long version, GridAreaCode area) {
        return database.inTransaction(unit -> {
            Optional<SettlementRun> run = store.find(unit, version)
                    .filter(found -> found.type().isWholesale())
                    .filter(found -> found.area(area)
                            .filter(one -> one.status() == SettlementRun.AreaStatus.SUCCEEDED)
                            .isPresent());
            return run.isEmpty()
                    ? Optional.empty()
                    : Optional.of(chargeStore.read(unit, run.get(), area, settings.calendar()));
        });
    }

    /**
     * The messages with what a run charges in one area; empty when there is nothing to send.
     *
     * @param owner number of the grid company that owns the area
     */
    public List<ChargeResultMessage> chargeMessages(long version, GridAreaCode area, String owner) {
        SettlementRun run = existing(version);
        if (run.isTrial()) {
            return List.of();
        }
        return charges(version, area)
                .map(charged -> ChargeResultMessages.of(run.type(), run.version(), charged, owner))
                .orElse(List.of());
    }

    /** The version of the settlement in force of each day; days that nothing sent has settled are left out. */
    public SortedMap<LocalDate, Long> inForce(CalculationType type, GridAreaCode area, Interval period) {
        return database.inTransaction(unit -> inForce.byDay(unit, type, area, period));
    }

    /** The version of the newest run of each day that could be sent, whether it is sent or not: a look ahead, no settlement in force. */
    public SortedMap<LocalDate, Long> newestByDay(CalculationType type, GridAreaCode area, Interval period) {
        return database.inTransaction(unit -> inForce.newestByDay(unit, type, area, period));
    }

    /**
     * The runs that are newer than what counts and are not sent; the newest first.
     *
     * @param counted the version that counts of each day
     */
    public List<SettlementRun> waiting(
            CalculationType type, GridAreaCode area, Interval period, SortedMap<LocalDate, Long> counted) {
        return database.inTransaction(unit -> inForce.waiting(unit, type, area, period, counted));
    }

    /** What a run is worth in each of its grid areas now. */
    public SortedMap<GridAreaCode, SettlementInForce.Standing> standings(SettlementRun run) {
        return database.inTransaction(unit -> {
            SortedMap<GridAreaCode, SettlementInForce.Standing> standings = new TreeMap<>();
            for (SettlementRun.Area area : run.areas()) {
                standings.put(area.gridArea(), inForce.standing(unit, run, area));
            }
            return standings;
        });
    }

    /** The areas of a run that are not sent and must not be any more, each with the version of the run that settled days of it since. */
    public SortedMap<GridAreaCode, Long> overtaken(SettlementRun run) {
        return database.inTransaction(unit -> {
            SortedMap<GridAreaCode, Long> overtaken = new TreeMap<>();
            for (SettlementRun.Area area : run.areas()) {
                if (area.status() == SettlementRun.AreaStatus.SUCCEEDED && area.sentAt() == null) {
                    inForce.overtakenBy(unit, run, area.gridArea()).ifPresent(by -> overtaken.put(area.gridArea(), by));
                }
            }
            return overtaken;
        });
    }

    /**
     * The messages with the results of one area of a run; empty when there is nothing to send: the run is a trial or the area has no results.
     *
     * @param owner number of the grid company that owns the area
     */
    public List<EnergyResultMessage> messages(long version, GridAreaCode area, String owner) {
        SettlementRun run = existing(version);
        if (run.isTrial()) {
            return List.of();
        }
        return results(version, area)
                .map(energy -> EnergyResultMessages.of(run.type(), run.version(), energy, owner))
                .orElse(List.of());
    }

    /**
     * Claims the sending of an area's results: true once, for the transaction that then queues the messages; false ever after, for an area
     * without results, for a run that still needs approval, and for an area that a later run has settled. So nothing is sent twice, whatever crashes.
     *
     * @param by the person who sends
     */
    public boolean claimSending(UnitOfWork unit, long version, GridAreaCode area, String by) throws SQLException {
        if (settings.approvalByTwo() && RunStore.approval(unit, version).isEmpty()) {
            return false;
        }
        if (inForce.overtakenBy(unit, store.find(unit, version).orElseThrow(), area)
                .isPresent()) {
            return false;
        }
        Instant now = clock.now();
        boolean claimed = store.claimSending(unit, version, area, now);
        if (claimed) {
            acts.add(unit, version, RunAct.Kind.SENT, by, area.value(), now);
        }
        return claimed;
    }

    /**
     * Agrees that the results of a run be sent. Where approval by two is set, it must not be the person who asked for the run.
     *
     * @param approvedBy the person
     * @throws IllegalArgumentException when there is no such run
     */
    public ApprovalOutcome approve(long version, String approvedBy) {
        SettlementRun run = existing(version);
        List<Rejection> reasons = new ArrayList<>();
        if (approvedBy.isBlank()) {
            reasons.add(RejectionCode.MANDATORY_ATTRIBUTE.at("approvedBy", "say who approves the run"));
        }
        if (settings.approvalByTwo()
                && (run.requestedBy().isEmpty() || run.requestedBy().equals(approvedBy))) {
            reasons.add(RejectionCode.VALUE_INCORRECT.at(
                    "approvedBy", "another person than the one who asked for run " + version + " must approve it"));
        }
        if (run.status() == SettlementRun.Status.RUNNING) {
            reasons.add(RejectionCode.VALUE_INCORRECT.at("version", "run " + version + " has areas that still wait"));
        }
        if (run.isTrial()) {
            reasons.add(RejectionCode.VALUE_INCORRECT.at(
                    "version",
                    "run " + version + (run.internal() ? " is a trial" : " is over an earlier state")
                            + ", which is never sent: there is nothing to approve"));
        }
        if (!reasons.isEmpty()) {
            note(
                    version,
                    RunAct.Kind.APPROVAL_REFUSED,
                    approvedBy,
                    reasons.get(0).detail());
            return new ApprovalOutcome.Refused(reasons);
        }
        String by = database.inTransaction(unit -> {
            store.approve(unit, version, approvedBy, clock.now());
            acts.add(unit, version, RunAct.Kind.APPROVED, approvedBy, "", clock.now());
            return RunStore.approval(unit, version).orElseThrow().by();
        });
        LOG.info("run {} is approved", version);
        return new ApprovalOutcome.Approved(by);
    }

    /** The areas of a run that have whole results whose sending has not been claimed; none before the run is approved where that is set. */
    public List<GridAreaCode> areasToSend(long version) {
        return unsent(version, area -> !area.isIncomplete());
    }

    /** The areas of a run whose results have gaps and have not been sent, as {@link #areasToSend} has those without. */
    public List<GridAreaCode> incompleteAreasToSend(long version) {
        return unsent(version, SettlementRun.Area::isIncomplete);
    }

    private List<GridAreaCode> unsent(long version, Predicate<SettlementRun.Area> wanted) {
        SettlementRun run = existing(version);
        if (run.isTrial() || needsApproval(run)) {
            return List.of();
        }
        SortedMap<GridAreaCode, Long> overtaken = overtaken(run);
        return run.areas().stream()
                .filter(area -> area.status() == SettlementRun.AreaStatus.SUCCEEDED && area.sentAt() == null)
                .filter(area -> !overtaken.containsKey(area.gridArea()))
                .filter(wanted)
                .map(SettlementRun.Area::gridArea)
                .toList();
    }

    private SettlementRun existing(long version) {
        return find(version).orElseThrow(() -> new IllegalArgumentException("there is no run " + version));
    }
}
