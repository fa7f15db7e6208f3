package org.meterhub.benchmarks.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.meterhub.benchmarks.Benchmark;
import org.meterhub.benchmarks.BenchmarkDatabase;
import org.meterhub.benchmarks.Benchmarks;
import org.meterhub.benchmarks.Draw;
import org.meterhub.benchmarks.HeapWatch;
import org.meterhub.benchmarks.Option;
import org.meterhub.benchmarks.Options;
import org.meterhub.benchmarks.Result;
import org.meterhub.benchmarks.WorkFolder;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.StoredMonth;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.PackedSeries;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.metereddata.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A year of metered data goes into the store day by day, as it comes, 2,000 series in a transaction; then its room is measured, and the year of single
 * points is read. Days of real households where there are any. Yardstick: reading the last day of all points back.
 */
public final class StorageBenchmark implements Benchmark {

    private static final Logger LOG = LoggerFactory.getLogger(StorageBenchmark.class);
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    private static final int SERIES_PER_TRANSACTION = 2_000;
    private static final int READS = 200;
    private static final int COUNTRY_POINTS = 720_000;
    private static final int DAYS_OF_YEAR = 365;

    private final MeteredDays days = MeteredDays.inDatabase();

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public String description() {
        return "a year of day series into the store, the room it takes, and one point's year out of it; yardstick: all points' last day out of it";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("points", "10000", "metering points"),
                new Option("days", "365", "days of each"),
                new Option("resolution", "PT1H", "step of all series, PT15M or PT1H"),
                new Option("database", "postgresql", "postgresql or h2"),
                new Option(
                        "folder",
                        "",
                        "keeps the filled database there and uses it again, PostgreSQL only; empty: a temporary one"));
    }

    @Override
    public Result run(Options options) throws Exception {
        boolean keeps = !options.text("folder").isEmpty();
        Path folder = keeps ? Files.createDirectories(Path.of(options.text("folder"))) : WorkFolder.create();
        try (BenchmarkDatabase server = server(options, folder, keeps);
                Database database = Database.open(server.configuration())) {
            database.migrate("database", MeteredDays.MODULE);
            return run(database, options);
        } finally {
            if (!keeps) {
                WorkFolder.delete(folder);
            }
        }
    }

    private static BenchmarkDatabase server(Options options, Path folder, boolean keeps) throws Exception {
        if (options.oneOf("database", "postgresql", "h2").equals("h2")) {
            return BenchmarkDatabase.h2(folder);
        }
        return keeps ? BenchmarkDatabase.keptPostgresql(folder) : BenchmarkDatabase.postgresql(folder);
    }

    private Result run(Database database, Options options) throws Exception {
        int points = options.count("points", 1);
        int dayCount = options.count("days", 1);
        Resolution resolution = MarketCode.of(Resolution.class, options.oneOf("resolution", "PT15M", "PT1H"));
        int steps = resolution == Resolution.HOUR ? 24 : 96;
        HouseholdDays households = HouseholdDays.of(steps);
        long values = (long) points * dayCount * steps;
        try (HeapWatch heap = new HeapWatch()) {
            long start = System.nanoTime();
            boolean fills =
                    database.inTransaction(unit -> days.storedMonths(unit)).isEmpty();
            if (fills) {
                fill(database, households, points, dayCount, resolution);
            }
            double seconds = secondsSince(start);
            LOG.info("{} values {} in {} s", values, fills ? "stored" : "found", seconds);
            long bytes = database.inTransaction(unit -> days.storedMonths(unit)).stream()
                    .mapToLong(StoredMonth::bytes)
                    .sum();
            double lastDaySeconds = streamLastDay(database, dayCount, (long) points * steps);
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("values", values);
            figures.put(Result.DATA, households.origin());
            figures.put("bytesPerValue", Benchmarks.rounded(1.0 * bytes / values));
            figures.put("megabytes", bytes >> 20);
            if (fills) {
                figures.put(
                        "yearOf720000PointsHours",
                        Benchmarks.rounded(seconds / points / dayCount * COUNTRY_POINTS * DAYS_OF_YEAR / 3_600));
            }
            putReads("firstRead", readYears(database, points, dayCount, steps), figures);
            putReads("secondRead", readYears(database, points, dayCount, steps), figures);
            new ComparedSeries(database, days, households, FIRST_DAY.plusDays(dayCount - 1L), resolution)
                    .measure(points, figures);
            if (database.dialect() == Dialect.POSTGRESQL) {
                figures.put("detachMonthMillis", Benchmarks.rounded(1e3 * detachFirstMonth(database)));
            }
            // Of a database that was filled before only the reading is known.
            long counted = fills ? values : (long) points * steps;
            double took = fills ? seconds : lastDaySeconds;
            return new Result(took, "valuesPerSecond", counted / took, lastDaySeconds, heap.peakMb(), figures);
        }
    }

    private void fill(Database database, HouseholdDays households, int points, int dayCount, Resolution resolution) {
        database.run(unit -> days.ensurePartitions(unit, FIRST_DAY, FIRST_DAY.plusDays(dayCount)));
        for (int day = 0; day < dayCount; day++) {
            LocalDate date = FIRST_DAY.plusDays(day);
            IntStream.range(0, (points + SERIES_PER_TRANSACTION - 1) / SERIES_PER_TRANSACTION)
                    .parallel()
                    .forEach(portion ->
                            database.run(unit -> append(unit, households, portion, points, date, resolution)));
            if (date.plusDays(1).getDayOfMonth() == 1) {
                LOG.info("{} is in the store", YearMonth.from(date));
            }
        }
        database.run(unit -> {
            try (Statement statement = unit.connection().createStatement()) {
                statement.execute("analyze");
            }
        });
    }

    /** Takes the oldest month out, as an operator does who saves it elsewhere; it is put back by not committing, so that a kept database stays whole. */
    private double detachFirstMonth(Database database) {
        double[] seconds = new double[1];
        database.run(unit -> unit.attempt(() -> {
            long start = System.nanoTime();
            List<String> detached =
                    days.detachBefore(unit, YearMonth.from(FIRST_DAY).plusMonths(1));
            seconds[0] = secondsSince(start);
            if (detached.size() != 1) {
                throw new IllegalStateException("one month was to be detached, but " + detached);
            }
            return false;
        }));
        return seconds[0];
    }

    private static void putReads(String name, List<Double> seconds, Map<String, Object> figures) {
        figures.put(name + "MedianMillis", Benchmarks.rounded(1e3 * seconds.get(seconds.size() / 2)));
        figures.put(name + "SlowestMillis", Benchmarks.rounded(1e3 * seconds.get(seconds.size() - 1)));
    }

    private void append(
            UnitOfWork unit, HouseholdDays households, int portion, int points, LocalDate date, Resolution resolution) {
        int first = portion * SERIES_PER_TRANSACTION;
        List<DayVersion> versions = new ArrayList<>();
        for (int point = first; point < Math.min(points, first + SERIES_PER_TRANSACTION); point++) {
            SeriesValues values = households.day(point, date.toEpochDay());
            Version version = new Version(date.plusDays(1).atTime(6, 0).toInstant(ZoneOffset.UTC), portion, point);
            versions.add(new DayVersion(gsrn(point), date, resolution, version, PackedSeries.pack(values)));
        }
        days.append(unit, versions);
    }

    static Gsrn gsrn(int point) {
        return Gsrn.ofBody(String.format("70705751%09d", point));
    }

    private double streamLastDay(Database database, int dayCount, long expected) {
        LocalDate last = FIRST_DAY.plusDays(dayCount - 1L);
        long[] read = new long[1];
        long start = System.nanoTime();
        database.run(unit -> days.forEachDay(
                unit,
                last,
                last.plusDays(1),
                KnownAt.LATEST,
                (point, day, resolution, values) -> read[0] += values.size()));
        double seconds = secondsSince(start);
        if (read[0] != expected) {
            throw new IllegalStateException(expected + " values were stored for " + last + ", " + read[0] + " read");
        }
        return seconds;
    }

    /** A year of each of some points, spread over all; the second time the pages are in memory. @return seconds, the fastest first */
    private List<Double> readYears(Database database, int points, int dayCount, int steps) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < READS; i++) {
            Gsrn point = gsrn((int) Math.floorMod(Draw.of(i), (long) points));
            long start = System.nanoTime();
            int read = database.inTransaction(unit ->
                    days.read(unit, List.of(point), FIRST_DAY, FIRST_DAY.plusDays(dayCount), KnownAt.LATEST).stream()
                            .mapToInt(day -> day.values().size())
                            .sum());
            seconds.add(secondsSince(start));
            if (read != dayCount * steps) {
                throw new IllegalStateException(dayCount * steps + " values of " + point + ", " + read + " read");
            }
        }
        return seconds.stream().sorted().toList();
    }

    private static double secondsSince(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }
}
