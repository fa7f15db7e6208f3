package org.meterhub.commandline;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.PlainText;

/** Rows of CSV as the files of the registry have them: semicolons between cells, the first row the headings. No cell is a formula for a spreadsheet. */
final class Csv {

    private final PrintStream out;

    Csv(PrintStream out, Object... headings) {
        this.out = out;
        row(headings);
    }

    /** @param cells null shows as nothing */
    void row(@Nullable Object... cells) {
        out.println(Arrays.stream(cells).map(Csv::text).collect(Collectors.joining(";")));
    }

    private static String text(@Nullable Object cell) {
        String text = cell == null ? "" : PlainText.cell(cell.toString());
        boolean plain = text.chars().noneMatch(c -> c == ';' || c == '"');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
