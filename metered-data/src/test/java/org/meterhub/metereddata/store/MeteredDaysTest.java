package org.meterhub.metereddata.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.MergedDay;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.PackedSeries;
import org.meterhub.metereddata.SeriesFixture;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.metereddata.Version;

class MeteredDaysTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final Gsrn POINT = SeriesFixture.POINT;
    private static final Instant SIX = Instant.parse("2026-11-02T06:00:00Z");

    private final MeteredDays days = MeteredDays.inDatabase();
    private final List<Database> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(Database::close);
    }

    private Database open(Dialect dialect) {
        Database database = TestDatabases.fresh(dialect, MeteredDays.MODULE);
        opened.add(database);
        return database;
    }

    @ParameterizedTest
    @EnumSource
    void keeps_every_version_and_reads_the_one_registered_last(Dialect dialect) {
        Database database = open(dialect);
        append(database, whole(POINT, DAY, version(SIX, 1, 0), 10));
        append(database, whole(POINT, DAY, version(SIX.plusSeconds(60), 2, 0), 20));
        assertThat(read(database, KnownAt.LATEST).values()).isEqualTo(hours(20));
        assertThat(versions(database)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void what_arrives_late_but_was_registered_earlier_does_not_win(Dialect dialect) {
        Database database = open(dialect);
        append(database, whole(POINT, DAY, version(SIX.plusSeconds(60), 1, 0), 20));
        append(database, whole(POINT, DAY, version(SIX, 2, 0), 10));
        assertThat(read(database, KnownAt.LATEST).values()).isEqualTo(hours(20));
        assertThat(stream(database, KnownAt.LATEST)).containsExactly(POINT + " " + DAY + " HOUR " + hours(20));
    }

    @ParameterizedTest
    @EnumSource
    void of_equal_registrations_the_later_record_wins_and_then_the_later_series(Dialect dialect) {
        Database database = open(dialect);
        append(database, whole(POINT, DAY, version(SIX, 5, 2), 52), whole(POINT, DAY, version(SIX, 5, 10), 510));
        append(database, whole(POINT, DAY, version(SIX, 4, 99), 4));
        assertThat(read(database, KnownAt.LATEST).values()).isEqualTo(hours(510));
        assertThat(stream(database, KnownAt.LATEST)).containsExactly(POINT + " " + DAY + " HOUR " + hours(510));
    }

    @ParameterizedTest
    @EnumSource
    void parts_of_a_day_merge_step_by_step(Dialect dialect) {
        Database database = open(dialect);
        append(database, whole(POINT, DAY, version(SIX, 1, 0), 1));
        SeriesValues morning = new SeriesValues(24);
        SeriesValues noon = new SeriesValues(24);
        for (int i = 0; i < 12; i++) {
            morning.set(i, 2, Quality.ESTIMATED);
        }
        for (int i = 8; i < 16; i++) {
            noon.setAbsent(i);
        }
        append(database, part(version(SIX.plusSeconds(2), 2, 0), noon));
        append(database, part(version(SIX.plusSeconds(1), 3, 0), morning));
        MergedDay day = read(database, KnownAt.LATEST);
        assertThat(day.values().quantity(7)).isEqualTo(2);
        assertThat(day.values().quality(7)).isEqualTo(Quality.ESTIMATED);
        assertThat(day.values().isPresent(8)).isFalse();
        assertThat(day.values().isDelivered(15)).isTrue();
        assertThat(day.values().quantity(16)).isEqualTo(1);
        assertThat(day.source(0).orElseThrow().logRecord()).isEqualTo(3);
        assertThat(day.source(8).orElseThrow().logRecord()).isEqualTo(2);
        assertThat(day.source(16).orElseThrow().logRecord()).isEqualTo(1);
        assertThat(stream(database, KnownAt.LATEST)).containsExactly(day.toString());
    }

    @ParameterizedTest
    @EnumSource
    void a_part_alone_leaves_the_rest_of_the_day_undelivered(Dialect dialect) {
        Database database = open(dialect);
        SeriesValues part = new SeriesValues(24);
        part.set(5, 55, Quality.MEASURED);
        append(database, part(version(SIX, 1, 0), part));
        MergedDay day = read(database, KnownAt.LATEST);
        assertThat(day.values()).isEqualTo(part);
        assertThat(day.source(4)).isEmpty();
        assertThat(stream(database, KnownAt.LATEST)).containsExactly(day.toString());
    }

    @ParameterizedTest
    @EnumSource
    void as_known_at_has_the_same_answer_whatever_is_committed_afterwards(Dialect dialect) {
        Database database = open(dialect);
        append(database, whole(POINT, DAY, version(SIX, 1, 0), 10));
        append(database, whole(POINT, DAY, version(SIX.plusSeconds(2), 3, 0), 30));
        KnownAt cutOff = new KnownAt(3, Set.of(2L));
        MergedDay first = read(database, cutOff);
        List<String> firstStream = stream(database, cutOff);
        // Record 2 was being written when the cut-off was taken; record 4 came later.
        append(database, whole(POINT, DAY, version(SIX.plusSeconds(9), 2, 0), 20));
        append(database, whole(POINT, DAY, version(SIX.plusSeconds(8), 4, 0), 40));
        assertThat(first.values()).isEqualTo(hours(30));
        assertThat(read(database, cutOff)).hasToString(first.toString());
        assertThat(stream(database, cutOff)).isEqualTo(firstStream).hasSize(1);
        assertThat(read(database, KnownAt.LATEST).values()).isEqualTo(hours(20));
        assertThat(read(database, new KnownAt(1, Set.of())).values()).isEqualTo(hours(10));
    }

    @ParameterizedTest
    @EnumSource
    void corrections_written_at_once_lose_nothing(Dialect dialect) throws Exception {
        Database database = open(dialect);
        append(database, whole(POINT, DAY, version(SIX, 1, 0), 1));
        int writers = 8;
        CyclicBarrier together = new CyclicBarrier(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            int writer = w;
            tasks.add(() -> {
                SeriesValues part = new SeriesValues(24);
                for (int i = 0; i < 3; i++) {
                    part.set(writer * 3 + i, 100 + writer, Quality.MEASURED);
                }
                together.await(20, TimeUnit.SECONDS);
                append(database, part(version(SIX.plusSeconds(writer), 10 + writer, 0), part));
                return true;
            });
        }
        try {
            for (Future<Boolean> done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        SeriesValues values = read(database, KnownAt.LATEST).values();
        for (int i = 0; i < 24; i++) {
            assertThat(values.quantity(i)).isEqualTo(100 + i / 3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void streams_every_point_of_every_day_in_order_and_only_those_days(Dialect dialect) {
        Database database = open(dialect);
        List<DayVersion> versions = new ArrayList<>();
        for (int d = -1; d <= 2; d++) {
            for (int p = 300; p > 0; p--) {
                versions.add(whole(SeriesFixture.point(p), DAY.plusDays(d), version(SIX, 1, p), p));
            }
        }
        append(database, versions.toArray(DayVersion[]::new));
        List<String> expected = new ArrayList<>();
        for (int d = 0; d <= 1; d++) {
            for (int p = 1; p <= 300; p++) {
                expected.add(SeriesFixture.point(p) + " " + DAY.plusDays(d) + " HOUR " + hours(p));
            }
        }
        assertThat(stream(database, KnownAt.LATEST, DAY, DAY.plusDays(2))).isEqualTo(expected);
        assertThat(stream(database, KnownAt.LATEST, DAY.plusDays(5), DAY.plusDays(6)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void hours_and_quarters_of_a_day_are_apart_and_so_are_months(Dialect dialect) {
        Database database = open(dialect);
        SeriesValues quarters = new SeriesValues(96);
        quarters.set(0, 15, Quality.MEASURED);
        append(
                database,
                whole(POINT, DAY, version(SIX, 1, 0), 60),
                new DayVersion(POINT, DAY, Resolution.QUARTER_HOUR, version(SIX, 1, 1), PackedSeries.pack(quarters)),
                new DayVersion(
                        POINT,
                        DAY,
                        Resolution.MONTH,
                        version(SIX, 1, 2),
                        PackedSeries.pack(SeriesFixture.measured(30))));
        List<MergedDay> merged =
                database.inTransaction(unit -> days.read(unit, List.of(POINT), DAY, DAY.plusDays(1), KnownAt.LATEST));
        assertThat(merged).extracting(MergedDay::resolution).containsExactly(Resolution.QUARTER_HOUR, Resolution.HOUR);
        assertThat(stream(database, KnownAt.LATEST)).hasSize(2);
        List<DayVersion> months = database.inTransaction(
                unit -> days.monthVersions(unit, List.of(POINT), DAY, DAY.plusDays(1), KnownAt.LATEST));
        assertThat(MergedDay.merge(months)).singleElement().satisfies(month -> assertThat(month.values())
                .isEqualTo(SeriesFixture.measured(30)));
    }

    @ParameterizedTest
    @EnumSource
    void reads_more_points_than_one_statement_asks_for(Dialect dialect) {
        Database database = open(dialect);
        List<DayVersion> versions = new ArrayList<>();
        List<Gsrn> points = new ArrayList<>();
        for (int p = 1; p <= 2_500; p++) {
            points.add(SeriesFixture.point(p));
            versions.add(whole(SeriesFixture.point(p), DAY, version(SIX, 1, p), p));
        }
        append(database, versions.toArray(DayVersion[]::new));
        assertThat(read(database, points)).hasSize(2_500);
    }

    @ParameterizedTest
    @EnumSource
    void a_rolled_back_transaction_leaves_nothing(Dialect dialect) {
        Database database = open(dialect);
        try {
            database.run(unit -> {
                days.append(unit, List.of(whole(POINT, DAY, version(SIX, 1, 0), 1)));
                throw new IllegalStateException("crash");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("crash");
        }
        assertThat(versions(database)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void months_made_ready_early_late_and_by_several_at_once_hold_the_values(Dialect dialect) throws Exception {
        Database database = open(dialect);
        // Comes before its month was made, so that it lies in the default partition and has to move.
        append(database, whole(POINT, DAY, version(SIX, 1, 0), 1));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Callable<Boolean> ensure = () -> database.inTransaction(unit -> {
            days.ensurePartitions(unit, DAY.minusMonths(2), DAY.plusMonths(2));
            return true;
        });
        try {
            for (Future<Boolean> done : threads.invokeAll(List.of(ensure, ensure, ensure, ensure))) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        append(database, whole(POINT, DAY, version(SIX.plusSeconds(1), 2, 0), 2));
        append(database, whole(POINT, DAY.plusYears(1), version(SIX, 3, 0), 3));
        assertThat(read(database, KnownAt.LATEST).values()).isEqualTo(hours(2));
        assertThat(versions(database)).hasSize(2);
        if (dialect == Dialect.POSTGRESQL) {
            assertThat(count(database, "day_series_2026_11")).isEqualTo(2);
            assertThat(count(database, "day_series_default")).isEqualTo(1);
            assertThat(count(database, "day_series_2026_12")).isZero();
        }
    }

    private static long count(Database database, String table) {
        return database.inTransaction(unit -> {
            try (Statement statement = unit.connection().createStatement();
                    ResultSet row = statement.executeQuery("select count(*) from " + table)) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private static Version version(Instant registeredAt, long logRecord, int ordinal) {
        return new Version(registeredAt, logRecord, ordinal);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void streams_in_order_points_whose_numbers_lie_far_apart_and_a_range_of_them(Dialect dialect) {
        try (Database database = TestDatabases.fresh(dialect, MeteredDays.MODULE)) {
            Gsrn far = Gsrn.ofBody("57131300000000000");
            append(
                    database,
                    whole(POINT, DAY, new Version(Instant.EPOCH, 1, 0), 7),
                    whole(far, DAY, new Version(Instant.EPOCH, 1, 1), 5),
                    whole(POINT, DAY, new Version(Instant.EPOCH.plusSeconds(1), 2, 0), 8),
                    whole(far, DAY.plusDays(1), new Version(Instant.EPOCH, 1, 2), 6));

            List<String> all = stream(database, KnownAt.LATEST, DAY, DAY.plusDays(2));
            assertThat(all).hasSize(3);
            assertThat(all.get(0)).startsWith(far + " " + DAY);
            assertThat(all.get(1)).startsWith(POINT + " " + DAY).contains("8");
            assertThat(all.get(2)).startsWith(far + " " + DAY.plusDays(1));

            List<Long> inRange = new ArrayList<>();
            database.run(unit -> days.forEachDay(
                    unit,
                    new MeteredDays.Selection(DAY, DAY.plusDays(2), far.toLong() + 1, Long.MAX_VALUE, KnownAt.LATEST),
                    (point, day, resolution, values) -> inRange.add(point)));
            assertThat(inRange).containsExactly(POINT.toLong());
        }
    }

    private static SeriesValues hours(long quantity) {
        SeriesValues values = new SeriesValues(24);
        for (int i = 0; i < 24; i++) {
            values.set(i, quantity, Quality.MEASURED);
        }
        return values;
    }

    private static DayVersion whole(Gsrn point, LocalDate day, Version version, long quantity) {
        return new DayVersion(point, day, Resolution.HOUR, version, PackedSeries.pack(hours(quantity)));
    }

    private static DayVersion part(Version version, SeriesValues values) {
        return new DayVersion(POINT, DAY, Resolution.HOUR, version, PackedSeries.pack(values));
    }

    private void append(Database database, DayVersion... versions) {
        database.run(unit -> days.append(unit, List.of(versions)));
    }

    private MergedDay read(Database database, KnownAt knownAt) {
        List<MergedDay> merged =
                database.inTransaction(unit -> days.read(unit, List.of(POINT), DAY, DAY.plusDays(1), knownAt));
        assertThat(merged).hasSize(1);
        return merged.get(0);
    }

    private List<MergedDay> read(Database database, Collection<Gsrn> points) {
        return database.inTransaction(unit -> days.read(unit, points, DAY, DAY.plusDays(1), KnownAt.LATEST));
    }

    private List<DayVersion> versions(Database database) {
        return database.inTransaction(
                unit -> days.versions(unit, List.of(POINT), DAY, DAY.plusDays(1), KnownAt.LATEST));
    }

    private List<String> stream(Database database, KnownAt knownAt) {
        return stream(database, knownAt, DAY, DAY.plusDays(1));
    }

    private List<String> stream(Database database, KnownAt knownAt, LocalDate from, LocalDate to) {
        return database.inTransaction(unit -> {
            List<String> seen = new ArrayList<>();
            days.forEachDay(
                    unit,
                    from,
                    to,
                    knownAt,
                    (point, day, resolution, values) ->
                            seen.add(Gsrn.ofLong(point) + " " + day + " " + resolution + " " + values));
            return seen;
        });
    }
}
