package org.meterhub.settlement.run.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.PlainText;

/** A zip of CSV files, written one after the other while their rows come. Commas between cells, the first row the headings; no cell is a formula for a spreadsheet. */
final class CsvZip implements AutoCloseable {

    /** The earliest a zip can say. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final Writer text;
    private final int rowsPerFileMax;
    private final List<ReportOutcome.File> files = new ArrayList<>();

    private @Nullable Table open;

    /** @param rowsPerFileMax a table with more rows is cut into numbered files, and then all tables are numbered; zero for no limit */
    CsvZip(OutputStream target, int rowsPerFileMax) {
        zip = new ZipOutputStream(target, StandardCharsets.UTF_8);
        text = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
        this.rowsPerFileMax = rowsPerFileMax;
    }

    /** Begins the next table; the one before is complete. */
    Table begin(ReportFileName name, List<String> columns) throws IOException {
        end();
        Table table = new Table(name, line(columns));
        open = table;
        table.beginFile();
        return table;
    }

    private void end() throws IOException {
        if (open != null) {
            open.endFile();
            open = null;
        }
    }

    /** The files that are complete. */
    List<ReportOutcome.File> files() {
        return List.copyOf(files);
    }

    @Override
    public void close() throws IOException {
        end();
        text.flush();
        zip.close();
    }

    /** A row as it stands in the file, without the end of the line. */
    static String line(List<? extends @Nullable String> cells) {
        return CSVFormat.DEFAULT.format(cells.stream()
                .map(cell -> cell == null ? null : PlainText.cell(cell))
                .toArray());
    }

    /** Takes the rows of a table. */
    final class Table {

        private final ReportFileName name;
        private final String headings;
        private int pieces;
        private long rows;

        private Table(ReportFileName name, String headings) {
            this.name = name;
            this.headings = headings;
        }

        void row(List<? extends @Nullable String> cells) throws IOException {
            line(CsvZip.line(cells));
        }

        /** @param line made by {@link CsvZip#line} */
        void line(String line) throws IOException {
            if (rowsPerFileMax > 0 && rows == rowsPerFileMax) {
                endFile();
                beginFile();
            }
            text.write(line);
            text.write('\n');
            rows++;
        }

        private String fileName() {
            return rowsPerFileMax > 0 ? name.piece(pieces) : name.whole();
        }

        private void beginFile() throws IOException {
            pieces++;
            rows = 0;
            ZipEntry entry = new ZipEntry(fileName());
            // The same report is the same bytes, whenever it is written.
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            text.write(headings);
            text.write('\n');
        }

        private void endFile() throws IOException {
            text.flush();
            zip.closeEntry();
            files.add(new ReportOutcome.File(fileName(), rows));
        }
    }
}
