package org.meterhub.benchmarks.settlement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.meterhub.benchmarks.Benchmark;
import org.meterhub.benchmarks.BenchmarkDatabase;
import org.meterhub.benchmarks.Benchmarks;
import org.meterhub.benchmarks.GeneratedMarket;
import org.meterhub.benchmarks.HeapWatch;
import org.meterhub.benchmarks.Option;
import org.meterhub.benchmarks.Options;
import org.meterhub.benchmarks.Profile;
import org.meterhub.benchmarks.Result;
import org.meterhub.benchmarks.WorkFolder;
import org.meterhub.database.Database;
import org.meterhub.hubroutes.settlement.RegistrySettlementPeriods;
import org.meterhub.hubroutes.settlement.StoredMeteredDays;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.settlement.SettlementCharges;
import org.meterhub.settlement.ThreadShares;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.EnergyKind;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.run.RunRequest;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.SettlementRuns;
import org.meterhub.settlement.run.SettlementSettings;
import org.meterhub.settlement.run.StartOutcome;
import org.meterhub.supplierregistry.SupplierRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run over a month of hourly values in PostgreSQL, as the hub does it: registry read, days streamed and merged, results stored. Its yardstick is merely
 * reading and summing the same rows with the same number of threads; a third figure is the same sums by SQL over one row per value. The run's flex
 * consumption must be what was generated, or there is no figure.
 */
