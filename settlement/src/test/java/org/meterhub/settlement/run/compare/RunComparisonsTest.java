package org.meterhub.settlement.run.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
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
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.EnergyKind;
import org.meterhub.settlement.calculation.MeteredDaySink;
import org.meterhub.settlement.calculation.SettlementPointPeriod;
import org.meterhub.settlement.run.RunRequest;
import org.meterhub.settlement.run.SettlementRuns;
import org.meterhub.settlement.run.SettlementSettings;
import org.meterhub.settlement.run.StartOutcome;

/** Two runs over a small area between which one thing of each kind changed, on both databases. */
class RunComparisonsTest {

    private static final GridAreaCode NORTH = new GridAreaCode("101");
    private static final MarketCalendar CALENDAR = MarketCalendar.NORWAY;
    private static final LocalDate FIRST = LocalDate.parse("2025-10-25");
    private static final LocalDate SECOND = FIRST.plusDays(1); // 25 hours
    private static final Interval PERIOD = CALENDAR.intervalOf(FIRST, FIRST.plusDays(2));
    private static final long LOSS = 1;
    private static final long CORRECTION_POINT = 2;
    private static final long CORRECTED = 10;
    private static final long LATE = 11;
    private static final long MOVED = 12;
    private static final long REMETHOD = 13;
    private static final long UNCHANGED = 14;

