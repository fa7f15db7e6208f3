package org.meterhub.benchmarks.metereddata;

import java.util.LinkedHashMap;
import java.util.Map;
import org.meterhub.benchmarks.Benchmarks;

/** What was wanted, and whether it was reached. */
final class Aims {

    private final Map<String, Object> aims = new LinkedHashMap<>();

    void atLeast(String name, double aim, double found) {
        put(name, ">= ", aim, found, found >= aim);
    }

    void atMost(String name, double aim, double found) {
        put(name, "<= ", aim, found, found <= aim);
    }

    private void put(String name, String relation, double aim, double found, boolean met) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("aim", relation + plain(aim));
        entry.put("found", Benchmarks.rounded(found));
        entry.put("met", met);
        aims.put(name, entry);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    Map<String, Object> all() {
        return aims;
    }
}
