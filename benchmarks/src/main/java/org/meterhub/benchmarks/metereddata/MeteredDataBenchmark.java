package org.meterhub.benchmarks.metereddata;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.meterhub.benchmarks.Benchmark;
import org.meterhub.benchmarks.Benchmarks;
import org.meterhub.benchmarks.Option;
import org.meterhub.benchmarks.Options;
import org.meterhub.benchmarks.Result;
import org.meterhub.hubapp.configuration.Setting;
import org.meterhub.marketmodel.Resolution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * RSM-012 from the hub's queue to the suppliers' mailboxes, with the hub as it is in operation: broker with its journal on disk, database that waits for
 * the disk, parties that log in. The clock starts when the consumers are let at a full queue, and stops when every value is in the store and every
 * forwarded document durable in a mailbox. Then the mailboxes are emptied and the store is read: a round in which a value is missing fails.
 *
 * <p>Quarter hours in bundles are always measured, and are the result; other figures stand beside them, each with a hub of its own.
 */
public final class MeteredDataBenchmark implements Benchmark {

    private static final Logger LOG = LoggerFactory.getLogger(MeteredDataBenchmark.class);

    private static final String QUARTERLY = "quarterly";
    private static final List<String> FIGURES = List.of("hourly", "foreign", "messages", "growth", "heap", "flood");

    private static final int HOURLY_DAYS = 4;
    private static final int WARM_UP = 1;

    /** A message of its own takes other ways through the hub than a bundle, whose machine code is whole after some 60,000 of them. */
    private static final int MESSAGES_WARM_UP = 3;

    private static final int HISTORY_DAYS = 2;

    private static final double QUARTERLY_VALUES_MIN = 300_000;
    private static final double RATIO_MAX = 1.7;
    private static final double HOURLY_VALUES_MIN = 200_000;
    private static final double MESSAGES_MIN = 5_000;
    private static final double GROWTH_PERCENT_MAX = 10;

    /** Of the 512 MB that the process has: what a collection leaves must be well below, or the next document ends it. */
    private static final double HEAP_LEFT_MB_MAX = 384;

