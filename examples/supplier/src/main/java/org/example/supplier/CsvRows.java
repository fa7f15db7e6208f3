package org.example.supplier;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;

/** Rows by the names of their columns as a Camel data format: UTF-8, semicolons, the first line has the names. */
final class CsvRows extends ServiceSupport implements DataFormat {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setRecordSeparator("\n")
            .setTrim(true)
            .get();

    private final List<String> columns;

    /** @param columns in the order in which they are written; whatever is there is read */
    CsvRows(String... columns) {
        this.columns = List.of(columns);
    }

    @Override
    public void marshal(Exchange exchange, Object rows, OutputStream stream) throws IOException {
        try (CSVPrinter csv = new CSVPrinter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), FORMAT)) {
            csv.printRecord(columns);
            for (Object row : (List<?>) rows) {
                csv.printRecord(columns.stream().map(((Map<?, ?>) row)::get));
            }
        }
    }

    /** @throws IllegalArgumentException when it is no CSV; the message says where */
    @Override
    public Object unmarshal(Exchange exchange, InputStream stream) throws IOException {
        CSVFormat withNames =
                FORMAT.builder().setHeader().setSkipHeaderRecord(true).get();
        List<Map<String, String>> rows = new ArrayList<>();
        try (CSVParser csv = CSVParser.parse(stream, StandardCharsets.UTF_8, withNames)) {
            csv.forEach(row -> rows.add(row.toMap()));
        } catch (java.io.UncheckedIOException broken) {
            throw new IllegalArgumentException(String.valueOf(broken.getMessage()), broken);
        }
        return rows;
    }
}
