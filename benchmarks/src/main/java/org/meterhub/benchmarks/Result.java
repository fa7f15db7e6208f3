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

    public Result {
        figures = new LinkedHashMap<>(figures);
    }

    /** How many times as long as the yardstick. */
    public double ratio() {
        return seconds / baselineSeconds;
    }
}
