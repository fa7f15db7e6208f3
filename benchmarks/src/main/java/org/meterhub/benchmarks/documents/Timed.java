package org.meterhub.benchmarks.documents;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long one kind of work took, round by round, in one thread. */
final class Timed {

    /** One round's work. */
    interface Work {
        void run() throws Exception;
    }

    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> cpuSeconds = new ArrayList<>();

    /** Does the work, and keeps the time if it counts. */
    void round(boolean counts, Work work) throws Exception {
        long cpuBefore = cpuNanos();
        long before = System.nanoTime();
        work.run();
        double took = (System.nanoTime() - before) / 1e9;
        double cpuTook = (cpuNanos() - cpuBefore) / 1e9;
        if (counts) {
            seconds.add(took);
            cpuSeconds.add(cpuTook);
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Of the rounds that count, the median by the clock. */
    double medianSeconds() {
        return median(seconds);
    }

    /** Of the rounds that count, the median of what the thread had of a processor: the same on a machine that others use too. */
    double medianCpuSeconds() {
        return median(cpuSeconds);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((sorted.size() - 1) / 2);
    }
}
