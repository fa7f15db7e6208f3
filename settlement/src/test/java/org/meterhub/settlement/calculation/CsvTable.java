package org.meterhub.settlement.calculation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file of a scenario: columns and rows of text, an empty text for null. Read as the files of the Danish hub are meant. Whatever cannot be read is an
 * {@link IllegalArgumentException} that names file, line and column.
 */
record CsvTable(String name, List<String> columns, List<Row> rows) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final char SEPARATOR = ';';
    private static final char QUOTE = '"';

    private static final DateTimeFormatter WITHOUT_ZONE = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();

    /** @param line of the file, the header being 1 */
    record Row(String file, int line, Map<String, String> cells) {

        String text(String column) {
            return cells.getOrDefault(column, "");
        }

        @Nullable
        String textOrNull(String column) {
            String text = text(column);
            return text.isEmpty() ? null : text;
        }

        /** What the cell says, read by a function that knows its kind. */
        <T> T read(String column, Function<String, T> meaning) {
            try {
                return meaning.apply(text(column));
            } catch (IllegalArgumentException | ArithmeticException unreadable) {
                throw new IllegalArgumentException(
                        place() + ", column " + column + ": '" + text(column) + "': " + unreadable.getMessage(),
                        unreadable);
            }
        }

        <T> @Nullable T readOrNull(String column, Function<String, T> meaning) {
            return text(column).isEmpty() ? null : read(column, meaning);
        }

        String place() {
            return file + ", line " + line;
        }
    }

    /** An absent file is an empty table. */
    static CsvTable read(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!Files.exists(file)) {
            return new CsvTable(name, List.of(), List.of());
        }
        try {
            return of(name, Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be read", unreadable);
        }
    }

    static CsvTable of(String name, List<String> lines) {
        List<String> header = List.of();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replace(BYTE_ORDER_MARK, "");
            if (line.replace(String.valueOf(SEPARATOR), "").isBlank()) {
                continue;
            }
            List<String> fields = fields(line);
            if (header.isEmpty()) {
                header = checked(name, fields);
            } else {
                rows.add(row(name, i + 1, header, fields));
            }
        }
        return new CsvTable(name, header.stream().filter(CsvTable::isRead).toList(), rows);
    }

    private static List<String> checked(String name, List<String> header) {
        HashSet<String> met = new HashSet<>();
        for (String column : header) {
            if (isRead(column) && !met.add(column)) {
                throw new IllegalArgumentException(name + " has two columns " + column);
            }
        }
        return header;
    }

    private static Row row(String name, int line, List<String> header, List<String> fields) {
        Map<String, String> cells = new TreeMap<>();
        for (int k = 0; k < Math.max(header.size(), fields.size()); k++) {
            String cell = k < fields.size() ? fields.get(k) : "";
            if (k >= header.size() || header.get(k).isEmpty()) {
                if (!cell.isEmpty()) {
                    throw new IllegalArgumentException(
                            name + ", line " + line + ": '" + cell + "' stands under no column");
                }
            } else if (isRead(header.get(k))) {
                cells.put(header.get(k), cell);
            }
        }
        return new Row(name, line, cells);
    }

    private static boolean isRead(String column) {
        return !column.isEmpty() && !column.startsWith("#");
    }

    /** Fields between semicolons; a field in double quotes may hold semicolons, and quotes as pairs of them. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == QUOTE && (quoted || field.toString().isBlank())) {
                boolean pair = quoted && i + 1 < line.length() && line.charAt(i + 1) == QUOTE;
                if (pair) {
                    field.append(QUOTE);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == SEPARATOR && !quoted) {
                fields.add(field.toString().trim());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().trim());
        return fields;
    }

    /** @throws IllegalArgumentException when a file that has rows lacks one of the columns */
    CsvTable require(String... required) {
        for (String column : required) {
            if (!rows.isEmpty() && !columns.contains(column)) {
                throw new IllegalArgumentException(name + " has no column " + column);
            }
        }
        return this;
    }

    /** @throws IllegalArgumentException when the text is no time of UTC */
    static Instant time(String text) {
        String local = text.replace('T', ' ').replaceFirst("(Z|[+]00:?00)$", "");
        try {
            return LocalDateTime.parse(local, WITHOUT_ZONE).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException("not a time of UTC", unreadable);
        }
    }
}
