package org.meterhub.settlement.calculation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares a result with an expected file as the conformance README §3 says. */
final class TableComparison {

    private static final int DIFFERENCES_MAX = 5;

    private TableComparison() {}

    /** What differs, in words that name row and column; empty when nothing does. */
    static List<String> differences(CsvTable expected, List<Map<String, String>> actual) {
        List<String> columns = expected.columns().stream()
                .filter(column -> isCompared(column, expected))
                .toList();
        List<String> found = new ArrayList<>();
        if (expected.rows().size() != actual.size()) {
            found.add("expected " + expected.rows().size() + " rows but there are " + actual.size());
        }
        List<List<String>> wanted = normal(columns, expected.rows());
        List<List<String>> got = normal(columns, actual);
        if (new HashSet<>(actual).size() != actual.size()) {
            found.add("there are duplicate rows");
        }
        for (int i = 0; i < Math.min(wanted.size(), got.size()) && found.size() < DIFFERENCES_MAX; i++) {
            for (int k = 0; k < columns.size(); k++) {
                if (!wanted.get(i).get(k).equals(got.get(i).get(k))) {
                    found.add("row " + (i + 1) + " of the sorted rows, column " + columns.get(k) + ": expected '"
                            + wanted.get(i).get(k) + "' but was '" + got.get(i).get(k) + "' in " + got.get(i));
                    break;
                }
            }
        }
        return found;
    }

    private static boolean isCompared(String column, CsvTable expected) {
        List<String> values = expected.rows().stream()
                .map(row -> row.getOrDefault(column, ""))
                .toList();
        boolean ignored = !values.isEmpty() && values.stream().allMatch("[IGNORED]"::equals);
        boolean unknownId = column.equals("result_id") && values.stream().allMatch(String::isEmpty);
        return !ignored && !unknownId;
    }

    private static List<List<String>> normal(List<String> columns, List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> columns.stream()
                        .map(column -> normal(column, row.getOrDefault(column, "")))
                        .toList())
                .sorted((one, other) -> String.join(";", one).compareTo(String.join(";", other)))
                .toList();
    }

    private static String normal(String column, String value) {
        if (value.isEmpty()) {
            return value;
        }
        return switch (column) {
            case "quantity", "price", "amount", "charge_price" ->
                new BigDecimal(value).stripTrailingZeros().toPlainString();
            case "time", "from_date", "to_date", "observation_time", "calculation_execution_time_start" ->
                CsvTable.time(value).toString();
            case "quantity_qualities" ->
                Arrays.stream(value.replaceAll("[\\[\\]'\" ]", "").split(","))
                        .collect(Collectors.toCollection(TreeSet::new))
                        .toString();
            case "is_tax" -> value.toLowerCase(Locale.ROOT);
            default -> value;
        };
    }
}
