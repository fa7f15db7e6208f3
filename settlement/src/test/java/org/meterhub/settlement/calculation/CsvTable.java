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
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A file of a scenario: columns and rows of text, an empty text for null. Read as the conformance README §2 says. */
record CsvTable(List<String> columns, List<Row> rows) {

    private static final DateTimeFormatter WITHOUT_ZONE = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();

    /** @param line of the file, the header being 1 */
    record Row(int line, Map<String, String> cells) {

        String text(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** An absent file is an empty table. */
    static CsvTable read(Path file) {
        if (!Files.exists(file)) {
            return new CsvTable(List.of(), List.of());
        }
        try {
            return of(Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static CsvTable of(List<String> lines) {
        List<String> header = List.of();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replace("\uFEFF", "");
            if (line.replace(";", "").isBlank()) {
                continue;
            }
            List<String> fields = fields(line);
            if (header.isEmpty()) {
                header = fields;
                continue;
            }
            Map<String, String> row = new TreeMap<>();
            for (int k = 0; k < header.size(); k++) {
                if (isRead(header.get(k))) {
                    row.put(header.get(k), k < fields.size() ? fields.get(k) : "");
                }
            }
            rows.add(new Row(i + 1, row));
        }
        return new CsvTable(header.stream().filter(CsvTable::isRead).toList(), rows);
    }

    private static boolean isRead(String column) {
        return !column.isEmpty() && !column.startsWith("#");
    }

    /** Fields between semicolons; double quotes round a field are taken off. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        for (String field : line.split(";", -1)) {
            String text = field.trim();
            boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
            fields.add(quoted ? text.substring(1, text.length() - 1) : text);
        }
        return fields;
    }

    static Instant time(String text) {
        String local = text.replace('T', ' ').replaceFirst("(Z|[+]00:?00)$", "");
        return LocalDateTime.parse(local, WITHOUT_ZONE).toInstant(ZoneOffset.UTC);
    }
}
