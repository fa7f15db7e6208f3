package org.meterhub.settlement.calculation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of a scenario: columns and rows of text, an empty text for null. Read as the conformance README §2 says. */
record CsvTable(List<String> columns, List<Map<String, String>> rows) {

    private static final DateTimeFormatter WITHOUT_ZONE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm[:ss]");

    /** An absent file is an empty table. */
    static CsvTable read(Path file) {
        if (!Files.exists(file)) {
            return new CsvTable(List.of(), List.of());
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        List<List<String>> records = new ArrayList<>();
        for (String line : lines) {
            String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
            if (!text.replace(";", "").isBlank()) {
                records.add(List.of(text.split(";", -1)));
            }
        }
        if (records.isEmpty()) {
            return new CsvTable(List.of(), List.of());
        }
        List<String> header = records.get(0).stream().map(String::trim).toList();
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> fields : records.subList(1, records.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                if (!header.get(i).isEmpty() && !header.get(i).startsWith("#")) {
                    row.put(header.get(i), i < fields.size() ? fields.get(i).trim() : "");
                }
            }
            rows.add(row);
        }
        return new CsvTable(
                header.stream()
                        .filter(name -> !name.isEmpty() && !name.startsWith("#"))
                        .toList(),
                rows);
    }

    static Instant time(String text) {
        if (text.endsWith("Z")) {
            return Instant.parse(text.replace(' ', 'T'));
        }
        return LocalDateTime.parse(text.replace('T', ' '), WITHOUT_ZONE).toInstant(ZoneOffset.UTC);
    }
}
