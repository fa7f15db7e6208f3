package org.meterhub.settlement.calculation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.settlement.calculation.table.DataTable;

/** Compares a result with an expected file as the Danish hub's own scenarios are meant. */
final class TableComparison {

    private static final int DIFFERENCES_MAX = 5;
    private static final Set<String> DECIMALS = Set.of("quantity", "price", "amount", "charge_price");
    private static final Set<String> WHOLE_NUMBERS = Set.of("calculation_version");
    private static final Set<String> BOOLEANS = Set.of("is_tax", "is_internal_calculation");
    private static final Set<String> TIMES = Set.of(
            "time",
            "from_date",
            "to_date",
            "observation_time",
            "charge_time",
            "start_of_day",
            "latest_from_time",
            "latest_to_time",
            "calculation_execution_time_start",
            "calculation_period_start",
            "calculation_period_end",
            "calculation_succeeded_time");

    private TableComparison() {}

    /** A row with its compared cells in comparable form, and where it comes from in words. */
    private record Line(List<String> cells, String place) {}

    /** What differs, in words that name row and column; empty when nothing does. */
    static List<String> differences(CsvTable expected, DataTable actual) {
        List<String> found = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (String column : expected.columns()) {
            if (isCompared(column, expected)) {
                columns.add(column);
                if (!actual.has(column)) {
                    found.add("the result has no column " + column);
                }
            }
        }
        if (expected.rows().size() != actual.rows().size()) {
            found.add("expected " + expected.rows().size() + " rows but there are "
                    + actual.rows().size());
        }
        if (new HashSet<>(actual.rows()).size() != actual.rows().size()) {
            found.add("there are duplicate rows");
        }
        compareRows(columns, wanted(columns, expected), got(columns, actual), found);
        return found;
    }

    private static List<Line> wanted(List<String> columns, CsvTable expected) {
        return expected.rows().stream()
                .map(row -> new Line(
                        columns.stream()
                                .map(column -> row.read(column, text -> normal(column, text)))
                                .toList(),
                        "line " + row.line()))
                .toList();
    }

    private static List<Line> got(List<String> columns, DataTable actual) {
        int[] places = columns.stream()
                .mapToInt(column -> actual.columns().indexOf(column))
                .toArray();
        List<Line> lines = new ArrayList<>();
        for (List<@Nullable String> row : actual.rows()) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < places.length; i++) {
                String cell = places[i] < 0 ? null : row.get(places[i]);
                cells.add(normal(columns.get(i), cell == null ? "" : cell));
            }
            lines.add(new Line(cells, row.toString()));
        }
        return lines;
    }

    /** Equal rows are taken out first, so that one row too many does not make every row after it differ. */
    private static void compareRows(List<String> columns, List<Line> wanted, List<Line> got, List<String> found) {
        Map<List<String>, Integer> balance = new HashMap<>();
        wanted.forEach(line -> balance.merge(line.cells(), 1, Integer::sum));
        List<Line> unexpected = new ArrayList<>();
        for (Line line : got) {
            if (balance.merge(line.cells(), -1, Integer::sum) < 0) {
                unexpected.add(line);
            }
        }
        List<Line> unmet = new ArrayList<>();
        for (Line line : wanted) {
            Integer left = balance.get(line.cells());
            if (left != null && left > 0) {
                balance.put(line.cells(), left - 1);
                unmet.add(line);
            }
        }
        Comparator<Line> order = Comparator.comparing(line -> String.join(";", line.cells()));
        unmet.sort(order);
        unexpected.sort(order);
        for (int i = 0; i < Math.max(unmet.size(), unexpected.size()) && found.size() < DIFFERENCES_MAX; i++) {
            if (i >= unmet.size()) {
                found.add("not expected: " + unexpected.get(i).place());
            } else if (i >= unexpected.size()) {
                found.add(unmet.get(i).place() + " is missing: " + unmet.get(i).cells());
            } else {
                found.add(difference(columns, unmet.get(i), unexpected.get(i)));
            }
        }
    }

    private static String difference(List<String> columns, Line wanted, Line got) {
        List<String> cells = new ArrayList<>();
        for (int k = 0; k < columns.size(); k++) {
            if (!wanted.cells().get(k).equals(got.cells().get(k))) {
                cells.add("column " + columns.get(k) + ": expected '"
                        + wanted.cells().get(k) + "' but was '" + got.cells().get(k) + "'");
            }
        }
        return wanted.place() + ", " + String.join(", ", cells) + " in " + got.place();
    }

    private static boolean isCompared(String column, CsvTable expected) {
        List<String> values =
                expected.rows().stream().map(row -> row.text(column)).toList();
        boolean ignored = !values.isEmpty() && values.stream().allMatch("[IGNORED]"::equals);
        boolean unknownId = column.equals("result_id") && values.stream().allMatch(String::isEmpty);
        return !ignored && !unknownId;
    }

    private static String normal(String column, String value) {
        if (value.isEmpty()) {
            return value;
        }
        if (DECIMALS.contains(column)) {
            BigDecimal number = new BigDecimal(value).stripTrailingZeros();
            return number.signum() == 0 ? "0" : number.toPlainString();
        }
        if (WHOLE_NUMBERS.contains(column)) {
            return Long.toString(Long.parseLong(value));
        }
        if (TIMES.contains(column)) {
            return CsvTable.time(value).toString();
        }
        if (BOOLEANS.contains(column)) {
            return value.toLowerCase(Locale.ROOT);
        }
        if (column.equals("quantity_qualities")) {
            Set<String> set = Arrays.stream(value.replaceAll("[\\[\\]'\" ]", "").split(","))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
            return set.isEmpty() ? "" : set.toString();
        }
        return value;
    }
}
