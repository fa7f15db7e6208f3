package org.meterhub.benchmarks.metereddata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import org.meterhub.benchmarks.MeasureDataSchema;
import org.xml.sax.SAXException;

/**
 * The yardstick: the JDK's own parser and schema validator over the hub's schema, in one thread, from bytes in memory. Every hub must at least read and
 * check its documents; this is what an ordinary program pays for that alone.
 */
final class SchemaBaseline {

    private final Schema schema;

    SchemaBaseline() throws SAXException {
        this.schema = MeasureDataSchema.compile();
    }

    /**
     * What it took.
     *
     * @param seconds by the clock
     * @param cpuSeconds of the thread: the same on a machine that others use too
     */
    record Took(double seconds, double cpuSeconds) {}

    /**
     * Validates the documents one after the other; the reading of files does not count.
     *
     * @throws SAXException when one is not valid
     */
    Took validate(List<Path> documents) throws IOException, SAXException {
        Validator validator = schema.newValidator();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        long cpuNanos = 0;
        for (Path document : documents) {
            byte[] bytes = Files.readAllBytes(document);
            long start = System.nanoTime();
            long cpuStart = threads.getCurrentThreadCpuTime();
            validator.validate(new StreamSource(new ByteArrayInputStream(bytes)));
            cpuNanos += threads.getCurrentThreadCpuTime() - cpuStart;
            nanos += System.nanoTime() - start;
        }
        return new Took(nanos / 1e9, cpuNanos / 1e9);
    }
}
