package org.meterhub.settlement.run;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
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
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.MeteredDaySink;
import org.meterhub.settlement.calculation.SettlementPointPeriod;

/** A market of two grid areas, and runs over it. */
abstract class TwoAreasRuns {

    static final GridAreaCode NORTH = new GridAreaCode("101");
    static final GridAreaCode SOUTH = new GridAreaCode("102");
    static final MarketCalendar CALENDAR = MarketCalendar.NORWAY;
    static final LocalDate DAY = LocalDate.parse("2025-10-26"); // 25 hours
    static final Interval PERIOD = CALENDAR.intervalOf(DAY, DAY.plusDays(2));

    final MarketClock.Settable clock = new MarketClock.Settable(Instant.parse("2025-11-01T08:00:00Z"));
    final List<SettlementPointPeriod> periods = new ArrayList<>();
    final Map<Long, Long> hourlyWh = new TreeMap<>();
    final List<KnownAt> cutOffs = new ArrayList<>();

    @Nullable
    Database database;

    @AfterEach
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }

    SettlementRuns runs(Dialect dialect) {
        Database fresh = TestDatabases.fresh(dialect, "settlement");
        database = fresh;
        return runs(fresh, this::days);
    }

    SettlementRuns runs(Database fresh, MeteredDaysSource days) {
        return runs(fresh, days, 1);
    }

    SettlementRuns runs(Database fresh, MeteredDaysSource days, int gridAreasPerPass) {
        return new SettlementRuns(
                fresh,
                clock,
                (period, areas, knownAt, sink) -> periods.forEach(sink),
                days,
                new SettlementSettings(CALENDAR, SettlementSettings.QUARTERLY_FROM_DEFAULT, gridAreasPerPass));
    }

    void days(Interval period, SortedSet<GridAreaCode> areas, KnownAt knownAt, MeteredDaySink sink) {
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

    void twoAreas() {
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
        periods.add(new SettlementPointPeriod(
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

    void point(
            GridAreaCode area,
            MeteringPointType type,
            @Nullable SettlementMethod method,
            String supplier,
            String balance,
            boolean gridLoss,
            long wh) {
        long number = periods.size() + 1L;
        periods.add(new SettlementPointPeriod(
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

    static RunRequest request(CalculationType type) {
        return new RunRequest(
                UUID.randomUUID(), type, PERIOD, new TreeSet<>(Set.of(NORTH, SOUTH)), KnownAt.LATEST, false);
    }

    /** Starts a run and carries it out. @return its version */
    static long settled(SettlementRuns runs, RunRequest request) {
        return runs.execute(started(runs.start(request)).version()).version();
    }

    static SettlementRun started(StartOutcome outcome) {
        assertThat(outcome).isInstanceOf(StartOutcome.Started.class);
        return ((StartOutcome.Started) outcome).run();
    }

    void send(SettlementRuns runs, long version, GridAreaCode area) {
        Database open = Objects.requireNonNull(database);
        assertThat(open.<Boolean>inTransaction(unit -> runs.claimSending(unit, version, area, "ola")))
                .isTrue();
    }
}
