package org.meterhub.settlement.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.settlement.MeteredDaysSource;
import org.meterhub.settlement.SettlementCharges;
import org.meterhub.settlement.ThreadShares;
import org.meterhub.settlement.WorkShare;
import org.meterhub.settlement.WorkShares;
import org.meterhub.settlement.calculation.AreaEnergy;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.EnergyKind;
import org.meterhub.settlement.calculation.EnergyLevel;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.calculation.Finding;
import org.meterhub.settlement.calculation.MeteredDaySink;
import org.meterhub.settlement.calculation.MeteringPointPeriod;

/** Runs over a market of two grid areas, on both databases. */
class SettlementRunsTest {

    private static final GridAreaCode NORTH = new GridAreaCode("101");
    private static final GridAreaCode SOUTH = new GridAreaCode("102");
    private static final MarketCalendar CALENDAR = MarketCalendar.NORWAY;
    private static final LocalDate DAY = LocalDate.parse("2025-10-26"); // 25 hours
    private static final Interval PERIOD = CALENDAR.intervalOf(DAY, DAY.plusDays(2));

    private final MarketClock.Settable clock = new MarketClock.Settable(Instant.parse("2025-11-01T08:00:00Z"));
    private final List<MeteringPointPeriod> periods = new ArrayList<>();
    private final Map<Long, Long> hourlyWh = new TreeMap<>();
    private final List<KnownAt> cutOffs = new ArrayList<>();
    private @Nullable Database database;

