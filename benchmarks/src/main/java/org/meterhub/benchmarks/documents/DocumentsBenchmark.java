package org.meterhub.benchmarks.documents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meterhub.benchmarks.Benchmark;
import org.meterhub.benchmarks.HeapWatch;
import org.meterhub.benchmarks.Option;
import org.meterhub.benchmarks.Options;
import org.meterhub.benchmarks.Result;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.XmlLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * RSM-012 read and written in one thread. Reading is parsing, the whole of the schema's verdict, and the values in records; its yardsticks are the
 * JDK's StAX parser, which judges and keeps nothing, and the JDK's schema validator, which keeps nothing. The yardstick of writing is the JDK's
 * {@code XMLStreamWriter} with the same content. The first figures are those of quarterly values and the schema validator.
 */
public final class DocumentsBenchmark implements Benchmark {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentsBenchmark.class);

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public String description() {
        return "RSM-012 read and written in one thread; yardsticks: the JDK's StAX parser, schema validator and stream writer";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option(
                        "series",
                        "1000",
                        "series of the quarterly documents, each one point and one day; the hourly one has four times as many"),
                new Option("rounds", "9", "measured rounds, of which the median counts"),
                new Option("warm-up", "8", "rounds before those"));
    }

    @Override
    public Result run(Options options) throws Exception {
        int series = options.count("series", 1);
        int rounds = options.count("rounds", 1);
        int warmUp = options.count("warm-up", 0);
        MarketDocuments documents = new MarketDocuments(XmlLimits.MARKET);
        JdkXml jdk = new JdkXml();
        BundleRounds quarterly =
                new BundleRounds(new Bundle("quarterly", Resolution.QUARTER_HOUR, series, true), documents, jdk);
        Map<String, BundleRounds> all = new LinkedHashMap<>();
        all.put("quarterly", quarterly);
        all.put("hourly", new BundleRounds(new Bundle("hourly", Resolution.HOUR, 4 * series, true), documents, jdk));
        all.put(
                "quarterlyNotPlain",
                new BundleRounds(new Bundle("quarterly", Resolution.QUARTER_HOUR, series, false), documents, jdk));
        long heapPeakMb;
        try (HeapWatch heap = new HeapWatch()) {
            for (int i = 1; i <= warmUp + rounds; i++) {
                for (BundleRounds each : all.values()) {
                    each.round(i > warmUp);
                }
                LOG.info("round {} of {}", i, warmUp + rounds);
            }
            heapPeakMb = heap.peakMb();
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        all.forEach((name, each) -> figures.put(name, each.figures()));
        return new Result(
                quarterly.readSeconds(),
                "valuesPerSecond",
                quarterly.readValuesPerSecond(),
                quarterly.validateSeconds(),
                heapPeakMb,
                figures);
    }
}
