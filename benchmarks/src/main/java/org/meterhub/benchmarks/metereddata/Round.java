package org.meterhub.benchmarks.metereddata;

import java.util.Locale;

/**
 * One round's figures.
 *
 * @param baseline the JDK's schema validator on the same documents
 * @param collectionSeconds spent in garbage collections
 */
record Round(
        Timing timing,
        SchemaBaseline.Took baseline,
        double collectionSeconds,
        long values,
        long series,
        int bundles,
        long bytesIn,
        long documentsOut,
        long bytesOut,
        long heapPeakMb,
        long heapAfterCollectionPeakMb) {

    /**
     * The measured part.
     *
     * @param seconds from the start of the consumers until all was stored and delivered
     * @param queueEmptyAfterSeconds until the last bundle was committed and acknowledged
     * @param sendingSeconds the parties' sending before, not part of the above
     * @param cpuSeconds that hub and broker used meanwhile
     * @param databaseCpuSeconds that the database server used meanwhile
     * @param databaseLogBytes that it wrote to its log
     */
    record Timing(
            double seconds,
            double queueEmptyAfterSeconds,
            double sendingSeconds,
            double cpuSeconds,
            double databaseCpuSeconds,
            long databaseLogBytes) {}

    double seconds() {
        return timing.seconds;
    }

    /** From the first byte that a party sends until all was delivered, one after the other. */
    double secondsWithSending() {
        return timing.sendingSeconds + timing.seconds;
    }

    double valuesPerSecond() {
        return values / timing.seconds;
    }

    double messagesPerSecond() {
        return bundles / timing.seconds;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.0f values/s, %.0f messages/s, %.2f s (queue empty after %.2f s), %.2f times the validator's %.2f s; processors: hub %.2f s,"
                        + " database %.2f s, validator %.2f s; database log %d MB",
                valuesPerSecond(),
                messagesPerSecond(),
                timing.seconds,
                timing.queueEmptyAfterSeconds,
                timing.seconds / baseline.seconds(),
                baseline.seconds(),
                timing.cpuSeconds,
                timing.databaseCpuSeconds,
                baseline.cpuSeconds(),
                timing.databaseLogBytes >> 20);
    }
}
