package org.meterhub.benchmarks.metereddata;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meterhub.benchmarks.Benchmarks;
import org.meterhub.benchmarks.GeneratedMarket;
import org.meterhub.benchmarks.Options;
import org.meterhub.marketmodel.Resolution;

/** The same work on a small market with a short history, and on ten times as many points with ten times the days stored. */
record Growth(Rounds small, Rounds large, double fillSeconds) {

    private static final int TIMES = 10;
    private static final int SMALL_POINTS = 10_000;
    private static final int SMALL_DAYS = 2;
    private static final int WARM_UP = 2;
    private static final int SERIES_PER_BUNDLE = 2_000;

    /** @param recording of the last round on the large market; null for none */
    static Growth measure(Options options, @Nullable Path recording) throws Exception {
        Rounds small = rounds(SMALL_POINTS, SMALL_DAYS, 1, options, null);
        long start = System.nanoTime();
        Rounds large = rounds(TIMES * SMALL_POINTS, TIMES * SMALL_DAYS, TIMES, options, recording);
        return new Growth(small, large, (System.nanoTime() - start) / 1e9);
    }

    /** As many values in both cases; in the large one of every tenth point. */
    private static Rounds rounds(int points, int days, int everyPoint, Options options, @Nullable Path recording)
            throws Exception {
        try (Stage stage = Stage.set(points, Resolution.QUARTER_HOUR, options)) {
            stage.hub().remember(days, options.count("months", 1));
            String name = points + " points, " + days + " days stored";
            Shape shape = new Shape(SERIES_PER_BUNDLE, 1, GeneratedMarket.GRID_COMPANIES, everyPoint);
            return Rounds.run(name, stage.hub(), shape, WARM_UP, options, recording);
        }
    }

    /** How much longer a value takes in the large market; below 0 when it takes less. */
    double percentSlower() {
        return 100 * (small.median().valuesPerSecond() / large.median().valuesPerSecond() - 1);
    }

    private static double microsPerValue(Round round) {
        return 1e6 * (round.timing().cpuSeconds() + round.timing().databaseCpuSeconds()) / round.values();
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("percentSlower", Benchmarks.rounded(percentSlower()));
        figures.put("smallProcessorMicrosPerValue", Benchmarks.rounded(microsPerValue(small.median())));
        figures.put("largeProcessorMicrosPerValue", Benchmarks.rounded(microsPerValue(large.median())));
        figures.put("largeTotalSecondsWithFilling", Benchmarks.rounded(fillSeconds));
        figures.put("small", small.withRate());
        figures.put("large", large.withRate());
        return figures;
    }
}
