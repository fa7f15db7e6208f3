package org.meterhub.settlement.run.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
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
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.settlement.MeteredDaysSource;
import org.meterhub.settlement.SettlementCharges;
import org.meterhub.settlement.SettlementPeriods;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.SettlementPointPeriod;
import org.meterhub.settlement.run.RunBasis;
import org.meterhub.settlement.run.RunRequest;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.SettlementRuns;
import org.meterhub.settlement.run.SettlementSettings;
import org.meterhub.settlement.run.StartOutcome;

/** The bills of seven points, two at a time: whatever breaks off and whoever else sends, each goes out once. */
class BillingDispatchTest {

    private static final GridAreaCode AREA = new GridAreaCode("101");
    private static final MarketCalendar CALENDAR = MarketCalendar.NORWAY;
    private static final Interval MONTH =
            CALENDAR.intervalOf(LocalDate.parse("2025-10-01"), LocalDate.parse("2025-11-01"));
    private static final Instant CHANGE = CALENDAR.startOf(LocalDate.parse("2025-10-15"));

    private final MarketClock.Settable clock = new MarketClock.Settable(Instant.parse("2025-12-01T08:00:00Z"));

    private static SettlementPointPeriod point(long number, MeteringPointType type, boolean gridLoss) {
        return new SettlementPointPeriod(
                number,
                type,
                type == MeteringPointType.CONSUMPTION ? SettlementMethod.FLEX : null,
                AREA,
                null,
                null,
                Resolution.HOUR,
                "green",
                "balance",
                gridLoss,
                Instant.EPOCH,
                null);
    }

    private static final SettlementPeriods PERIODS = (period, areas, knownAt, periods) -> {
        periods.accept(point(1, MeteringPointType.CONSUMPTION, true));
        periods.accept(point(2, MeteringPointType.PRODUCTION, true));
        for (long number = 10; number < 15; number++) {
            SettlementPointPeriod house = point(number, MeteringPointType.CONSUMPTION, false);
            periods.accept(house.suppliedBy("green", new Interval(Instant.EPOCH, CHANGE)));
            periods.accept(house.suppliedBy("blue", new Interval(CHANGE, MONTH.to())));
        }
    };

    private static final MeteredDaysSource DAYS = (period, areas, knownAt, sink) -> {
        for (LocalDate day : CALENDAR.daysOf(period)) {
            long[] hours = new long[CALENDAR.steps(day, Resolution.HOUR)];
            Arrays.fill(hours, 1_000);
            for (long number = 10; number < 15; number++) {
                sink.day(number, CALENDAR.startOf(day), Resolution.HOUR, hours.length, hours, null);
            }
        }
    };

    private SettlementRun settled(Database database) {
        SettlementRuns runs = new SettlementRuns(database, clock, PERIODS, DAYS, SettlementSettings.of(CALENDAR));
        StartOutcome outcome = runs.start(new RunRequest(
                UUID.randomUUID(),
                CalculationType.WHOLESALE_FIXING,
                MONTH,
                new TreeSet<>(Set.of(AREA)),
                KnownAt.LATEST,
                false));
        return runs.execute(((StartOutcome.Started) outcome).run().version());
    }

    private BillingDispatch dispatch(Database database) {
        RunBasis basis = new RunBasis(database, DAYS, SettlementCharges.NONE, CALENDAR);
        return new BillingDispatch(database, clock, new BillingBases(basis), 2);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void what_broke_off_goes_on_behind_the_last_points_that_were_noted(Dialect dialect) {
        try (Database database = TestDatabases.fresh(dialect, "settlement")) {
            SettlementRun run = settled(database);
            List<String> sent = new ArrayList<>();
            BillingDispatch.Queue queue = (unit, bills) -> {
                bills.forEach(bill -> sent.add(
                        bill.period().meteringPoint() + " " + bill.period().supplier()));
                return bills.size();
            };
            assertThatThrownBy(() -> dispatch(database).send(run, AREA, (unit, bills) -> {
                        if (bills.get(0).period().meteringPoint() == 12) {
                            throw new IllegalStateException("the hub is killed");
                        }
                        return queue.add(unit, bills);
                    }))
                    .hasMessageContaining("killed");
            assertThat(sent).containsExactly("1 green", "2 green", "10 green", "10 blue", "11 green", "11 blue");
            assertThat(dispatch(database).progress(run.version(), AREA)).isEqualTo(new BillingProgress(11, null));

            assertThat(dispatch(database).send(run, AREA, queue)).isEqualTo(6);
            assertThat(sent)
                    .hasSize(12)
                    .doesNotHaveDuplicates()
                    .endsWith("12 green", "12 blue", "13 green", "13 blue", "14 green", "14 blue");
            assertThat(dispatch(database).progress(run.version(), AREA).isFinished())
                    .isTrue();
            assertThat(dispatch(database).send(run, AREA, queue)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void of_two_who_send_at_the_same_time_the_one_who_is_overtaken_queues_nothing(Dialect dialect) {
        try (Database database = TestDatabases.fresh(dialect, "settlement")) {
            SettlementRun run = settled(database);
            List<Long> sent = new ArrayList<>();
            BillingDispatch.Queue queue = (unit, bills) -> {
                bills.forEach(bill -> sent.add(bill.period().meteringPoint()));
                return bills.size();
            };
            RunBasis basis = new RunBasis(
                    database,
                    (period, areas, knownAt, sink) -> {
                        // While the first reads, the second sends everything.
                        if (sent.isEmpty()) {
                            dispatch(database).send(run, AREA, queue);
                        }
                        DAYS.read(period, areas, knownAt, sink);
                    },
                    SettlementCharges.NONE,
                    CALENDAR);
            assertThat(new BillingDispatch(database, clock, new BillingBases(basis), 2).send(run, AREA, queue))
                    .isZero();
            assertThat(sent).containsExactly(1L, 2L, 10L, 10L, 11L, 11L, 12L, 12L, 13L, 13L, 14L, 14L);
        }
    }
}
