package org.meterhub.supplierregistry.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A file of a scenario: columns with names, and rows of text. */
final class ScenarioTable {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();

    private ScenarioTable() {}

    /** A row, by column. */
    record Row(Path file, Map<String, String> cells) {

        /** What the cell has; empty for nothing. */
        String get(String column) {
            String cell = cells.get(column);
            if (cell == null) {
                throw new IllegalArgumentException(file + " has no column " + column);
            }
            return cell;
        }
    }

    /** The rows; none when there is no such file. */
    static List<Row> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (CSVParser parser = FORMAT.parse(Files.newBufferedReader(file))) {
            return parser.stream().map(row -> checked(file, row)).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Row checked(Path file, CSVRecord row) {
        if (!row.isConsistent()) {
            throw new IllegalArgumentException(
                    file + ", row " + row.getRecordNumber() + ": as many cells as columns are expected");
        }
        return new Row(file, row.toMap());
    }
}