    @AfterEach
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }

    private SettlementRuns runs(Dialect dialect) {
        Database fresh = TestDatabases.fresh(dialect, "settlement");
        database = fresh;
        return runs(fresh, this::days);
    }

    private SettlementRuns runs(Database fresh, MeteredDaysSource days) {
        return runs(fresh, days, 1);
    }

    private SettlementRuns runs(Database fresh, MeteredDaysSource days, int gridAreasPerPass) {
        return new SettlementRuns(
                fresh,
                clock,
                (period, areas, knownAt, sink) -> periods.forEach(sink),
                days,
                new SettlementSettings(CALENDAR, SettlementSettings.QUARTERLY_FROM_DEFAULT, gridAreasPerPass));
    }

    /** Shares that are worked on in threads, by ranges of points too. */
    private static final class ManyShares implements WorkShares {

        private final WorkShares threads = new ThreadShares(3);

        @Override
        public int pointRanges() {
            return 4;
        }

        @Override
        public int dayRanges() {
            return 3;
        }

        @Override
        public <P> List<P> work(List<WorkShare> shares, Function<WorkShare, P> calculation) {
            return threads.work(shares, calculation);
        }
    }

    @Test
    void shares_of_points_and_days_add_up_to_what_one_calculation_gives() {
        twoAreas();
        Database fresh = TestDatabases.fresh(Dialect.H2, "settlement");
        database = fresh;
        SettlementRuns whole = runs(fresh, this::days, 2);
        SettlementRuns shared = new SettlementRuns(
                fresh,
                clock,
                (period, areas, knownAt, sink) -> periods.forEach(sink),
                this::days,
                SettlementCharges.NONE,
                new ManyShares(),
                new SettlementSettings(CALENDAR, SettlementSettings.QUARTERLY_FROM_DEFAULT, 2));
        long one = started(whole.start(request(CalculationType.BALANCE_FIXING))).version();
        long many =
                started(shared.start(request(CalculationType.BALANCE_FIXING))).version();
        whole.execute(one);
        shared.execute(many);
        for (GridAreaCode area : List.of(NORTH, SOUTH)) {
            assertThat(shared.results(many, area).orElseThrow().series())
                    .isNotEmpty()
                    .isEqualTo(whole.results(one, area).orElseThrow().series());
        }
    }

    private void days(Interval period, SortedSet<GridAreaCode> areas, KnownAt knownAt, MeteredDaySink sink) {
        cutOffs.add(knownAt);
        for (LocalDate day : CALENDAR.daysOf(period)) {
            int hours = CALENDAR.steps(day, Resolution.HOUR);
            hourlyWh.forEach((point, wh) -> {
                long[] quantities = new long[hours];
                Arrays.fill(quantities, wh);
                sink.day(point, CALENDAR.startOf(day), Resolution.HOUR, hours, quantities, null);
            });
        }
    }

    private void twoAreas() {
        for (GridAreaCode area : List.of(NORTH, SOUTH)) {
            point(area, MeteringPointType.CONSUMPTION, SettlementMethod.FLEX, "loss", "balance-1", true, 0);
            point(area, MeteringPointType.PRODUCTION, null, "loss", "balance-1", true, 0);
            point(area, MeteringPointType.CONSUMPTION, SettlementMethod.FLEX, "supplier-1", "balance-1", false, 1_001);
            point(
                    area,
                    MeteringPointType.CONSUMPTION,
                    SettlementMethod.NON_PROFILED,
                    "supplier-2",
                    "balance-2",
                    false,
                    500);
            point(area, MeteringPointType.PRODUCTION, null, "supplier-2", "balance-2", false, 2_000);
        }
        periods.add(new MeteringPointPeriod(
                90,
                MeteringPointType.EXCHANGE,
                null,
                NORTH,
                NORTH,
                SOUTH,
                Resolution.HOUR,
                null,
                null,
                false,
                Instant.EPOCH,
                null));
        hourlyWh.put(90L, 333L);
    }

    private void point(
            GridAreaCode area,
            MeteringPointType type,
            @Nullable SettlementMethod method,
            String supplier,
            String balance,
            boolean gridLoss,
            long wh) {
        long number = periods.size() + 1L;
        periods.add(new MeteringPointPeriod(
                number,
                type,
                method,
                area,
                null,
                null,
                Resolution.HOUR,
                supplier,
                balance,
                gridLoss,
                Instant.EPOCH,
                null));
        if (!gridLoss) {
            hourlyWh.put(number, wh);
        }
    }

    private static RunRequest request(CalculationType type) {
        return new RunRequest(
                UUID.randomUUID(), type, PERIOD, new TreeSet<>(Set.of(NORTH, SOUTH)), KnownAt.LATEST, false);
    }

    private static SettlementRun started(StartOutcome outcome) {
        assertThat(outcome).isInstanceOf(StartOutcome.Started.class);
        return ((StartOutcome.Started) outcome).run();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_run_settles_every_area_and_keeps_its_results(Dialect dialect) {
        twoAreas();
        SettlementRuns runs = runs(dialect);
        SettlementRun run = started(runs.start(request(CalculationType.BALANCE_FIXING)));
        assertThat(run.status()).isEqualTo(SettlementRun.Status.RUNNING);
        assertThat(runs.results(run.version(), NORTH)).isEmpty();

        SettlementRun done = runs.execute(run.version());
        assertThat(done.status()).isEqualTo(SettlementRun.Status.SUCCEEDED);
        assertThat(runs.find(run.version())).contains(done);
        assertThat(runs.list(10)).containsExactly(done);

        AreaEnergy north = runs.results(run.version(), NORTH).orElseThrow();
        assertThat(north.balance().productionWh()).isEqualTo(49 * 2_000);
        assertThat(north.balance().exchangeWh()).isEqualTo(-49 * 333);
        assertThat(north.balance().consumptionWh()).isEqualTo(49 * 1_501);
        assertThat(north.balance().gridLossWh()).isEqualTo(49 * (2_000 - 333 - 1_501));
        assertThat(north.balance().differenceWh()).isZero();
        assertThat(north.balance().isBalancedAtEveryStep()).isTrue();
        assertThat(north.series(EnergyKind.EXCHANGE_PER_NEIGHBOUR, EnergyLevel.NEIGHBOUR))
                .hasSize(1);
        assertThat(north.series(EnergyKind.POSITIVE_GRID_LOSS, EnergyLevel.METERING_POINT))
                .singleElement()
                .satisfies(series -> assertThat(series.totalWh()).isEqualTo(49 * 166));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void versions_grow_over_all_types_and_an_id_is_used_once(Dialect dialect) {
        SettlementRuns runs = runs(dialect);
        RunRequest first = request(CalculationType.BALANCE_FIXING);
        SettlementRun one = started(runs.start(first));
        SettlementRun two = started(runs.start(request(CalculationType.AGGREGATION)));
        assertThat(two.version()).isGreaterThan(one.version());
        assertThat(runs.start(first))
                .isInstanceOfSatisfying(StartOutcome.Refused.class, refused -> assertThat(refused.reasons())
                        .singleElement()
                        .satisfies(reason -> assertThat(reason.code()).isEqualTo(RejectionCode.TRANSACTION_ID_USED)));
        assertThat(runs.list(1)).extracting(SettlementRun::version).containsExactly(two.version());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_area_without_grid_loss_points_fails_with_a_finding_and_does_not_hold_up_the_other(Dialect dialect) {
        twoAreas();
        periods.removeIf(period -> period.gridLoss() && period.gridArea().equals(SOUTH));
        SettlementRuns runs = runs(dialect);
        SettlementRun run = runs.execute(
                started(runs.start(request(CalculationType.BALANCE_FIXING))).version());
        assertThat(run.status()).isEqualTo(SettlementRun.Status.PARTLY_FAILED);
        assertThat(run.area(NORTH).orElseThrow().status()).isEqualTo(SettlementRun.AreaStatus.SUCCEEDED);
        SettlementRun.Area south = run.area(SOUTH).orElseThrow();
        assertThat(south.status()).isEqualTo(SettlementRun.AreaStatus.FAILED);
        assertThat(south.findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.GRID_LOSS_POINT_MISSING, Finding.Kind.SYSTEM_CORRECTION_POINT_MISSING);
        assertThat(south.findings().get(0).time()).isEqualTo(PERIOD.from());
        assertThat(runs.results(run.version(), SOUTH)).isEmpty();
        assertThat(runs.messages(run.version(), SOUTH, "grid-company")).isEmpty();
        assertThat(runs.areasToSend(run.version())).containsExactly(NORTH);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_run_that_broke_off_goes_on_where_it_stopped_with_the_same_cut_off(Dialect dialect) {
        twoAreas();
        SettlementRuns runs = runs(dialect);
        RunRequest request = new RunRequest(
                UUID.randomUUID(),
                CalculationType.BALANCE_FIXING,
                PERIOD,
                new TreeSet<>(Set.of(NORTH, SOUTH)),
                new KnownAt(77, Set.of(5L, 76L)).withRegistryAt(Instant.parse("2026-02-01T10:15:30.250Z")),
                false);
        long version = started(runs.start(request)).version();
        SettlementRuns breaking = runs(Objects.requireNonNull(database), (period, areas, knownAt, sink) -> {
            if (areas.contains(SOUTH)) {
                throw new IllegalStateException("the store is away");
            }
            days(period, areas, knownAt, sink);
        });
        assertThatThrownBy(() -> breaking.execute(version)).hasMessage("the store is away");
        AreaEnergy north = runs.results(version, NORTH).orElseThrow();
        hourlyWh.replaceAll((point, wh) -> wh + 1_000); // what the second attempt reads must not touch what is done

        assertThat(runs.execute(version).status()).isEqualTo(SettlementRun.Status.SUCCEEDED);
        assertThat(runs.results(version, NORTH).orElseThrow().series()).isEqualTo(north.series());
        assertThat(runs.results(version, SOUTH).orElseThrow().balance().productionWh())
                .isEqualTo(49 * 3_000);
        assertThat(cutOffs).hasSize(2).containsOnly(request.knownAt());
        clock.advanceTo(clock.now().plusSeconds(60));
        assertThat(runs.execute(version)).isEqualTo(runs.find(version).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_area_with_broken_input_fails_alone_and_says_why(Dialect dialect) {
        twoAreas();
        runs(dialect);
        SettlementRuns together = runs(
                Objects.requireNonNull(database),
                (period, areas, knownAt, sink) -> {
                    days(period, areas, knownAt, sink);
                    if (areas.contains(SOUTH)) {
                        sink.day(1, period.from(), Resolution.QUARTER_HOUR, 3, new long[3], null);
                    }
                },
                2);
        SettlementRun run = together.execute(
                started(together.start(request(CalculationType.BALANCE_FIXING))).version());
        assertThat(run.area(NORTH).orElseThrow().status()).isEqualTo(SettlementRun.AreaStatus.SUCCEEDED);
        SettlementRun.Area south = run.area(SOUTH).orElseThrow();
        assertThat(south.status()).isEqualTo(SettlementRun.AreaStatus.FAILED);
        assertThat(south.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.INPUT_BROKEN);
            assertThat(finding.detail()).contains("whole hours");
        });
        assertThat(together.results(run.version(), SOUTH)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void what_breaks_in_one_area_leaves_it_waiting_and_settles_the_others(Dialect dialect) {
        twoAreas();
        SettlementRuns sound = runs(dialect);
        SettlementRuns breaking = runs(
                Objects.requireNonNull(database),
                (period, areas, knownAt, sink) -> {
                    if (areas.contains(NORTH)) {
                        throw new IllegalStateException("a bug with north");
                    }
                    days(period, areas, knownAt, sink);
                },
                2);
        long version =
                started(breaking.start(request(CalculationType.BALANCE_FIXING))).version();
        assertThatThrownBy(() -> breaking.execute(version)).hasMessage("a bug with north");
        SettlementRun run = sound.find(version).orElseThrow();
        assertThat(run.area(NORTH).orElseThrow().status()).isEqualTo(SettlementRun.AreaStatus.WAITING);
        assertThat(run.area(SOUTH).orElseThrow().status()).isEqualTo(SettlementRun.AreaStatus.SUCCEEDED);
        assertThat(sound.execute(version).status()).isEqualTo(SettlementRun.Status.SUCCEEDED);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_cancelled_run_keeps_what_is_done_and_settles_nothing_more(Dialect dialect) {
        twoAreas();
        SettlementRuns runs = runs(dialect);
        long version =
                started(runs.start(request(CalculationType.BALANCE_FIXING))).version();
        SettlementRuns interrupted = runs(Objects.requireNonNull(database), (period, areas, knownAt, sink) -> {
            days(period, areas, knownAt, sink);
            if (areas.contains(SOUTH)) {
                runs.cancel(version, "ola");
            }
        });
        SettlementRun run = interrupted.execute(version);
        assertThat(run.status()).isEqualTo(SettlementRun.Status.CANCELLED);
        assertThat(runs.results(version, NORTH)).isPresent();
        assertThat(runs.results(version, SOUTH)).as("calculated, but too late").isEmpty();
        assertThat(runs.execute(version)).isEqualTo(run);
        assertThat(runs.areasToSend(version)).containsExactly(NORTH);
        assertThatThrownBy(() -> runs.cancel(version + 100, "ola")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void two_processes_that_settle_the_same_run_write_its_results_once(Dialect dialect) {
        twoAreas();
        SettlementRuns other = runs(dialect);
        long version =
                started(other.start(request(CalculationType.BALANCE_FIXING))).version();
        SettlementRuns overtaken = runs(Objects.requireNonNull(database), (period, areas, knownAt, sink) -> {
            other.execute(version); // the other is done before this one writes
            hourlyWh.replaceAll((point, wh) -> wh + 1_000);
            days(period, areas, knownAt, sink);
        });
        assertThat(overtaken.execute(version).status()).isEqualTo(SettlementRun.Status.SUCCEEDED);
        for (GridAreaCode area : List.of(NORTH, SOUTH)) {
            assertThat(other.results(version, area).orElseThrow().balance().productionWh())
                    .isEqualTo(49 * 2_000);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_settlement_in_force_is_the_highest_version_that_was_sent_for_the_area(Dialect dialect) {
        twoAreas();
        SettlementRuns runs = runs(dialect);
        long both = runs.execute(started(runs.start(request(CalculationType.BALANCE_FIXING)))
                        .version())
                .version();
        RunRequest secondDay = new RunRequest(
                UUID.randomUUID(),
                CalculationType.BALANCE_FIXING,
                CALENDAR.intervalOf(DAY.plusDays(1)),
                new TreeSet<>(Set.of(NORTH)),
                KnownAt.LATEST,
                false);
        long second = runs.execute(started(runs.start(secondDay)).version()).version();
        runs.execute(started(runs.start(request(CalculationType.AGGREGATION))).version());
        runs.start(request(CalculationType.BALANCE_FIXING)); // not executed, so never the latest
        Interval asked = CALENDAR.intervalOf(DAY.minusDays(1), DAY.plusDays(3));
        CalculationType fixing = CalculationType.BALANCE_FIXING;
        assertThat(runs.newestByDay(fixing, NORTH, asked))
                .containsExactly(Map.entry(DAY, both), Map.entry(DAY.plusDays(1), second));
        assertThat(runs.newestByDay(fixing, SOUTH, asked))
                .containsExactly(Map.entry(DAY, both), Map.entry(DAY.plusDays(1), both));
        assertThat(runs.inForce(fixing, NORTH, asked)).as("nothing is sent").isEmpty();
        send(runs, both, NORTH);
        assertThat(runs.inForce(fixing, NORTH, asked))
                .containsExactly(Map.entry(DAY, both), Map.entry(DAY.plusDays(1), both));
        assertThat(runs.waiting(fixing, NORTH, asked, runs.inForce(fixing, NORTH, asked)))
                .extracting(SettlementRun::version)
                .containsExactly(second);
        assertThat(runs.standings(runs.find(both).orElseThrow()))
                .containsEntry(NORTH, SettlementInForce.Standing.IN_FORCE)
                .containsEntry(SOUTH, SettlementInForce.Standing.NOT_SENT);
        send(runs, second, NORTH);
        assertThat(runs.inForce(fixing, NORTH, asked))
                .containsExactly(Map.entry(DAY, both), Map.entry(DAY.plusDays(1), second));
        assertThat(runs.waiting(fixing, NORTH, asked, runs.inForce(fixing, NORTH, asked)))
                .isEmpty();
        assertThat(runs.standings(runs.find(both).orElseThrow()))
                .containsEntry(NORTH, SettlementInForce.Standing.PARTLY_REPLACED);
    }

    private void send(SettlementRuns runs, long version, GridAreaCode area) {
        Database open = Objects.requireNonNull(database);
        assertThat(open.<Boolean>inTransaction(unit -> runs.claimSending(unit, version, area, "ola")))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_run_over_an_earlier_state_is_never_sent_and_never_counts(Dialect dialect) {
        twoAreas();
        SettlementRuns runs = runs(dialect);
        long sent = runs.execute(started(runs.start(request(CalculationType.BALANCE_FIXING)))
                        .version())
                .version();
        send(runs, sent, NORTH);
        RunRequest lookBack = new RunRequest(
                UUID.randomUUID(),
                CalculationType.BALANCE_FIXING,
                PERIOD,
                new TreeSet<>(Set.of(NORTH)),
                KnownAt.LATEST,
                true,
                false,
                "kari");
        long version = runs.execute(started(runs.start(lookBack)).version()).version();
        SettlementRun run = runs.find(version).orElseThrow();
        assertThat(runs.standings(run)).containsEntry(NORTH, SettlementInForce.Standing.EARLIER_STATE);
        assertThat(runs.areasToSend(version)).isEmpty();
        assertThat(runs.messages(version, NORTH, "grid-company")).isEmpty();
        assertThat(runs.newestByDay(CalculationType.BALANCE_FIXING, NORTH, PERIOD))
                .doesNotContainValue(version);
        assertThat(runs.approve(version, "ola")).isInstanceOf(ApprovalOutcome.Refused.class);
        Database open = Objects.requireNonNull(database);
        assertThat(open.<Boolean>inTransaction(unit -> runs.claimSending(unit, version, NORTH, "ola")))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_run_is_not_sent_any_more_when_later_runs_of_all_its_days_were(Dialect dialect) {
        twoAreas();
        SettlementRuns runs = runs(dialect);
        long older = runs.execute(started(runs.start(request(CalculationType.BALANCE_FIXING)))
                        .version())
                .version();
        long newer = runs.execute(started(runs.start(request(CalculationType.BALANCE_FIXING)))
                        .version())
                .version();
        send(runs, newer, NORTH);
        assertThat(runs.overtaken(runs.find(older).orElseThrow())).containsExactly(Map.entry(NORTH, newer));
        assertThat(runs.areasToSend(older)).containsExactly(SOUTH);
        Database open = Objects.requireNonNull(database);
        assertThat(open.<Boolean>inTransaction(unit -> runs.claimSending(unit, older, NORTH, "ola")))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void sending_is_claimed_once(Dialect dialect) {
        twoAreas();
        SettlementRuns runs = runs(dialect);
        long version =
                started(runs.start(request(CalculationType.BALANCE_FIXING))).version();
        Database open = Objects.requireNonNull(database);
        assertThat(open.<Boolean>inTransaction(unit -> runs.claimSending(unit, version, NORTH, "ola")))
                .as("before there are results")
                .isFalse();
        runs.execute(version);
        assertThatThrownBy(() -> open.run(unit -> {
                    assertThat(runs.claimSending(unit, version, NORTH, "ola")).isTrue();
                    throw new IllegalStateException("crash before the commit");
                }))
                .hasMessage("crash before the commit");
        assertThat(open.<Boolean>inTransaction(unit -> runs.claimSending(unit, version, NORTH, "ola")))
                .isTrue();
        assertThat(open.<Boolean>inTransaction(unit -> runs.claimSending(unit, version, NORTH, "ola")))
                .isFalse();
        assertThat(runs.areasToSend(version)).containsExactly(SOUTH);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void where_two_must_agree_nothing_is_sent_before_another_person_has_approved(Dialect dialect) {
        twoAreas();
        runs(dialect);
        Database open = Objects.requireNonNull(database);
        SettlementRuns runs = new SettlementRuns(
                open,
                clock,
                (period, areas, knownAt, sink) -> periods.forEach(sink),
                this::days,
                SettlementSettings.of(CALENDAR).withApprovalByTwo());
        RunRequest request = new RunRequest(
                UUID.randomUUID(),
                CalculationType.BALANCE_FIXING,
                PERIOD,
                new TreeSet<>(Set.of(NORTH)),
                KnownAt.LATEST,
                false,
                "kari");
        long version = started(runs.start(request)).version();
        assertThat(runs.approve(version, "ola")).as("before it is settled").isInstanceOf(ApprovalOutcome.Refused.class);
        runs.execute(version);
        assertThat(runs.areasToSend(version)).isEmpty();
        assertThat(open.<Boolean>inTransaction(unit -> runs.claimSending(unit, version, NORTH, "ola")))
                .isFalse();
        assertThat(runs.approve(version, "kari")).isInstanceOf(ApprovalOutcome.Refused.class);
        assertThat(runs.approve(version, " ")).isInstanceOf(ApprovalOutcome.Refused.class);
        assertThat(runs.approve(version, "ola")).isEqualTo(new ApprovalOutcome.Approved("ola"));
        assertThat(runs.approve(version, "per")).isEqualTo(new ApprovalOutcome.Approved("ola"));
        assertThat(runs.find(version).orElseThrow().approvedBy()).isEqualTo("ola");
        assertThat(runs.areasToSend(version)).containsExactly(NORTH);
        assertThat(open.<Boolean>inTransaction(unit -> runs.claimSending(unit, version, NORTH, "ola")))
                .isTrue();

        long unnamed = runs.execute(started(runs.start(request(CalculationType.BALANCE_FIXING)))
                        .version())
                .version();
        assertThat(runs.approve(unnamed, "ola"))
                .as("nobody is another person than one who is not known")
                .isInstanceOf(ApprovalOutcome.Refused.class);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_internal_run_is_never_sent_and_never_counts(Dialect dialect) {
        twoAreas();
        SettlementRuns runs = runs(dialect);
        RunRequest request = new RunRequest(
                UUID.randomUUID(),
                CalculationType.AGGREGATION,
                PERIOD,
                new TreeSet<>(Set.of(NORTH)),
                KnownAt.LATEST,
                true);
        long version = runs.execute(started(runs.start(request)).version()).version();
        assertThat(runs.results(version, NORTH)).isPresent();
        assertThat(runs.messages(version, NORTH, "grid-company")).isEmpty();
        assertThat(runs.areasToSend(version)).isEmpty();
        assertThat(runs.newestByDay(CalculationType.AGGREGATION, NORTH, PERIOD)).isEmpty();
        Database open = Objects.requireNonNull(database);
        assertThat(open.<Boolean>inTransaction(unit -> runs.claimSending(unit, version, NORTH, "ola")))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void wholesale_types_keep_and_send_nothing_per_balance_responsible_or_neighbour(Dialect dialect) {
        twoAreas();
        SettlementRuns runs = runs(dialect);
        Interval month = CALENDAR.intervalOf(LocalDate.parse("2025-10-01"), LocalDate.parse("2025-11-01"));
        RunRequest request = new RunRequest(
                UUID.randomUUID(),
                CalculationType.WHOLESALE_FIXING,
                month,
                new TreeSet<>(Set.of(NORTH)),
                KnownAt.LATEST,
                false);
        long version = runs.execute(started(runs.start(request)).version()).version();
        AreaEnergy north = runs.results(version, NORTH).orElseThrow();
        assertThat(north.series())
                .extracting(series -> series.key().level())
                .contains(EnergyLevel.SUPPLIER)
                .doesNotContain(EnergyLevel.BALANCE_RESPONSIBLE, EnergyLevel.NEIGHBOUR);
        assertThat(runs.messages(version, NORTH, "grid-company"))
                .extracting(EnergyResultMessage::receiverRole)
                .doesNotContain(MarketRole.BALANCE_RESPONSIBLE_PARTY)
                .contains(MarketRole.ENERGY_SUPPLIER, MarketRole.METERED_DATA_RESPONSIBLE);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void each_party_gets_its_own_results_and_no_others(Dialect dialect) {
        twoAreas();
        SettlementRuns runs = runs(dialect);
        long version = runs.execute(started(runs.start(request(CalculationType.BALANCE_FIXING)))
                        .version())
                .version();
        List<EnergyResultMessage> messages = runs.messages(version, NORTH, "grid-company");
        Map<String, List<String>> sent = new TreeMap<>();
        for (EnergyResultMessage message : messages) {
            assertThat(message.version()).isEqualTo(version);
            sent.put(
                    message.receiver() + " " + message.receiverRole().code(),
                    message.series().stream().map(SettlementRunsTest::described).toList());
        }
        assertThat(sent)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "grid-company MDR",
                        List.of(
                                "GRID_AREA PRODUCTION",
                                "GRID_AREA FLEX_CONSUMPTION",
                                "GRID_AREA NON_PROFILED_CONSUMPTION",
                                "GRID_AREA EXCHANGE",
                                "GRID_AREA TOTAL_CONSUMPTION",
                                "NEIGHBOUR EXCHANGE_PER_NEIGHBOUR"),
                        "balance-1 DDK",
                        List.of(
                                "BALANCE_RESPONSIBLE PRODUCTION",
                                "BALANCE_RESPONSIBLE FLEX_CONSUMPTION",
                                "SUPPLIER PRODUCTION loss",
                                "SUPPLIER FLEX_CONSUMPTION loss",
                                "SUPPLIER FLEX_CONSUMPTION supplier-1"),
                        "balance-2 DDK",
                        List.of(
                                "BALANCE_RESPONSIBLE PRODUCTION",
                                "BALANCE_RESPONSIBLE NON_PROFILED_CONSUMPTION",
                                "SUPPLIER PRODUCTION supplier-2",
                                "SUPPLIER NON_PROFILED_CONSUMPTION supplier-2"),
                        "loss DDQ",
                        List.of("SUPPLIER PRODUCTION loss", "SUPPLIER FLEX_CONSUMPTION loss"),
                        "supplier-1 DDQ",
                        List.of("SUPPLIER FLEX_CONSUMPTION supplier-1"),
                        "supplier-2 DDQ",
                        List.of("SUPPLIER PRODUCTION supplier-2", "SUPPLIER NON_PROFILED_CONSUMPTION supplier-2")));
    }

    private static String described(EnergySeries series) {
        String supplier = series.key().supplier();
        return series.key().level() + " " + series.key().kind() + (supplier == null ? "" : " " + supplier);
    }
}
