package org.meterhub.settlement.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.SettlementCharges;
import org.meterhub.settlement.ThreadShares;
import org.meterhub.settlement.WorkShare;
import org.meterhub.settlement.WorkShares;
import org.meterhub.settlement.calculation.AreaEnergy;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.EnergyKind;
import org.meterhub.settlement.calculation.EnergyLevel;
import org.meterhub.settlement.calculation.Finding;

/** Runs over a market of two grid areas, on both databases. */
class SettlementRunsTest extends TwoAreasRuns {

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
}
