package org.meterhub.benchmarks.metereddata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.meterhub.benchmarks.Benchmark;
import org.meterhub.benchmarks.BenchmarkDatabase;
import org.meterhub.benchmarks.Benchmarks;
import org.meterhub.benchmarks.GeneratedMarket;
import org.meterhub.benchmarks.Option;
import org.meterhub.benchmarks.Options;
import org.meterhub.benchmarks.Result;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.Resolution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * RSM-012 from the hub's queue to the suppliers' mailboxes, with the hub as it is in operation: broker with its journal on disk, database that waits for
 * the disk, parties that log in. The clock starts when the consumers are let at a full queue, and stops when every value is in the store and every
 * forwarded document durable in a mailbox. Then the mailboxes are emptied and the store is read: a round in which a value is missing fails.
 */
public final class MeteredDataBenchmark implements Benchmark {

    private static final Logger LOG = LoggerFactory.getLogger(MeteredDataBenchmark.class);

    @Override
    public String name() {
        return "metered-data";
    }

    @Override
    public String description() {
        return "RSM-012 from the hub's queue until stored and durable in the suppliers' mailboxes; yardstick: the JDK's schema validator";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("points", "20000", "metering points of the market"),
                new Option("resolution", "PT15M", "step of all series, PT15M or PT1H"),
                new Option("series", "2000", "series in one bundle, each one point and one day"),
                new Option("days", "1", "days of every point in one round"),
                new Option("suppliers", "10", "suppliers that share the points"),
                new Option("rounds", "3", "measured rounds, of which the median by time counts"),
                new Option("warm-up", "1", "rounds before those"),
                new Option("database", "postgresql", "postgresql or h2"),
                new Option("consumers", "2", "threads on the queue of metered data"),
                new Option("protocol", "amqp", "by which the parties connect, amqp or core"),
                new Option("profile", "", "file for a flight recording of the last measured round, ending in .jfr"));
    }

    @Override
    public Result run(Options options) throws Exception {
        Resolution resolution = MarketCode.of(Resolution.class, options.oneOf("resolution", "PT15M", "PT1H"));
        GeneratedMarket market =
                new GeneratedMarket(options.count("points", 2), options.count("suppliers", 1), resolution);
        int rounds = options.count("rounds", 1);
        int warmUp = options.count("warm-up", 0);
        Path folder = Files.createTempDirectory("meterhub-benchmark-");
        try (BenchmarkDatabase database =
                        options.oneOf("database", "postgresql", "h2").equals("h2")
                                ? BenchmarkDatabase.h2(folder)
                                : BenchmarkDatabase.postgresql(folder);
                MeasuredHub hub = MeasuredHub.start(folder, database, market, options)) {
            for (int i = 1; i <= warmUp; i++) {
                LOG.info("warm-up {}: {}", i, hub.round(false));
            }
            List<Round> measured = new ArrayList<>();
            for (int i = 1; i <= rounds; i++) {
                Round round = hub.round(i == rounds);
                LOG.info("round {}: {}", i, round);
                measured.add(round);
            }
            return result(measured, database);
        } finally {
            delete(folder);
        }
    }

    private static Result result(List<Round> measured, BenchmarkDatabase database) throws Exception {
        List<Round> byTime = measured.stream()
                .sorted(Comparator.comparingDouble(Round::seconds))
                .toList();
        Round median = byTime.get((byTime.size() - 1) / 2);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("values", median.values());
        figures.put("series", median.series());
        figures.put("bundles", median.bundles());
        figures.put("megabytesIn", median.bytesIn() >> 20);
        figures.put("documentsOut", median.documentsOut());
        figures.put("megabytesOut", median.bytesOut() >> 20);
        Round.Timing timing = median.timing();
        figures.put("queueEmptyAfterSeconds", Benchmarks.rounded(timing.queueEmptyAfterSeconds()));
        figures.put("sendingSeconds", Benchmarks.rounded(timing.sendingSeconds()));
        figures.put("collectionSeconds", Benchmarks.rounded(median.collectionSeconds()));
        figures.put("cpuSeconds", Benchmarks.rounded(timing.cpuSeconds()));
        figures.put("databaseCpuSeconds", Benchmarks.rounded(timing.databaseCpuSeconds()));
        figures.put("baselineCpuSeconds", Benchmarks.rounded(median.baseline().cpuSeconds()));
        figures.put("heapAfterCollectionPeakMb", median.heapAfterCollectionPeakMb());
        figures.put(
                "roundsValuesPerSecond",
                measured.stream()
                        .map(round -> Math.round(round.valuesPerSecond()))
                        .toList());
        figures.put(
                "roundsBaselineSeconds",
                measured.stream()
                        .map(round -> Benchmarks.rounded(round.baseline().seconds()))
                        .toList());
        figures.put("database", database.settings());
        return new Result(
                median.seconds(),
                "valuesPerSecond",
                median.valuesPerSecond(),
                median.baseline().seconds(),
                measured.stream().mapToLong(Round::heapPeakMb).max().orElseThrow(),
                figures);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
