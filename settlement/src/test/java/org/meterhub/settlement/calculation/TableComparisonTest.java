package org.meterhub.settlement.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.settlement.calculation.table.DataTable;

/** The comparison that every conformance scenario rests on: what it forgives, and that it forgives nothing else. */
class TableComparisonTest {

    private static final List<String> COLUMNS =
            List.of("result_id", "quantity", "quantity_qualities", "time", "is_tax", "calculation_version", "name");

    private static DataTable actual(@Nullable Object[]... rows) {
        DataTable.Builder table = DataTable.of(COLUMNS);
        for (Object[] row : rows) {
            table.row(row);
        }
        return table.build();
    }

    private static Object[] row(String quantity, String qualities, String name) {
        return new Object[] {"id", quantity, qualities, "2025-01-31T23:00:00Z", true, 7, name};
    }

    private static List<String> differences(String expected, DataTable actual) {
        return TableComparison.differences(
                CsvTable.of("expected.csv", expected.lines().toList()), actual);
    }

    @Test
    void numbers_times_sets_order_of_rows_and_columns_and_comments_are_forgiven() {
        assertThat(differences("""
                        \uFEFFname;quantity;quantity_qualities;#why;time;is_tax;calculation_version;result_id
                        b;2;;x;2025-01-31 23:00;TRUE;000000007;[IGNORED]
                        ;;;;;;

                        a;10.000;"['missing', 'measured', 'missing']";y;2025-01-31T23:00:00Z;True;7;[IGNORED]
                        """, actual(row("10", "['measured', 'missing']", "a"), row("2.000", "[]", "b"))))
                .isEmpty();
    }

    @Test
    void a_difference_names_line_and_column() {
        assertThat(differences("quantity;name\n1.000;a\n2.001;b", actual(row("1", "", "a"), row("2", "", "b"))))
                .singleElement()
                .asString()
                .contains("line 3", "column quantity", "'2.001'", "'2'");
    }

    @Test
    void rows_too_many_too_few_or_twice_are_differences() {
        assertThat(differences("name\na\nb", actual(row("1", "", "b"))))
                .hasSize(2)
                .anyMatch(text -> text.contains("line 2 is missing"));
        assertThat(differences("name\na", actual(row("1", "", "a"), row("1", "", "b"))))
                .anyMatch(text -> text.startsWith("not expected"));
        assertThat(differences("name\na\na", actual(row("1", "", "a"), row("1", "", "a"))))
                .containsExactly("there are duplicate rows");
        assertThat(differences("name", actual(row("1", "", "a")))).hasSize(2);
        assertThat(differences("name", actual())).isEmpty();
    }

    @Test
    void a_column_that_the_result_does_not_have_is_a_difference_even_when_it_is_empty() {
        assertThat(differences("name;nmae\na;", actual(row("1", "", "a"))))
                .containsExactly("the result has no column nmae");
    }

    @Test
    void a_suite_fails_by_scenario_file_and_column_when_one_figure_is_changed(@TempDir Path folder) throws IOException {
        Path source = Path.of("src", "test", "resources", "scenarios", "given_several_tax_owners");
        Path copy = folder.resolve("some").resolve("case");
        try (var files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.writeString(target, Files.readString(file).replace(";26424;", ";26424.000001;"));
                }
            }
        }
        ScenarioSuite suite = new ScenarioSuite(folder);
        suite.run();
        assertThat(suite.filesCompared - suite.filesEqual).isEqualTo(1);
        assertThat(suite.failures.get(0))
                .contains("case", "total_monthly_amounts_per_co_es.csv", "column amount", "26424.000001");
    }
}