    private static final double ANSWER_SECONDS_MAX = 1;

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
                new Option(
                        "figures",
                        String.join(",", FIGURES),
                        "what is measured beside quarter hours in bundles: any of these, or none"),
                new Option("points", "20000", "metering points of the market"),
                new Option("series", "2000", "series in one bundle, each one point and one day"),
                new Option("suppliers", "10", "suppliers that share the points"),
                new Option("months", "36", "months of transaction ids that the hub already keeps"),
                new Option("rounds", "3", "measured rounds of each kind, of which the median by time counts"),
                new Option("warm-up", "3", "rounds before the quarterly ones; the other kinds have theirs"),
                new Option("database", "postgresql", "postgresql or h2"),
                new Option(
                        "consumers",
                        Setting.MEASURE_CONSUMERS.standard(),
                        "threads on the queue of metered data; the hub's own default"),
                new Option("unchanged", "store", "what the market wants of repetitions: store, ignore or refuse"),
                new Option(
                        "profile",
                        "",
                        "file for a flight recording of one more round, which counts towards nothing, ending in .jfr"),
                new Option("profile-of", QUARTERLY, "of which figure: quarterly, hourly, messages or growth"));
    }

    /** Each figure is measured for itself: one that fails is said, and takes none of the others with it. */
    @Override
    public Result run(Options options) throws Exception {
        List<String> wanted = wanted(options);
        Aims aims = new Aims();
        Map<String, Object> figures = new LinkedHashMap<>();
        Result quarterly = Result.none("valuesPerSecond");
        try {
            quarterly = quarterly(options, aims);
            figures.putAll(quarterly.figures());
        } catch (Exception failure) {
            LOG.error("the quarterly rounds failed", failure);
            figures.put(Result.FAILED, failure.toString());
        }
        if (wanted.contains("hourly")) {
            attempt("hourly", figures, () -> {
                Rounds hourly = hourly(options);
                aims.atLeast(
                        "hourlyValuesPerSecond",
                        HOURLY_VALUES_MIN,
                        hourly.median().valuesPerSecond());
                return hourly.withRate();
            });
        }
        if (wanted.contains("foreign")) {
            attempt("foreignForm", figures, () -> foreign(options).withRate());
        }
        if (wanted.contains("messages")) {
            attempt("oneSeriesPerMessage", figures, () -> {
                Rounds messages = messages(options);
                aims.atLeast(
                        "messagesPerSecond", MESSAGES_MIN, messages.median().messagesPerSecond());
                return messages.withRate();
            });
        }
        if (wanted.contains("growth")) {
            attempt("growth", figures, () -> {
                Growth growth = Growth.measure(options, recording("growth", options));
                aims.atMost("growthPercentSlower", GROWTH_PERCENT_MAX, growth.percentSlower());
                return growth.figures();
            });
        }
        if (wanted.contains("heap")) {
            attempt("largeDocument", figures, () -> {
                LargeDocument large = LargeDocument.measure(options);
                aims.atMost("largeDocumentHeapAfterCollectionMb", HEAP_LEFT_MB_MAX, (double)
                        large.heapAfterCollectionPeakMb());
                return large.figures();
            });
        }
        if (wanted.contains("flood")) {
            attempt("flood", figures, () -> {
                Flood flood = Flood.measure(options);
                aims.atMost("answerInTheFloodSeconds", ANSWER_SECONDS_MAX, flood.slowestSeconds());
                return flood.figures();
            });
        }
        figures.put("aims", aims.all());
        return quarterly.with(figures);
    }

    private static void attempt(String name, Map<String, Object> figures, Callable<Map<String, Object>> figure) {
        try {
            figures.put(name, figure.call());
        } catch (Exception failure) {
            LOG.error("the figure {} failed", name, failure);
            figures.put(name, Map.of(Result.FAILED, failure.toString()));
        }
    }

    private static List<String> wanted(Options options) {
        List<String> wanted = new ArrayList<>(List.of(options.text("figures").split(",")));
        if (wanted.equals(List.of("none"))) {
            return List.of();
        }
        if (!FIGURES.containsAll(wanted)) {
            throw new IllegalArgumentException("--figures takes none, or of " + String.join(",", FIGURES));
        }
        return wanted;
    }

    private static @Nullable Path recording(String figure, Options options) {
        String file = options.text("profile");
        return file.isEmpty() || !figure.equals(options.text("profile-of")) ? null : Path.of(file);
    }

    private static Result quarterly(Options options, Aims aims) throws Exception {
        try (Stage stage = Stage.set(options.count("points", 2), Resolution.QUARTER_HOUR, options)) {
            stage.hub().remember(HISTORY_DAYS, options.count("months", 1));
            Shape shape = new Shape(options.count("series", 1), 1);
            Rounds rounds = Rounds.run(
                    "quarterly bundles",
                    stage.hub(),
                    shape,
                    options.count("warm-up", 0),
                    options,
                    recording(QUARTERLY, options));
            Round median = rounds.median();
            aims.atLeast("quarterlyValuesPerSecond", QUARTERLY_VALUES_MIN, median.valuesPerSecond());
            aims.atMost("quarterlyTimesTheValidator", RATIO_MAX, rounds.ratio());
            Map<String, Object> figures = rounds.figures();
            figures.put("messagesPerSecond", Benchmarks.rounded(median.messagesPerSecond()));
            figures.put("database", stage.database().settings());
            return new Result(
                    median.seconds(),
                    "valuesPerSecond",
                    median.valuesPerSecond(),
                    median.baseline().seconds(),
                    rounds.heapPeakMb(),
                    figures);
        }
    }

    /** Quarter hours in bundles again, as another system writes them; the validator reads the same form. */
    private static Rounds foreign(Options options) throws Exception {
        try (Stage stage = Stage.set(options.count("points", 2), Resolution.QUARTER_HOUR, options)) {
            stage.hub().remember(HISTORY_DAYS, options.count("months", 1));
            Shape shape = new Shape(options.count("series", 1), 1).inForeignForm();
            return Rounds.run("bundles in a foreign form", stage.hub(), shape, WARM_UP, options, null);
        }
    }

    private static Rounds hourly(Options options) throws Exception {
        try (Stage stage = Stage.set(options.count("points", 2), Resolution.HOUR, options)) {
            stage.hub().remember(HISTORY_DAYS, options.count("months", 1));
            Shape shape = new Shape(options.count("series", 1), HOURLY_DAYS);
            return Rounds.run("hourly bundles", stage.hub(), shape, WARM_UP, options, recording("hourly", options));
        }
    }

    /** As meters of hours are sent one by one. */
    private static Rounds messages(Options options) throws Exception {
        try (Stage stage = Stage.set(options.count("points", 2), Resolution.HOUR, options)) {
            stage.hub().remember(HISTORY_DAYS, options.count("months", 1));
            return Rounds.run(
                    "one series per message",
                    stage.hub(),
                    new Shape(1, 1),
                    MESSAGES_WARM_UP,
                    options,
                    recording("messages", options));
        }
    }
}
