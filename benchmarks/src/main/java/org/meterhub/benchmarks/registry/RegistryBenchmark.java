package org.meterhub.benchmarks.registry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.supplierregistry.RegistryFile;
import org.meterhub.supplierregistry.SupplierRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Metering points and supply contracts from CSV files into the registry, as an operator imports them, beside PostgreSQL's bare COPY of the same files;
 * then the question that every bundle of metered data asks, beside one query per point; and the same question in a registry of a whole country.
 */
public final class RegistryBenchmark implements Benchmark {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryBenchmark.class);

    private static final int PERIODS_PER_POINT_LARGE = 3;

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public String description() {
        return "import of metering points and contracts from CSV, and the supplier look-up; yardstick: bare COPY of the same files";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("points", "720000", "metering points to import, each with one contract"),
                new Option(
                        "large",
                        "4000000",
                        "points of the large registry, each with three supply periods; 0 leaves it out"),
                new Option("folder", "", "keeps the large registry there and uses it again; empty: a temporary one"),
                new Option("suppliers", "100", "suppliers that share the points"),
                new Option("batch", "2000", "points in one look-up"),
                new Option("rounds", "200", "measured look-ups"),
                new Option("profile", "", "file for a flight recording of the import, ending in .jfr"));
    }

    @Override
    public Result run(Options options) throws Exception {
        Path folder = WorkFolder.create();
        try {
            Map<String, Object> figures = new LinkedHashMap<>();
            Imported imported = imported(folder.resolve("imported"), options, figures);
            int large = options.count("large", 0);
            if (large > 0) {
                large(folder.resolve("large"), large, options, figures);
            }
            int points = options.count("points", 1);
            return new Result(
                    imported.seconds(),
                    "pointsPerSecond",
                    points / imported.seconds(),
                    imported.copySeconds(),
                    imported.heapPeakMb(),
                    figures);
        } finally {
            WorkFolder.delete(folder);
        }
    }

    /** @param seconds of both files */
    private record Imported(double seconds, double copySeconds, long heapPeakMb) {}

    private static Imported imported(Path folder, Options options, Map<String, Object> figures) throws Exception {
        GeneratedMarket market =
                new GeneratedMarket(options.count("points", 1), options.count("suppliers", 2), Resolution.HOUR);
        Function<RegistryFile, Path> files = kind -> folder.resolve(kind.kind() + ".csv");
        Files.createDirectories(folder);
        for (RegistryFile kind : RegistryFile.values()) {
            market.write(kind, files.apply(kind));
        }
        try (BenchmarkDatabase server = BenchmarkDatabase.postgresql(folder);
                Database database = Database.open(server.configuration());
                SupplierRegistry registry = new SupplierRegistry(database.dialect(), MarketProfile.norway())) {
            database.migrate(SupplierRegistry.MODULE);
            FileImport fileImport = new FileImport(database, registry);
            fileImport.load(RegistryFile.PARTIES, files.apply(RegistryFile.PARTIES));
            fileImport.load(RegistryFile.GRID_AREAS, files.apply(RegistryFile.GRID_AREAS));
            Profile profile = options.text("profile").isEmpty() ? null : new Profile(Path.of(options.text("profile")));
            double databaseCpuStart = server.cpuSeconds();
            double pointsSeconds;
            double contractsSeconds;
            long heapPeakMb;
            try (HeapWatch heap = new HeapWatch()) {
                pointsSeconds =
                        fileImport.load(RegistryFile.METERING_POINTS, files.apply(RegistryFile.METERING_POINTS));
                contractsSeconds =
                        fileImport.load(RegistryFile.SUPPLY_CONTRACTS, files.apply(RegistryFile.SUPPLY_CONTRACTS));
                heapPeakMb = heap.peakMb();
            }
            if (profile != null) {
                profile.stop();
                LOG.info("{}", profile.summary());
            }
            double copySeconds = BareCopy.of(server, files);
            figures.put("pointsSeconds", Benchmarks.rounded(pointsSeconds));
            figures.put("contractsSeconds", Benchmarks.rounded(contractsSeconds));
            figures.put("databaseCpuSeconds", Benchmarks.rounded(server.cpuSeconds() - databaseCpuStart));
            figures.put("lookUp", lookUps(database, registry, market, options));
            figures.put("megabytes", DiskSize.of(database));
            figures.put("database", server.settings());
            return new Imported(pointsSeconds + contractsSeconds, copySeconds, heapPeakMb);
        }
    }

    private static void large(Path folder, int points, Options options, Map<String, Object> figures) throws Exception {
        GeneratedMarket market =
                new GeneratedMarket(points, options.count("suppliers", 2), PERIODS_PER_POINT_LARGE, Resolution.HOUR);
        boolean keeps = !options.text("folder").isEmpty();
        Path data = Files.createDirectories(keeps ? Path.of(options.text("folder")) : folder);
        try (BenchmarkDatabase server =
                        keeps ? BenchmarkDatabase.keptPostgresql(data) : BenchmarkDatabase.postgresql(data);
                Database database = Database.open(server.configuration());
                SupplierRegistry registry = new SupplierRegistry(database.dialect(), MarketProfile.norway())) {
            database.migrate(SupplierRegistry.MODULE);
            double loadSeconds = new LargeRegistry(database, registry, market).loadUnlessThere();
            figures.put("largeLoadSeconds", Benchmarks.rounded(loadSeconds));
            figures.put("largeMegabytes", DiskSize.of(database));
            figures.put("largeLookUp", lookUps(database, registry, market, options));
        }
    }

    private static Map<String, Object> lookUps(
            Database database, SupplierRegistry registry, GeneratedMarket market, Options options) {
        LookUps lookUps = new LookUps(database, registry, market, options.count("batch", 1));
        Map<String, Object> figures = lookUps.measure(options.count("rounds", 10));
        LOG.info("{} points: {}", market.pointCount(), figures);
        return figures;
    }
}
