package org.meterhub.settlement.run.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports hold what parties and operators wrote; no spreadsheet carries it out. */
class NoFormulasTest {

    @Test
    void a_row_of_csv_holds_no_formula_and_no_second_line() {
        assertThat(CsvZip.line(Arrays.asList("=1+1", "+1", "@x", "-x", "\t=1", "a\r\nb,c", null, "-1.500", "-7", "")))
                .isEqualTo("'=1+1,'+1,'@x,'-x,'?=1,\"a??b,c\",,-1.500,-7,");
    }

    @Test
    void a_sheet_holds_text_as_text_and_numbers_as_numbers(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("run.xlsx");
        OutputStream target = Files.newOutputStream(file);
        Workbook workbook = new Workbook(target, "Meterhub", "1.0");
        new SummarySheet(
                        workbook,
                        "=of what",
                        SummaryLanguage.ENGLISH,
                        SummaryWord.RUN,
                        SummaryWord.REQUESTED_BY,
                        SummaryWord.FLEX)
                .row()
                .text("=cmd|' /C calc'!A0")
                .number(new BigDecimal("-12.500"));
        workbook.finish();
        target.close();

        String all = parts(file);
        assertThat(all)
                .contains("'=cmd|".replace("'", "&apos;"))
                .contains("&apos;=of what")
                .doesNotContain("<f>");
        assertThat(all).contains("<v>-12.500</v>");
    }

    private static String parts(Path workbook) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
