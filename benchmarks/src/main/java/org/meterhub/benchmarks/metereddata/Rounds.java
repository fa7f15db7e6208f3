package org.meterhub.benchmarks.metereddata;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meterhub.benchmarks.Benchmarks;
import org.meterhub.benchmarks.Options;
import org.meterhub.benchmarks.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rounds of the same shape, one after the other; the one in the middle by time counts.
 *
 * @param incomplete what went wrong after them; empty when nothing did
 */
record Rounds(List<Round> measured, String incomplete) {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** @param recording of one more round after the measured ones, which counts towards nothing: the recorder itself takes time; null for none */
    static Rounds run(String name, MeasuredHub hub, Shape shape, int warmUp, Options options, @Nullable Path recording)
            throws Exception {
        for (int i = 1; i <= warmUp; i++) {
            LOG.info("{}, warm-up {}: {}", name, i, hub.round(shape, null));
        }
        int rounds = options.count("rounds", 1);
        List<Round> measured = new ArrayList<>();
        String incomplete = "";
        try {
            for (int i = 1; i <= rounds; i++) {
                Round round = hub.round(shape, null);
                LOG.info("{}, round {}: {}", name, i, round);
                measured.add(round);
            }
            if (recording != null) {
                LOG.info("{}, recorded: {}", name, hub.round(shape, recording));
            }
        } catch (Exception failure) {
            // Rounds that were measured stay measured; that they are fewer is said.
            if (measured.isEmpty()) {
                throw failure;
            }
            LOG.error("{}: a round failed after {}", name, measured.size(), failure);
            incomplete = measured.size() + " of " + rounds + " rounds: " + failure;
        }
        return new Rounds(measured, incomplete);
    }

    Round median() {
        List<Round> byTime = measured.stream()
                .sorted(Comparator.comparingDouble(Round::seconds))
                .toList();
        return byTime.get((byTime.size() - 1) / 2);
    }

    long heapPeakMb() {
        return measured.stream().mapToLong(Round::heapPeakMb).max().orElseThrow();
    }

    double ratio() {
        return median().seconds() / median().baseline().seconds();
    }

    /** The same in processor time: hub, broker and database together, against the validator's one thread. */
    double processorRatio() {
        Round.Timing timing = median().timing();
        return (timing.cpuSeconds() + timing.databaseCpuSeconds())
                / median().baseline().cpuSeconds();
    }

    /** What is worth knowing of them beside the rate. */
    Map<String, Object> figures() {
        Round median = median();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("processorRatio", Benchmarks.rounded(processorRatio()));
        figures.put("values", median.values());
        figures.put("series", median.series());
        figures.put("documentsIn", median.bundles());
        figures.put("megabytesIn", median.bytesIn() >> 20);
        figures.put("documentsOut", median.documentsOut());
        figures.put("megabytesOut", median.bytesOut() >> 20);
        Round.Timing timing = median.timing();
        figures.put("queueEmptyAfterSeconds", Benchmarks.rounded(timing.queueEmptyAfterSeconds()));
        figures.put("sendingSeconds", Benchmarks.rounded(timing.sendingSeconds()));
        figures.put("secondsWithSending", Benchmarks.rounded(median.secondsWithSending()));
        figures.put("valuesPerSecondWithSending", Math.round(median.values() / median.secondsWithSending()));
        figures.put("collectionSeconds", Benchmarks.rounded(median.collectionSeconds()));
        figures.put("cpuSeconds", Benchmarks.rounded(timing.cpuSeconds()));
        figures.put("databaseCpuSeconds", Benchmarks.rounded(timing.databaseCpuSeconds()));
        figures.put("databaseLogMb", timing.databaseLogBytes() >> 20);
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
        if (!incomplete.isEmpty()) {
            figures.put(Result.FAILED, incomplete);
        }
        return figures;
    }

    /** The same with the rate and the yardstick in front, for a part of a result. */
    Map<String, Object> withRate() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("valuesPerSecond", Math.round(median().valuesPerSecond()));
        figures.put("messagesPerSecond", Math.round(median().messagesPerSecond()));
        figures.put("seconds", Benchmarks.rounded(median().seconds()));
        figures.put("baselineSeconds", Benchmarks.rounded(median().baseline().seconds()));
        figures.put("ratio", Benchmarks.rounded(ratio()));
        figures.putAll(figures());
        return figures;
    }
}
