package org.meterhub.benchmarks.completeness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meterhub.benchmarks.Benchmark;
import org.meterhub.benchmarks.BenchmarkDatabase;
import org.meterhub.benchmarks.Benchmarks;
import org.meterhub.benchmarks.GeneratedMarket;
import org.meterhub.benchmarks.HeapWatch;
import org.meterhub.benchmarks.Option;
import org.meterhub.benchmarks.Options;
import org.meterhub.benchmarks.Result;
import org.meterhub.benchmarks.WorkFolder;
import org.meterhub.benchmarks.registry.LargeRegistry;
import org.meterhub.database.Database;
import org.meterhub.database.Leases;
import org.meterhub.hubroutes.completeness.Completeness;
import org.meterhub.hubroutes.completeness.ExpectedDays;
import org.meterhub.hubroutes.completeness.Reminders;
import org.meterhub.hubroutes.job.Turn;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.messagelog.MessageStores;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.completeness.AreaCompleteness;
import org.meterhub.metereddata.completeness.ReminderJournal;
import org.meterhub.metereddata.completeness.ReminderProgress;
import org.meterhub.supplierregistry.SupplierRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How complete the longest day of the year is, in which a point in a hundred has sent nothing and one in a thousand a part; the morning's reminders of it;
 * and the worst morning, on which nothing at all has come. Yardstick: reading the stored values of that day and nothing else.
 */
public final class CompletenessBenchmark implements Benchmark {

    private static final Logger LOG = LoggerFactory.getLogger(CompletenessBenchmark.class);
    private static final MarketProfile NORWAY = MarketProfile.norway();
    private static final LocalDate DAY = LocalDate.of(2025, 10, 26);
    private static final int SUPPLIERS = 40;
    private static final int GAPS_LISTED_MAX = 1_000;

    /** As the hub does it. */
    private static final int REMINDED_AT_ONCE_MAX = 500_000;

    private final MeteredDays days = MeteredDays.inDatabase();

    @Override
    public String name() {
        return "completeness";
    }

