package org.meterhub.supplierregistry.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.meterhub.marketmodel.CheckDigits;

/** Reads a CSV file of the registry: separator ';', a header row, UTF-8 with or without a byte order mark, quotes as RFC 4180 has them. */
public final class CsvFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** What Java's decoder puts where the bytes are not UTF-8. */
    private static final char NOT_UTF8 = '\uFFFD';

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    private final List<String> columns;
    private final List<String> optionalColumns;
    private final RowErrors errors;
    private final RowTaker taker;
    private final CheckDigits checkDigits;
    private final Map<String, Integer> header = new LinkedHashMap<>();

    private CsvFile(
            List<String> columns,
            List<String> optionalColumns,
            RowErrors errors,
            RowTaker taker,
            CheckDigits checkDigits) {
        this.columns = columns;
        this.optionalColumns = optionalColumns;
        this.errors = errors;
        this.taker = taker;
        this.checkDigits = checkDigits;
    }

    /** Gives every row to the taker, in order, until the file ends or there are too many errors. */
    public static void read(
            InputStream bytes,
            List<String> columns,
            List<String> optionalColumns,
            RowErrors errors,
            RowTaker taker,
            CheckDigits checkDigits)
            throws IOException {
        Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
        // Not closed here: the caller reads the stream to its end for the hash.
        CSVParser parser = FORMAT.parse(text);
        new CsvFile(columns, optionalColumns, errors, taker, checkDigits).read(parser);
    }

    private void read(CSVParser parser) throws IOException {
        try {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                errors.add(1, "", "an empty file", "a header: " + String.join(";", columns));
                return;
            }
            readHeader(records.next());
            if (!errors.isEmpty()) {
                return;
            }
            while (records.hasNext() && !errors.more()) {
                CSVRecord record = records.next();
                row(parser.getCurrentLineNumber(), record.values());
            }
            taker.end();
        } catch (UncheckedIOException failure) {
            if (!(failure.getCause() instanceof CSVException)) {
                throw failure.getCause();
            }
            errors.add(
                    parser.getCurrentLineNumber(),
                    "",
                    String.valueOf(failure.getMessage()),
                    "quotes that open and close a value");
        }
    }

    private void readHeader(CSVRecord names) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (i == 0 && name.startsWith(BYTE_ORDER_MARK)) {
                name = name.substring(BYTE_ORDER_MARK.length());
            }
            if (!columns.contains(name) && !optionalColumns.contains(name)) {
                errors.add(1, name, name, "only the columns " + String.join(";", columns));
            } else if (header.put(name, i) != null) {
                errors.add(1, name, name, "each column once");
            }
        }
        for (String column : columns) {
            if (!header.containsKey(column)) {
                errors.add(1, column, "no such column", "the columns " + String.join(";", columns));
            }
        }
    }

    private void row(long line, String[] values) {
        if (values.length != header.size()) {
            errors.add(line, "", values.length + " values", header.size() + " values");
            return;
        }
        CsvRow row = new CsvRow(line, header, values, errors, checkDigits);
        for (String column : header.keySet()) {
            String value = values[header.getOrDefault(column, 0)];
            if (value.indexOf(NOT_UTF8) >= 0) {
                row.wrong(column, "text in UTF-8");
            } else if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0 || value.indexOf('\0') >= 0) {
                row.wrong(column, "a value on one line");
            }
        }
        if (row.isGood()) {
            taker.take(row);
        }
    }
}
