package org.meterhub.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What parties wrote, in the tables and files that commands print. */
class CsvTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void no_cell_is_a_formula_or_a_second_line_and_numbers_stay_numbers() {
        new Csv(out, "name", "kWh").row("=HYPERLINK(\"http://x\";\"y\")", new BigDecimal("-12.500"));
        new Csv(out, "id", "kWh").row("a\nb\u202e", "-0.001");
        new Csv(out, "id").row("@SUM(A1)");
        assertThat(printed())
                .isEqualTo(
                        "name;kWh\n\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\";-12.500\nid;kWh\na?b?;-0.001\nid\n'@SUM(A1)\n");
    }

    @Test
    void a_table_keeps_its_lines_whatever_its_cells_say() {
        new Table("ID", "X").row("a\nb\u001b[31m", "x".repeat(60_000)).print(out);
        assertThat(printed().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.length()).isLessThan(1_100))
                .last()
                .asString()
                .startsWith("a?b?[31m")
                .endsWith("more)");
    }

    @Test
    void json_escapes_what_turns_a_line_around() {
        new Console(out, out, java.util.Map.of(), java.nio.file.Path.of("")).json("Bjørn \u202e\u009b1m\n");
        assertThat(printed()).isEqualTo("\"Bjørn \\u202e\\u009b1m\\n\"\n");
    }
}
