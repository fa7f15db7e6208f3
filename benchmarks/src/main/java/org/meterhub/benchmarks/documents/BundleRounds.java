package org.meterhub.benchmarks.documents;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.meterhub.benchmarks.Benchmarks;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.MeasureDataReader;
import org.meterhub.messageschemas.MeasureSeries;

/** The rounds of one bundle: the hub's work and the yardsticks' take turns, so that all meet the same machine. */
final class BundleRounds {

    private static final double BYTES_PER_MB = 1_000_000;

    private final Bundle bundle;
    private final MarketDocuments documents;
    private final JdkXml jdk;
    private final long[] quantitiesWh;
    private final byte[] document;
    private final Timed read = new Timed();
    private final Timed parse = new Timed();
    private final Timed validate = new Timed();
    private final Timed write = new Timed();
    private final Timed jdkWrite = new Timed();

    BundleRounds(Bundle bundle, MarketDocuments documents, JdkXml jdk) {
        this.bundle = bundle;
        this.documents = documents;
        this.jdk = jdk;
        this.quantitiesWh = bundle.quantitiesWh();
        this.document = bundle.document();
    }

    /** @throws IllegalStateException when one of them did not do its work */
    void round(boolean counts) throws Exception {
        read.round(counts, this::readAll);
        parse.round(counts, () -> require(jdk.parse(document) > 3 * bundle.values(), "parsed"));
        validate.round(counts, () -> jdk.validate(document));
        if (bundle.isPlain()) {
            byte[][] written = new byte[2][];
            write.round(counts, () -> written[0] = bundle.write(quantitiesWh));
            jdkWrite.round(counts, () -> written[1] = jdk.write(bundle, quantitiesWh));
            // They differ in the line after the declaration and the one at the end.
            require(Math.abs(written[0].length - written[1].length) < 10, "written");
        }
    }

    private void readAll() {
        MeasureDataReader reader = documents.measureData(document);
        long sum = 0;
        long values = 0;
        while (reader.next()) {
            MeasureSeries series = reader.series();
            values += series.count();
            for (long quantityWh : series.quantitiesWh()) {
                sum += quantityWh;
            }
        }
        require(
                reader.rejections().isEmpty()
                        && values == bundle.values()
                        && sum == LongStream.of(quantitiesWh).sum(),
                "read");
    }

    private static void require(boolean done, String what) {
        if (!done) {
            throw new IllegalStateException("not everything was " + what);
        }
    }

    double readSeconds() {
        return read.medianSeconds();
    }

    double validateSeconds() {
        return validate.medianSeconds();
    }

    double readValuesPerSecond() {
        return bundle.values() / read.medianSeconds();
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("values", bundle.values());
        figures.put("megabytes", Benchmarks.rounded(document.length / BYTES_PER_MB));
        figures.put("read", speed(read));
        figures.put("jdkStaxParse", speed(parse));
        figures.put("jdkSchemaValidation", speed(validate));
        figures.put("readTimesStaxParse", Benchmarks.rounded(parse.medianCpuSeconds() / read.medianCpuSeconds()));
        figures.put(
                "readTimesSchemaValidation", Benchmarks.rounded(validate.medianCpuSeconds() / read.medianCpuSeconds()));
        if (bundle.isPlain()) {
            figures.put("write", speed(write));
            figures.put("jdkStreamWriter", speed(jdkWrite));
            figures.put(
                    "writeTimesStreamWriter",
                    Benchmarks.rounded(jdkWrite.medianCpuSeconds() / write.medianCpuSeconds()));
        }
        return figures;
    }

    private Map<String, Object> speed(Timed timed) {
        Map<String, Object> speed = new LinkedHashMap<>();
        speed.put("valuesPerSecond", Math.round(bundle.values() / timed.medianSeconds()));
        speed.put("megabytesPerSecond", Math.round(document.length / BYTES_PER_MB / timed.medianSeconds()));
        speed.put("valuesPerCpuSecond", Math.round(bundle.values() / timed.medianCpuSeconds()));
        return speed;
    }
}
