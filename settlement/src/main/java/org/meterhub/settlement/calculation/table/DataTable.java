package org.meterhub.settlement.calculation.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of text: numbers with a point, times as {@code 2025-01-31T23:00:00Z}, sets as {@code ['measured', 'missing']}, nothing as null.
 *
 * @param columns names, in order
 * @param rows each with one cell per column
 */
public record DataTable(List<String> columns, List<List<@Nullable String>> rows) {

    private static final String SEPARATOR = ";";

    /** A table without rows, to add to. */
    public static Builder of(List<String> columns) {
        return new Builder(columns);
    }

    /** A cell by the name of its column; null when it is empty or there is no such column. */
    public @Nullable String cell(List<@Nullable String> row, String column) {
        int place = columns.indexOf(column);
        return place < 0 ? null : row.get(place);
    }

    /** Whether there is such a column. */
    public boolean has(String column) {
        return columns.contains(column);
    }

    /** The table as lines of a file: a header, then a line per row, with semicolons between. */
    public Stream<String> lines() {
        return Stream.concat(
                Stream.of(String.join(SEPARATOR, columns)),
                rows.stream()
                        .map(row -> String.join(
                                SEPARATOR,
                                row.stream()
                                        .map(cell -> cell == null ? "" : cell)
                                        .toList())));
    }

    /** Collects rows. */
    public static final class Builder {

        private final List<String> columns;
        private final List<List<@Nullable String>> rows = new ArrayList<>();

        private Builder(List<String> columns) {
            this.columns = List.copyOf(columns);
        }

        /**
         * Adds a row.
         *
         * @param cells as text by {@code toString()}, in the order of the columns
         * @throws IllegalArgumentException when there are more or fewer cells than columns
         */
        public Builder row(@Nullable Object... cells) {
            if (cells.length != columns.size()) {
                throw new IllegalArgumentException(cells.length + " cells do not fit " + columns);
            }
            List<@Nullable String> row = new ArrayList<>(cells.length);
            Arrays.stream(cells).forEach(cell -> row.add(cell == null ? null : cell.toString()));
            rows.add(Collections.unmodifiableList(row));
            return this;
        }

        public DataTable build() {
            return new DataTable(columns, Collections.unmodifiableList(rows));
        }
    }
}
