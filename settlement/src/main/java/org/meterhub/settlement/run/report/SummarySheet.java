package org.meterhub.settlement.run.report;

import java.io.IOException;
import java.math.BigDecimal;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.PlainText;

/**
 * A sheet of a summary: a line that says of what it is, headings, then rows. Numbers are written with all their digits. Text is text, also when it looks
 * like a formula and when the workbook is saved as CSV, so that nothing an actor said is ever carried out by a spreadsheet.
 */
final class SummarySheet {

    private static final double COLUMN_WIDTH = 22;
    private static final String WHOLE = "#,##0";

    private final Worksheet sheet;
    private final SummaryLanguage language;
    private int row;
    private int column;

    /** The rows above those of figures: of what the sheet is, and the headings. */
    private static final int HEAD_ROWS = 2;

    SummarySheet(
            Workbook workbook, String ofWhat, SummaryLanguage language, SummaryWord name, SummaryWord... headings) {
        this.sheet = workbook.newWorksheet(name.in(language));
        this.language = language;
        for (SummaryWord heading : headings) {
            sheet.value(HEAD_ROWS - 1, column, heading.in(language));
            sheet.style(HEAD_ROWS - 1, column).bold().wrapText(true).set();
            sheet.width(column, COLUMN_WIDTH);
            column++;
        }
        sheet.value(0, 0, PlainText.cell(ofWhat));
        sheet.freezePane(0, HEAD_ROWS);
        row = HEAD_ROWS - 1;
    }

    SummarySheet row() throws IOException {
        row++;
        column = 0;
        // What is complete need not stay in memory.
        if (row % 1_000 == 0) {
            sheet.flush();
        }
        return this;
    }

    SummarySheet word(SummaryWord word) {
        return text(word.in(language));
    }

    SummarySheet yesOrNo(boolean yes) {
        return word(yes ? SummaryWord.YES : SummaryWord.NO);
    }

    /** @param text null leaves the cell empty */
    SummarySheet text(@Nullable Object text) {
        if (text != null) {
            sheet.value(row, column, PlainText.cell(text.toString()));
        }
        column++;
        return this;
    }

    SummarySheet count(long count) {
        sheet.value(row, column, count);
        sheet.style(row, column).format(WHOLE).set();
        column++;
        return this;
    }

    /** @param number null leaves the cell empty */
    SummarySheet number(@Nullable BigDecimal number) {
        if (number != null) {
            // In plain digits, as 1E+3 is no number of a spreadsheet.
            sheet.value(row, column, new BigDecimal(number.toPlainString()));
            sheet.style(row, column).format(format(number.scale())).set();
        }
        column++;
        return this;
    }

    private static String format(int decimals) {
        return decimals <= 0 ? WHOLE : WHOLE + "." + "0".repeat(decimals);
    }

    SummarySheet kilowattHours(long wattHours) {
        return number(BigDecimal.valueOf(wattHours, 3));
    }
}
