package org.meterhub.commandline;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.PlainText;

/** A plain table, whose cells may be anybody's words: a row of headings, columns as wide as they need, two blanks between them. A heading that begins with '>' aligns its column right. */
final class Table {

    private static final String GAP = "  ";

    /** So much of a cell is shown: enough for every grid area of a country, too little to fill a screen. */
    private static final int CELL_CHARS_MAX = 1_000;

    private final List<String> headings;
    private final boolean[] right;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        this.right = new boolean[headings.length];
        String[] plain = headings.clone();
        for (int i = 0; i < plain.length; i++) {
            right[i] = plain[i].startsWith(">");
            plain[i] = right[i] ? plain[i].substring(1) : plain[i];
        }
        this.headings = List.of(plain);
    }

    /** @param cells one for each heading; null shows as nothing */
    Table row(@Nullable Object... cells) {
        if (cells.length != right.length) {
            throw new IllegalArgumentException(cells.length + " cells for " + right.length + " columns");
        }
        rows.add(Arrays.stream(cells).map(Table::text).toList());
        return this;
    }

    private static String text(@Nullable Object cell) {
        return cell == null ? "" : PlainText.line(cell.toString(), CELL_CHARS_MAX);
    }

    void print(PrintStream out) {
        int[] widths = new int[right.length];
        List<List<String>> lines = new ArrayList<>(rows);
        lines.add(0, headings);
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String blanks = " ".repeat(widths[i] - line.get(i).length());
                text.append(i == 0 ? "" : GAP)
                        .append(right[i] ? blanks : "")
                        .append(line.get(i))
                        .append(right[i] ? "" : blanks);
            }
            out.println(text.toString().stripTrailing());
        }
    }
}
