package org.example.supplier;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A row of a CSV file that somebody wrote.
 *
 * @param number 1 for the first below the names of the columns
 * @param cells by column
 */
record Row(int number, Map<String, String> cells) {

    /** @throws IllegalArgumentException when there are no rows */
    static void each(List<Map<String, String>> rows, Consumer<Row> todo) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("the file has no rows");
        }
        for (int i = 0; i < rows.size(); i++) {
            todo.accept(new Row(i + 1, rows.get(i)));
        }
    }

    /** @throws IllegalArgumentException when the cell is empty or there is no such column */
    String text(String column) {
        String text = optional(column);
        if (text.isEmpty()) {
            throw wrong(column + " is missing");
        }
        return text;
    }

    /** Empty when there is none. */
    String optional(String column) {
        String text = cells.get(column);
        return text == null ? "" : text;
    }

    IllegalArgumentException wrong(String sentence) {
        return new IllegalArgumentException("row " + number + ": " + sentence);
    }
}
