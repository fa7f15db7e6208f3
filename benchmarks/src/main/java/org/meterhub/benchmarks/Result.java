package org.meterhub.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured.
 *
 * @param seconds of the measured part
 * @param rateName what is counted in a second, for example valuesPerSecond
 * @param rate how many of them
 * @param baselineSeconds what the yardstick needed for the same work, in the same run
 * @param heapPeakMb the most heap in use during the measured part, garbage not yet collected included
 * @param figures whatever else is worth knowing, in order
 */
public record Result(
        double seconds,
        String rateName,
        double rate,
        double baselineSeconds,
        long heapPeakMb,
        Map<String, Object> figures) {

    /** Under this name stands where the data came from, when they are not all made up. */
    public static final String DATA = "data";

    /** Under this name, anywhere among the figures, stands what could not be measured, and why. */
    public static final String FAILED = "failed";

    /** Of a benchmark whose main figure could not be measured. */
    public static Result none(String rateName) {
        return new Result(Double.NaN, rateName, Double.NaN, Double.NaN, 0, Map.of());
    }

    /** The same with other figures beside the rate. */
    public Result with(Map<String, Object> others) {
        return new Result(seconds, rateName, rate, baselineSeconds, heapPeakMb, others);
    }

    /** Whether something that was wanted could not be measured. */
    public boolean hasFailed() {
        return hasFailed(figures);
    }

    private static boolean hasFailed(Map<?, ?> some) {
        return some.entrySet().stream()
                .anyMatch(entry -> entry.getKey().equals(FAILED)
                        || (entry.getValue() instanceof Map<?, ?> inner && hasFailed(inner)));
    }

    public Result {
        figures = new LinkedHashMap<>(figures);
    }

    /** How many times as long as the yardstick. */
    public double ratio() {
        return seconds / baselineSeconds;
    }
}
