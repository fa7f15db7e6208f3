package org.meterhub.settlement.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The runner of scenarios meets folders nobody has seen yet: what it cannot read it refuses by scenario, file, line and column, and it passes over
 * nothing in silence.
 */
class ScenarioSuiteTest {

    private static final String ARGUMENTS = "when/calculation_arguments.yml";
    private static final String PERIODS = "when/metering_point_periods.csv";
    private static final String READINGS = "when/time_series_points.csv";
    private static final String PRICES = "when/charge_price_points.csv";
    private static final String PRODUCTION = "then/energy_results/production.csv";
    private static final String VIEW = "then/wholesale_results.energy_v1.csv";

    @TempDir
    Path folder;

    /** One hour of one area with its two grid-loss points and a producer of 4 kWh, and the first quarter of what is expected. */
    private void write() throws IOException {
        write(ARGUMENTS, """
                - grid-areas:
                    - "101"
                  calculation-id: "one"
                  period-start-datetime: "2025-06-01 22:00:00"
                  period-end-datetime: "2025-06-01 23:00:00"
                  calculation-execution-time-start: "2025-06-10 08:00:00"
                  calculation-type: "aggregation"
                """);
        write("when/grid_loss_metering_points.csv", "metering_point_id\nloss\ncorrection\n");
        write(PERIODS, """
                to_date;resolution;from_date;type;settlement_method;grid_area_code;metering_point_id;energy_supplier_id
                ;PT1H;2025-01-01T23:00:00Z;E17;D01;101;loss;s
                ;PT1H;2025-01-01T23:00:00Z;E18;;101;correction;s
                ;PT1H;2025-01-01 23:00;E18;;101;plant;s
                """);
        write(READINGS, "quality;quantity;observation_time;metering_point_id\nmeasured;4;2025-06-01T22:00:00Z;plant\n");
        write(PRODUCTION, """
                time;quantity;quantity_qualities
                2025-06-01T22:00:00Z;1;['measured', 'calculated']
                2025-06-01T22:15:00Z;1;['measured', 'calculated']
                2025-06-01T22:30:00Z;1;['measured', 'calculated']
                2025-06-01T22:45:00Z;1;['measured', 'calculated']
                """);
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve("some/case").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private List<String> failures() throws IOException {
        ScenarioSuite suite = new ScenarioSuite(folder);
        suite.run();
        return suite.failures;
    }

    @Test
    void columns_in_another_order_absent_files_and_empty_files_are_read() throws IOException {
        write();
        write(PRICES, "");
        write("when/charge_link_periods.csv", "\n;;;\n");
        write("when/electricity_market__points.csv", "a;b\n1;2;3\n");
        write("when/measurements_gold/current_v1.csv", "a\n1");
        write("then/energy_results/exchange.csv", "quantity");
        write("then/wholesale_results/fee_per_co_es.csv", "");
        assertThat(failures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                PERIODS + " | E18;;101;plant | E99;;101;plant | line 4, column type: 'E99'",
                PERIODS + " | E18;;101;plant | E18;;10;plant | line 4, column grid_area_code: '10'",
                PERIODS + " | 2025-01-01 23:00 | 1 January | line 4, column from_date: '1 January': not a time of UTC",
                PERIODS + " | resolution;from | resolutoin;from | has no column resolution",
                PERIODS + " | type;settlement_method | type;type | has two columns type",
                READINGS + " | measured;4 | good;4 | line 2, column quality: 'good'",
                READINGS + " | measured;4 | measured;4.0001 | line 2, column quantity: '4.0001'",
                READINGS + " | Z;plant | Z;plant;too much | line 2: 'too much' stands under no column",
                READINGS + " | Z;plant | Z; | line 2, column metering_point_id: '': a metering point is missing",
                ARGUMENTS + " | aggregation | guess | calculation_arguments.yml, calculation-type: 'guess'",
                ARGUMENTS + " | calculation-id: | id: | has no calculation-id",
                ARGUMENTS + " | 2025-06-01 23:00:00 | 2025-06-01 21:00:00 | the calculation says: [PERIOD_EMPTY]",
                PRODUCTION + " | :00Z;1; | :00Z;one; | line 2, column quantity: 'one'",
                PRODUCTION + " | :00Z;1; | :00Z;1.001; | line 2, column quantity: expected '1.001' but was '1'",
                PERIODS
                        + " | E17;D01;101;loss | E17;D01;102;loss | the calculation says: [GRID_LOSS_POINT_MISSING, true"
            })
    void what_cannot_be_read_or_differs_is_named_by_scenario_file_line_and_column(
            String file, String right, String wrong, String said) throws IOException {
        write();
        Path path = folder.resolve("some/case").resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(right);
        Files.writeString(path, text.replace(right, wrong));
        assertThat(failures()).isNotEmpty().allSatisfy(failure -> assertThat(failure)
                .startsWith("some/case"));
        assertThat(failures()).anySatisfy(failure -> assertThat(failure).contains(said));
    }

    @Test
    void a_reading_given_twice_is_refused_and_not_chosen() throws IOException {
        write();
        write(READINGS, """
                metering_point_id;quantity;quality;observation_time
                plant;4;measured;2025-06-01T22:00:00Z
                plant;5;measured;2025-06-01T22:00:00Z
                """);
        assertThat(failures()).singleElement().asString().contains("two readings of metering point plant");
    }

    @Test
    void an_expected_file_of_no_known_output_is_a_failure_that_says_which_there_are() throws IOException {
        write();
        write("then/energy_results/prodution.csv", "time");
        assertThat(failures())
                .singleElement()
                .asString()
                .contains(
                        "some/case, energy_results/prodution.csv: there is no such output",
                        "energy_results/production");
    }

    @Test
    void half_a_scenario_and_tables_outside_of_every_scenario_are_failures() throws IOException {
        write();
        Files.createDirectories(folder.resolve("half/when"));
        Files.createDirectories(folder.resolve("other half/then"));
        Files.writeString(folder.resolve("some/stray.csv"), "a");
        assertThat(failures())
                .containsExactly(
                        "some/stray.csv: lies in no folder when or then, so no scenario reads it",
                        "half: has no folder then",
                        "other half: has no folder when");
    }

    @Test
    void a_calculation_without_arguments_and_an_empty_expectation_are_failures() throws IOException {
        write();
        Files.delete(folder.resolve("some/case").resolve(ARGUMENTS));
        Files.delete(folder.resolve("some/case").resolve(PRODUCTION));
        assertThat(failures())
                .hasSize(2)
                .anyMatch(failure -> failure.contains("nothing is expected"))
                .anyMatch(failure -> failure.contains("no calculation_arguments.yml"));
    }

    @Test
    void stored_tables_may_lie_in_folders_of_their_databases_and_may_be_absent() throws IOException {
        write(VIEW, "calculation_id;quantity\none;1.5");
        write("when/wholesale_results_internal/energy.csv", """
                calculation_id;time_series_type;quantity
                one;production;1.500
                two;production;2
                """);
        assertThat(failures()).anyMatch(failure -> failure.contains("line 2 is missing"));
        write("when/wholesale_internal.calculations.csv", """
                calculation_id;calculation_type;calculation_period_start;calculation_period_end;calculation_version;calculation_succeeded_time
                one;aggregation;2025-06-01T22:00:00Z;2025-06-02T22:00:00Z;1;2025-06-03T22:00:00Z
                """);
        assertThat(failures()).isEmpty();
    }
}
