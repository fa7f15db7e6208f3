package org.meterhub.benchmarks.switches;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meterhub.benchmarks.Benchmark;
import org.meterhub.benchmarks.BenchmarkDatabase;
import org.meterhub.benchmarks.Benchmarks;
import org.meterhub.benchmarks.GeneratedMarket;
import org.meterhub.benchmarks.HeapWatch;
import org.meterhub.benchmarks.Option;
import org.meterhub.benchmarks.Options;
import org.meterhub.benchmarks.Result;
import org.meterhub.benchmarks.WorkFolder;
import org.meterhub.marketmodel.Resolution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * RSM-001 with the hub as it is in operation: broker with its journal on disk, PostgreSQL that waits for the disk, suppliers that log in by AMQP. First
 * the queue is filled and the consumers are let in; the clock stops when every confirmation is durable in a mailbox. Then requests come at an even pace,
 * and each is timed from when it was due to be sent until its supplier holds the confirmation. Every confirmation is read and compared: one that is
 * missing, doubled or a rejection fails the benchmark.
 */
public final class SwitchesBenchmark implements Benchmark {

    private static final Logger LOG = LoggerFactory.getLogger(SwitchesBenchmark.class);
    private static final int PERIODS_PER_POINT = 3;

    @Override
    public String name() {
        return "switches";
    }

    @Override
    public String description() {
        return "RSM-001 from the hub's queue until confirmed in the suppliers' mailboxes; yardstick: bare commits of one row";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("points", "200000", "metering points in the registry, each with three supply periods"),
                new Option("large", "0", "the same again with so many points; 0 leaves it out"),
                new Option(
                        "folder",
                        "",
                        "keeps the database of the large registry there and uses it again; empty: a temporary one"),
                new Option("requests", "10000", "requests in one round, one point each"),
                new Option("rounds", "3", "measured rounds, of which the median by time counts"),
                new Option(
                        "warm-up",
                        "4",
                        "rounds before those: what a round costs falls until the JVM has compiled all of it"),
                new Option("pace", "100", "requests a second while the time of each is measured"),
                new Option("pace-seconds", "20", "how long that goes on"),
                new Option("suppliers", "20", "suppliers that share the points and the requests"),
                new Option("consumers", "2", "threads on the queue of master data"),
                new Option("profile", "", "file for a flight recording of the last round, ending in .jfr"));
    }

    @Override
    public Result run(Options options) throws Exception {
        Map<String, Object> figures = new LinkedHashMap<>();
        String recording = options.text("profile");
        Measured measured = measure(
                options.count("points", 2), "", options, recording.isEmpty() ? null : Path.of(recording), figures);
        int large = options.count("large", 0);
        if (large > 0) {
            Map<String, Object> largeFigures = new LinkedHashMap<>();
            Measured ofLarge = measure(large, options.text("folder"), options, null, largeFigures);
            largeFigures.put("requestsPerSecond", Math.round(options.count("requests", 1) / ofLarge.seconds()));
            figures.put("large", largeFigures);
        }
        int requests = options.count("requests", 1);
        return new Result(
                measured.seconds(),
                "requestsPerSecond",
                requests / measured.seconds(),
                requests / measured.bareCommitsPerSecond(),
                measured.heapPeakMb(),
                figures);
    }

    /** @param seconds of the median round */
    private record Measured(double seconds, double bareCommitsPerSecond, long heapPeakMb) {}

    /** @param kept where the database stays; empty: nowhere */
    private static Measured measure(
            int points, String kept, Options options, @Nullable Path recording, Map<String, Object> figures)
            throws Exception {
        Path folder = WorkFolder.create();
        GeneratedMarket market =
                new GeneratedMarket(points, options.count("suppliers", 2), PERIODS_PER_POINT, Resolution.HOUR);
        try (BenchmarkDatabase database = kept.isEmpty()
                ? BenchmarkDatabase.postgresql(folder)
                : BenchmarkDatabase.keptPostgresql(Files.createDirectories(Path.of(kept)))) {
            double commits = BareCommits.perSecond(database);
            try (SwitchingHub hub = SwitchingHub.start(folder, database, market, options.count("consumers", 1));
                    HeapWatch heap = new HeapWatch()) {
                int requests = options.count("requests", 1);
                for (int i = 0; i < options.count("warm-up", 0); i++) {
                    LOG.info("warm-up: {}", hub.round(requests, null));
                }
                List<SwitchingHub.Round> rounds = new ArrayList<>();
                for (int i = 1; i <= options.count("rounds", 1); i++) {
                    rounds.add(hub.round(requests, i == options.count("rounds", 1) ? recording : null));
                    LOG.info("round {}: {}", i, rounds.get(i - 1));
                }
                List<Double> byTime = rounds.stream()
                        .map(SwitchingHub.Round::seconds)
                        .sorted()
                        .toList();
                figures.put("points", points);
                figures.put(
                        "roundsRequestsPerSecond",
                        rounds.stream()
                                .map(round -> Math.round(requests / round.seconds()))
                                .toList());
                SwitchingHub.Round last = rounds.get(rounds.size() - 1);
                figures.put("cpuSecondsOfTheLastRound", Benchmarks.rounded(last.cpuSeconds()));
                figures.put("databaseCpuSecondsOfTheLastRound", Benchmarks.rounded(last.databaseCpuSeconds()));
                figures.put("bareCommitsPerSecond", Math.round(commits));
                figures.put("atPace", hub.atPace(options.count("pace", 1), options.count("pace-seconds", 1)));
                figures.put("database", database.settings());
                return new Measured(byTime.get((byTime.size() - 1) / 2), commits, heap.peakMb());
            }
        } finally {
            WorkFolder.delete(folder);
        }
    }
}