    @Override
    public String description() {
        return "which values of a day are missing, and the reminders of them; yardstick: reading the stored values of the day";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("points", "72000", "metering points"),
                new Option("resolution", "PT1H", "step of all series, PT15M or PT1H"),
                new Option("folder", "", "keeps the filled database there and uses it again; empty: a temporary one"));
    }

    @Override
    public Result run(Options options) throws Exception {
        Resolution resolution = MarketCode.of(Resolution.class, options.oneOf("resolution", "PT15M", "PT1H"));
        GeneratedMarket market = new GeneratedMarket(options.count("points", 1_000), SUPPLIERS, resolution);
        boolean keeps = !options.text("folder").isEmpty();
        Path folder = keeps ? Files.createDirectories(Path.of(options.text("folder"))) : WorkFolder.create();
        try (BenchmarkDatabase server =
                        keeps ? BenchmarkDatabase.keptPostgresql(folder) : BenchmarkDatabase.postgresql(folder);
                Database database = Database.open(server.configuration());
                SupplierRegistry registry = new SupplierRegistry(database.dialect(), NORWAY)) {
            database.migrate("database", SupplierRegistry.MODULE, MeteredDays.MODULE, MessageStores.MIGRATIONS);
            DeliveredMorning morning = new DeliveredMorning(market, NORWAY.calendar(), DAY);
            if (count(database, "metering_point") == 0) {
                double registrySeconds = new LargeRegistry(database, registry, market).load();
                double fillSeconds = morning.fill(database, days);
                LOG.info("registry in {} s, values in {} s", registrySeconds, fillSeconds);
                execute(database, "analyze");
            }
            return new Measured(database, registry, morning).run();
        } finally {
            if (!keeps) {
                WorkFolder.delete(folder);
            }
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

    private static void execute(Database database, String sql) {
        database.run(unit -> {
            try (Statement statement = unit.connection().createStatement()) {
                statement.execute(sql);
            }
        });
    }

    private static double secondsSince(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    /** What is measured in a database that has been filled. */
    private final class Measured {

        private final Database database;
        private final SupplierRegistry registry;
        private final DeliveredMorning morning;
        private final ExpectedDays expected;
        private final Map<String, Object> figures = new LinkedHashMap<>();

        Measured(Database database, SupplierRegistry registry, DeliveredMorning morning) {
            this.database = database;
            this.registry = registry;
            this.morning = morning;
            this.expected = new ExpectedDays(registry.meteringPoints(), days, NORWAY.calendar());
        }

        Result run() throws Exception {
            double readSeconds = read();
            try (HeapWatch heap = new HeapWatch()) {
                long start = System.nanoTime();
                Completeness.Found found =
                        new Completeness(database, expected).of(DAY, DAY.plusDays(1), null, GAPS_LISTED_MAX);
                double seconds = secondsSince(start);
                check(found);
                figures.put("completenessHeapAfterCollectionMb", heap.peakAfterCollectionMb());
                remind("reminders", DAY, morning.incomplete());
                remind("worstMorning", DAY.plusDays(1), morning.points());
                return new Result(
                        seconds, "pointsPerSecond", morning.points() / seconds, readSeconds, heap.peakMb(), figures);
            }
        }

        private double read() {
            long[] present = new long[1];
            long start = System.nanoTime();
            database.run(unit ->
                    days.forEachDay(unit, DAY, DAY.plusDays(1), KnownAt.LATEST, (point, day, resolution, values) -> {
                        for (int step = 0; step < values.size(); step++) {
                            present[0] += values.isPresent(step) ? 1 : 0;
                        }
                    }));
            double seconds = secondsSince(start);
            require(present[0], morning.values(), "values read");
            return seconds;
        }

        private void check(Completeness.Found found) {
            AreaCompleteness sum =
                    found.areas().stream().reduce(AreaCompleteness::plus).orElseThrow();
            require(sum.points(), morning.points(), "points of which values are due");
            require(sum.missing() + sum.partly(), morning.incomplete(), "incomplete points");
            require(sum.partly(), morning.partly(), "points with a part");
            require(sum.received(), morning.values(), "values received");
            require(found.gaps().size(), Math.min(GAPS_LISTED_MAX, morning.incomplete()), "gaps listed");
        }

        /** The morning after the day, on which nothing has been looked at yet. */
        private void remind(String name, LocalDate day, long remindersExpected) throws Exception {
            execute(database, "truncate outbound_item");
            execute(database, "truncate open_gap");
            ReminderJournal journal = ReminderJournal.inDatabase();
            database.run(unit -> journal.save(unit, ReminderProgress.from(day)));
            MarketClock clock = () -> day.plusDays(1).atTime(7, 0).toInstant(ZoneOffset.UTC);
            Reminders reminders = new Reminders(
                    database,
                    journal,
                    expected,
                    registry.meteringPoints(),
                    MessageStores.onDatabase().items(),
                    NORWAY,
                    clock,
                    REMINDED_AT_ONCE_MAX);
            try (HeapWatch heap = new HeapWatch();
                    Turn turn = new Turn(new Leases(database), "reminders." + name, "benchmark")) {
                long start = System.nanoTime();
                int done = 1;
                while (turn.isOurs() && done > 0) {
                    done = reminders.remindDue(turn);
                }
                figures.put(name + "Seconds", Benchmarks.rounded(secondsSince(start)));
                figures.put(name, remindersExpected);
                figures.put(name + "HeapAfterCollectionMb", heap.peakAfterCollectionMb());
            }
            require(count(database, "outbound_item"), remindersExpected, "reminders");
        }

        private static void require(long found, long expected, String what) {
            if (found != expected) {
                throw new IllegalStateException(what + ": found " + found + ", expected " + expected);
            }
        }
    }
}
