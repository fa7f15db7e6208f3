package org.meterhub.settlement.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.settlement.calculation.AreaEnergy;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.EnergyLevel;
import org.meterhub.settlement.calculation.EnergySeries;

/** Which results are sent, to whom, and which then count, on both databases. */
class SentRunsTest extends TwoAreasRuns {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_settlement_in_force_is_the_highest_version_that_was_sent_for_the_area(Dialect dialect) {
        twoAreas();
        SettlementRuns runs = runs(dialect);
        long both = settled(runs, request(CalculationType.BALANCE_FIXING));
        RunRequest secondDay = new RunRequest(
                UUID.randomUUID(),
                CalculationType.BALANCE_FIXING,
                CALENDAR.intervalOf(DAY.plusDays(1)),
                new TreeSet<>(Set.of(NORTH)),
                KnownAt.LATEST,
                false);
        long second = settled(runs, secondDay);
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

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_run_over_an_earlier_state_is_never_sent_and_never_counts(Dialect dialect) {
        twoAreas();
        SettlementRuns runs = runs(dialect);
        long sent = settled(runs, request(CalculationType.BALANCE_FIXING));
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
        long version = settled(runs, lookBack);
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
        long older = settled(runs, request(CalculationType.BALANCE_FIXING));
        long newer = settled(runs, request(CalculationType.BALANCE_FIXING));
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

        long unnamed = settled(runs, request(CalculationType.BALANCE_FIXING));
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
        long version = settled(runs, request);
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
        long version = settled(runs, request);
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
        long version = settled(runs, request(CalculationType.BALANCE_FIXING));
        List<EnergyResultMessage> messages = runs.messages(version, NORTH, "grid-company");
        Map<String, List<String>> sent = new TreeMap<>();
        for (EnergyResultMessage message : messages) {
            assertThat(message.version()).isEqualTo(version);
            sent.put(
                    message.receiver() + " " + message.receiverRole().code(),
                    message.series().stream().map(SentRunsTest::described).toList());
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