    private final MarketClock.Settable clock = new MarketClock.Settable(Instant.parse("2025-11-01T08:00:00Z"));
    private final List<SettlementPointPeriod> periods = new ArrayList<>();
    /** By cut-off, point and day: watt-hours of each hour. */
    private final Map<String, long[]> readings = new HashMap<>();

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
        return new SettlementRuns(
                fresh,
                clock,
                (period, areas, knownAt, sink) -> periods.forEach(sink),
                this::read,
                new SettlementSettings(CALENDAR, SettlementSettings.QUARTERLY_FROM_DEFAULT, 1));
    }

    private RunComparisons comparisons() {
        return new RunComparisons(Objects.requireNonNull(database), this::read, CALENDAR);
    }

    private void read(Interval period, SortedSet<GridAreaCode> areas, KnownAt knownAt, MeteredDaySink sink) {
        for (LocalDate day : CALENDAR.daysOf(period)) {
            for (long point = CORRECTED; point <= UNCHANGED; point++) {
                long[] wh = readings.get(knownAt.recordIdMax() + "/" + point + "/" + day);
                if (wh != null) {
                    sink.day(point, CALENDAR.startOf(day), Resolution.HOUR, wh.length, wh, null);
                } else if (day.getDayOfMonth() % 2 == 0) { // a source may also give a day in which all is absent
                    long[] absent = new long[CALENDAR.steps(day, Resolution.HOUR)];
                    Arrays.fill(absent, MeteredDaySink.ABSENT);
                    byte[] missing = new byte[absent.length];
                    Arrays.fill(missing, (byte) Quality.MISSING.ordinal());
                    sink.day(point, CALENDAR.startOf(day), Resolution.HOUR, absent.length, absent, missing);
                }
            }
        }
    }

    private void reading(long knownAt, long point, LocalDate day, long wh) {
        long[] hours = new long[CALENDAR.steps(day, Resolution.HOUR)];
        Arrays.fill(hours, wh);
        readings.put(knownAt + "/" + point + "/" + day, hours);
    }

    private static SettlementPointPeriod point(
            long number, MeteringPointType type, SettlementMethod method, String supplier, Instant from, Instant to) {
        return new SettlementPointPeriod(
                number,
                type,
                type == MeteringPointType.CONSUMPTION ? method : null,
                NORTH,
                null,
                null,
                Resolution.HOUR,
                supplier,
                "balance",
                number == LOSS || number == CORRECTION_POINT,
                from,
                to);
    }

    private static SettlementPointPeriod house(long number, String supplier) {
        return point(
                number, MeteringPointType.CONSUMPTION, SettlementMethod.FLEX, supplier, Instant.EPOCH, PERIOD.to());
    }

    private long settle(SettlementRuns runs, long knownAt, Interval period) {
        StartOutcome outcome = runs.start(new RunRequest(
                UUID.randomUUID(),
                CalculationType.BALANCE_FIXING,
                period,
                new TreeSet<>(Set.of(NORTH)),
                new KnownAt(knownAt, Set.of()),
                false));
        return runs.execute(((StartOutcome.Started) outcome).run().version()).version();
    }

    private void firstKnown() {
        periods.add(
                point(LOSS, MeteringPointType.CONSUMPTION, SettlementMethod.FLEX, "loss", Instant.EPOCH, PERIOD.to()));
        periods.add(point(
                CORRECTION_POINT,
                MeteringPointType.PRODUCTION,
                SettlementMethod.FLEX,
                "loss",
                Instant.EPOCH,
                PERIOD.to()));
        for (long point = CORRECTED; point <= UNCHANGED; point++) {
            periods.add(house(point, "green"));
            for (LocalDate day : List.of(FIRST, SECOND)) {
                if (point != LATE || day.equals(FIRST)) {
                    reading(1, point, day, 1_000);
                }
                reading(2, point, day, 1_000);
            }
        }
    }

    private void change() {
        reading(2, CORRECTED, FIRST, 1_500);
        periods.removeIf(period -> period.meteringPoint() == MOVED || period.meteringPoint() == REMETHOD);
        periods.add(point(
                MOVED,
                MeteringPointType.CONSUMPTION,
                SettlementMethod.FLEX,
                "green",
                Instant.EPOCH,
                CALENDAR.startOf(SECOND)));
        periods.add(point(
                MOVED,
                MeteringPointType.CONSUMPTION,
                SettlementMethod.FLEX,
                "blue",
                CALENDAR.startOf(SECOND),
                PERIOD.to()));
        periods.add(point(
                REMETHOD,
                MeteringPointType.CONSUMPTION,
                SettlementMethod.NON_PROFILED,
                "green",
                Instant.EPOCH,
                PERIOD.to()));
    }

    private static RunComparison compared(ComparisonOutcome outcome) {
        assertThat(outcome).isInstanceOf(ComparisonOutcome.Compared.class);
        return ((ComparisonOutcome.Compared) outcome).comparison();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void every_difference_has_its_cause(Dialect dialect) {
        firstKnown();
        SettlementRuns runs = runs(dialect);
        long before = settle(runs, 1, PERIOD);
        change();
        long after = settle(runs, 2, PERIOD);

        AreaComparison north =
                compared(comparisons().compare(before, after)).areas().get(0);
        assertThat(north.isComplete()).isTrue();
        assertThat(north.points())
                .extracting(
                        PointDifference::meteringPoint,
                        PointDifference::day,
                        PointDifference::beforeWh,
                        PointDifference::afterWh,
                        PointDifference::causes)
                .containsExactly(
                        tuple(CORRECTION_POINT, FIRST, 24L * 5_000, 24L * 5_500, Set.of(Cause.GRID_LOSS)),
                        tuple(CORRECTION_POINT, SECOND, 25L * 4_000, 25L * 5_000, Set.of(Cause.GRID_LOSS)),
                        tuple(CORRECTED, FIRST, 24_000L, 36_000L, Set.of(Cause.CORRECTION)),
                        tuple(LATE, SECOND, 0L, 25_000L, Set.of(Cause.LATE_VALUE)),
                        tuple(MOVED, SECOND, 25_000L, 25_000L, Set.of(Cause.SUPPLY_CHANGE)),
                        tuple(REMETHOD, FIRST, 24_000L, 24_000L, Set.of(Cause.MASTER_DATA)),
                        tuple(REMETHOD, SECOND, 25_000L, 25_000L, Set.of(Cause.MASTER_DATA)));
        assertThat(north.pointDaysByCause())
                .containsEntry(Cause.MASTER_DATA, 2L)
                .containsEntry(Cause.GRID_LOSS, 2L);
        assertThat(north.totals())
                .filteredOn(one -> one.key().kind() == EnergyKind.TEMPORARY_FLEX_CONSUMPTION)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.differenceWh()).isEqualTo(12_000 + 25_000 - 49_000);
                    assertThat(one.causes())
                            .containsExactly(
                                    Cause.LATE_VALUE,
                                    Cause.CORRECTION,
                                    Cause.SUPPLY_CHANGE,
                                    Cause.MASTER_DATA,
                                    Cause.GRID_LOSS);
                });
        assertThat(north.suppliers())
                .filteredOn(one -> "blue".equals(one.key().supplier()))
                .extracting(SeriesDifference::beforeWh, SeriesDifference::afterWh, SeriesDifference::causes)
                .containsExactly(tuple(0L, 25_000L, Set.of(Cause.SUPPLY_CHANGE)));
        assertThat(north.suppliers())
                .filteredOn(one -> "loss".equals(one.key().supplier()))
                .extracting(SeriesDifference::differenceWh, SeriesDifference::causes)
                .containsExactly(tuple(12_000L + 25_000L, Set.of(Cause.GRID_LOSS)));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_run_explains_itself_by_what_it_used_and_not_by_what_the_registry_says_later(Dialect dialect) {
        firstKnown();
        SettlementRuns runs = runs(dialect);
        long before = settle(runs, 2, PERIOD);
        long same = settle(runs, 2, PERIOD);
        change();
        reading(2, CORRECTED, FIRST, 1_000);
        RunComparison comparison = compared(comparisons().compare(before, same));
        assertThat(comparison.areas()).singleElement().satisfies(area -> {
            assertThat(area.totals()).isEmpty();
            assertThat(area.suppliers()).isEmpty();
            assertThat(area.points()).isEmpty();
            assertThat(area.isComplete()).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void runs_over_different_days_are_compared_over_those_both_have(Dialect dialect) {
        firstKnown();
        SettlementRuns runs = runs(dialect);
        long both = settle(runs, 1, PERIOD);
        reading(2, CORRECTED, FIRST, 1_500);
        long second = settle(runs, 2, CALENDAR.intervalOf(SECOND));
        RunComparison comparison = compared(comparisons().compare(both, second));
        assertThat(comparison.period()).isEqualTo(CALENDAR.intervalOf(SECOND));
        assertThat(comparison.areas().get(0).points())
                .extracting(PointDifference::meteringPoint, PointDifference::causes)
                .containsExactly(
                        tuple(CORRECTION_POINT, Set.of(Cause.GRID_LOSS)), tuple(LATE, Set.of(Cause.LATE_VALUE)));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void runs_that_cannot_be_compared_are_refused_and_failed_areas_named(Dialect dialect) {
        firstKnown();
        SettlementRuns runs = runs(dialect);
        long sound = settle(runs, 1, PERIOD);
        assertThat(comparisons().compare(sound, 77_777))
                .isInstanceOfSatisfying(ComparisonOutcome.Refused.class, refused -> assertThat(refused.reasons())
                        .singleElement()
                        .satisfies(reason -> assertThat(reason.detail()).contains("no run 77777")));
        long later = settle(runs, 1, CALENDAR.intervalOf(FIRST.plusDays(5)));
        assertThat(comparisons().compare(sound, later)).isInstanceOf(ComparisonOutcome.Refused.class);
        periods.removeIf(period -> period.meteringPoint() == LOSS);
        long failed = settle(runs, 1, PERIOD);
        RunComparison comparison = compared(comparisons().compare(sound, failed));
        assertThat(comparison.areas()).isEmpty();
        assertThat(comparison.notCompared()).containsExactly(NORTH);
    }
}
