package org.meterhub.commandline;

import java.io.PrintStream;
import java.util.Arrays;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.PlainText;

/** Rows of CSV as the files of the registry have them: semicolons between cells, the first row the headings. No cell is a formula for a spreadsheet. */
final class Csv {

    private static final CSVFormat SEMICOLONS =
            CSVFormat.DEFAULT.builder().setDelimiter(';').get();

    private final PrintStream out;

    Csv(PrintStream out, Object... headings) {
        this.out = out;
        row(headings);
    }

    /** @param cells null shows as nothing */
    void row(@Nullable Object... cells) {
        out.println(SEMICOLONS.format(Arrays.stream(cells).map(Csv::text).toArray()));
    }

    private static @Nullable String text(@Nullable Object cell) {
        return cell == null ? null : PlainText.cell(cell.toString());
    }
}
