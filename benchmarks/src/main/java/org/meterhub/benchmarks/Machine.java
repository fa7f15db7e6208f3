package org.meterhub.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a figure was measured on: without it, it says nothing. */
final class Machine {

    private Machine() {}

    static Map<String, Object> describe() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("cores", Runtime.getRuntime().availableProcessors());
        facts.put("loadAverage", loadAverage());
        facts.put("heapMaxMb", Runtime.getRuntime().maxMemory() >> 20);
        facts.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        return facts;
    }

    /** Of the last minute. */
    static double loadAverage() {
        return Benchmarks.rounded(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