public final class SettlementBenchmark implements Benchmark {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementBenchmark.class);

    @Override
    public String name() {
        return "settlement";
    }

    @Override
    public String description() {
        return "a month settled from PostgreSQL, results stored; yardsticks: reading and summing the same rows, and SQL over a row per value";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("points", "72000", "metering points of the market"),
                new Option("suppliers", "30", "suppliers that share the points"),
                new Option("shares", "2", "shares worked on beside each other, and threads of the yardstick"),
                new Option("type", "balance_fixing", "type of the run, balance_fixing or wholesale_fixing"),
                new Option("rounds", "1", "measured rounds, of which the median by time counts"),
                new Option("warm-up", "1", "rounds before those"),
                new Option("row-points", "4000", "points of the figure by SQL over a row per value; 0 leaves it out"),
                new Option("folder", "", "keeps the filled database there and uses it again; empty: a temporary one"),
                new Option("fill-only", "no", "yes: fill the folder and measure nothing"),
                new Option("profile", "", "file for a flight recording of the last measured round, ending in .jfr"));
    }

    @Override
    public Result run(Options options) throws Exception {
        boolean keeps = !options.text("folder").isEmpty();
        Path folder = keeps ? Files.createDirectories(Path.of(options.text("folder"))) : WorkFolder.create();
        try (BenchmarkDatabase server =
                        keeps ? BenchmarkDatabase.keptPostgresql(folder) : BenchmarkDatabase.postgresql(folder);
                Database database = Database.open(server.configuration())) {
            return measure(options, server, database);
        } finally {
            if (!keeps) {
                delete(folder);
            }
        }
    }

    private static Result measure(Options options, BenchmarkDatabase server, Database database) throws Exception {
        MarketProfile profile = MarketProfile.norway();
        SupplierRegistry registry = new SupplierRegistry(database.dialect(), profile);
        MeteredDays days = MeteredDays.inDatabase();
        database.migrate("database", SupplierRegistry.MODULE, MeteredDays.MODULE, "settlement");
        SettledMarket market = new SettledMarket(
                new GeneratedMarket(options.count("points", 2), options.count("suppliers", 1), Resolution.HOUR),
                profile.calendar());
        market.fill(database, registry);
        if (options.oneOf("fill-only", "yes", "no").equals("yes")) {
            return new Result(0, "valuesPerSecond", 0, 1, 0, Map.of("rows", SettledMarket.rows(database)));
        }
        int shares = options.count("shares", 1);
        CalculationType type = CalculationType.of(options.oneOf("type", "balance_fixing", "wholesale_fixing"));
        SettlementRuns runs = new SettlementRuns(
                database,
                MarketClock.system(),
                new RegistrySettlementPeriods(database, registry.meteringPoints()),
                new StoredMeteredDays(database, days, profile.calendar()),
                type.isWholesale() ? new LinkedCharges(market) : SettlementCharges.NONE,
                new ThreadShares(shares),
                SettlementSettings.of(profile.calendar()));
        Yardsticks yardsticks = new Yardsticks(database, market);
        long expectedWh = market.expectedWh();
        List<Double> seconds = new ArrayList<>();
        List<Double> baselines = new ArrayList<>();
        Map<String, Object> figures = new LinkedHashMap<>();
        int warmUp = options.count("warm-up", 0);
        int rounds = options.count("rounds", 1);
        long heapPeakMb = 0;
        for (int i = 1; i <= warmUp + rounds; i++) {
            Yardsticks.Took read = yardsticks.readAndSum(shares);
            LOG.info("round {}: {} values read and summed in {} s", i, read.values(), read.seconds());
            Yardsticks.Took merged = yardsticks.readMergedAndSum(shares);
            LOG.info("round {}: {} values read merged and summed in {} s", i, merged.values(), merged.seconds());
            if (merged.sumWh() != expectedWh) {
                throw new IllegalStateException("read " + merged.sumWh() + " Wh, generated " + expectedWh);
            }
            Profile recording = i == warmUp + rounds && !options.text("profile").isEmpty()
                    ? new Profile(Path.of(options.text("profile")))
                    : null;
            try (HeapWatch heap = new HeapWatch()) {
                double databaseBefore = server.cpuSeconds();
                long start = System.nanoTime();
                SettlementRun run = settle(runs, market, type);
                double took = (System.nanoTime() - start) / 1e9;
                LOG.info("round {}: run {} in {} s", i, run.version(), took);
                check(runs, run, expectedWh);
                if (i > warmUp) {
                    seconds.add(took);
                    baselines.add(read.seconds());
                    heapPeakMb = Math.max(heapPeakMb, heap.peakMb());
                    figures.put("heapAfterCollectionPeakMb", heap.peakAfterCollectionMb());
                    figures.put("readMergedAndSumSeconds", Benchmarks.rounded(merged.seconds()));
                    figures.put("collectionSeconds", Benchmarks.rounded(heap.collectionSeconds()));
                    figures.put("databaseCpuSeconds", Benchmarks.rounded(server.cpuSeconds() - databaseBefore));
                }
            }
            if (recording != null) {
                recording.stop();
                LOG.info("{}", recording.summary());
            }
        }
        figures.put("values", market.values());
        figures.put("rows", SettledMarket.rows(database));
        figures.put("nanosPerValue", Benchmarks.rounded(median(seconds) * 1e9 / market.values()));
        addRows(options.count("row-points", 0), yardsticks, figures);
        figures.put("roundsSeconds", seconds.stream().map(Benchmarks::rounded).toList());
        figures.put(
                "roundsBaselineSeconds",
                baselines.stream().map(Benchmarks::rounded).toList());
        figures.put("database", server.settings());
        return new Result(
                median(seconds),
                "valuesPerSecond",
                market.values() / median(seconds),
                median(baselines),
                heapPeakMb,
                figures);
    }

    private static void addRows(int points, Yardsticks yardsticks, Map<String, Object> figures) throws Exception {
        if (points == 0) {
            return;
        }
        yardsticks.writeRows(points);
        yardsticks.sumRows();
        Yardsticks.Took rows = yardsticks.sumRows();
        figures.put("sqlOverRowsValues", rows.values());
        figures.put("sqlOverRowsSeconds", Benchmarks.rounded(rows.seconds()));
        figures.put("sqlOverRowsValuesPerSecond", Math.round(rows.values() / rows.seconds()));
    }

    private static SettlementRun settle(SettlementRuns runs, SettledMarket market, CalculationType type) {
        TreeSet<GridAreaCode> areas = new TreeSet<>();
        for (int i = 0; i < GeneratedMarket.GRID_COMPANIES; i++) {
            areas.add(new GridAreaCode(GeneratedMarket.area(i)));
        }
        StartOutcome outcome =
                runs.start(new RunRequest(UUID.randomUUID(), type, market.period(), areas, KnownAt.LATEST, false));
        if (outcome instanceof StartOutcome.Started started) {
            return runs.execute(started.run().version());
        }
        throw new IllegalStateException("the run was refused: " + outcome);
    }

    private static void check(SettlementRuns runs, SettlementRun run, long expectedWh) {
        // Nobody reads the exchange point between the areas, which the run says and goes on.
        if (run.status() != SettlementRun.Status.INCOMPLETE) {
            throw new IllegalStateException("the run did not succeed: " + run);
        }
        long settledWh = run.areas().stream()
                .flatMap(area -> runs.results(run.version(), area.gridArea()).stream())
                .flatMap(energy -> energy.find(EnergyKind.TEMPORARY_FLEX_CONSUMPTION).stream())
                .mapToLong(EnergySeries::totalWh)
                .sum();
        if (settledWh != expectedWh) {
            throw new IllegalStateException("settled " + settledWh + " Wh, generated " + expectedWh);
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
