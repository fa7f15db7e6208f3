package org.meterhub.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.meterhub.commandline.Operator.Said;

/**
 * A run over a hub whose registry or values are not as they should be: it says what is wrong with which metering point and day, settles the other area, and
 * sends nothing as whole that is not. What no message can bring about, because the hub refuses it, is written into the database.
 */
class SettleBadInputTest extends StoryTest {

    private static final String POINT = "707057500010000015";
    private static final List<String> STORY = List.of(
            "PARTY fjordbygd 7080000010011",
            "PARTY viddaberg 7080000010028",
            "CLOCK 2026-10-27 08:00",
            "SEND fjordbygd VALUES 2026-10-24 TO 2026-10-26 IN BUNDLES OF 200",
            "SEND viddaberg VALUES 2026-10-25 TO 2026-10-26 IN BUNDLES OF 200",
            "EXPECT VALUES 2026-10-25 TO 2026-10-26 WHERE THEY BELONG",
            // Of the first day viddaberg reads the exchange and none of its customers.
            "SEND viddaberg CORRECTION OF 707057500090000028 2026-10-24",
            "SEND fjordbygd TARIFF NT1 FROM 2026-12-01 AS tariff",
            "EXPECT fjordbygd CONFIRMATION OF tariff",
            "SEND fjordbygd PRICE 0.4512 OF TARIFF NT1 2026-12-01 TO 2026-12-01 AS price",
            "EXPECT fjordbygd CONFIRMATION OF price",
            "SEND fjordbygd LINK OF " + POINT + " TO TARIFF NT1 FROM 2026-12-01 AS link",
            "EXPECT fjordbygd CONFIRMATION OF link",
            "ADVANCE CLOCK TO 2027-01-04 08:00",
            "SEND fjordbygd VALUES 2026-12-01 TO 2026-12-02 IN BUNDLES OF 200",
            "SEND viddaberg VALUES 2026-12-01 TO 2026-12-02 IN BUNDLES OF 200",
            "EXPECT VALUES 2026-12-01 TO 2026-12-02 WHERE THEY BELONG");

    SettleBadInputTest() {
        super(STORY);
    }

    /** A run, and what its areas came to. */
    private record Run(String version, String status, List<JsonNode> areas, List<String> findings) {

        static Run of(Said said) throws Exception {
            JsonNode run = said.json().get("run");
            List<JsonNode> areas = new ArrayList<>();
            run.get("gridAreas").forEach(areas::add);
            return new Run(
                    run.get("version").asText(),
                    run.get("status").asText(),
                    areas,
                    areas.stream()
                            .flatMap(area ->
                                    StreamSupport.stream(area.get("findings").spliterator(), false))
                            .map(JsonNode::asText)
                            .toList());
        }

        String statuses() {
            return areas.stream()
                    .map(area -> area.get("gridArea").asText() + " "
                            + area.get("status").asText())
                    .collect(Collectors.joining(", "));
        }
    }

    private Run settle(String type, String from, String to, String... more) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("settle", "start", "--type", type, "--from", from, "--to", to, "--output", "json"));
        command.addAll(Arrays.asList(more));
        Said said = operator.run(command.toArray(String[]::new));
        Run run = Run.of(said);
        assertThat(said.exitCode()).isEqualTo(run.status().equals("SUCCEEDED") ? ExitCodes.DONE : ExitCodes.FAILED);
        return run;
    }

    /** Writes into the database what no message can bring about, and takes it out again. */
    private Run settleWhile(String broken, String mended, String type, String from, String to) throws Exception {
        execute(broken);
        try {
            return settle(type, from, to);
        } finally {
            execute(mended);
        }
    }

    private void execute(String sql) {
        story.hub().database().run(unit -> {
            try (Statement statement = unit.connection().createStatement()) {
                assertThat(statement.executeUpdate(sql)).isPositive();
            }
        });
    }

    @Test
    void an_area_without_values_fails_and_the_other_is_settled_and_sent() throws Exception {
        Run run = settle("balance_fixing", "2026-10-24", "2026-10-25");
        assertThat(run.statuses()).isEqualTo("101 SUCCEEDED, 102 FAILED");
        assertThat(run.findings())
                .anyMatch(text -> text.startsWith("grid area 102, 2026-10-24: none of the ")
                        && text.contains(" consumption and production points has a value"));
        Said sent = operator.done("settle", "send", run.version());
        assertThat(sent.out()).containsPattern("[1-9][0-9]* documents sent").contains("Nothing is sent of 102");
    }

    @Test
    void a_day_without_values_makes_an_area_incomplete_and_its_points_are_named() throws Exception {
        Run run = settle("balance_fixing", "2026-10-24", "2026-10-26");
        assertThat(run.statuses()).isEqualTo("101 SUCCEEDED, 102 INCOMPLETE");
        assertThat(run.findings())
                .anyMatch(text -> text.matches("grid area 102: values are missing at (\\d+) of \\d+ metering points,"
                        + " on \\1 of their \\d+ days; the first 50 are named"))
                .filteredOn(text -> text.endsWith("values are missing on 1 of 2 days: 2026-10-24"))
                .hasSize(50)
                .allMatch(text -> text.startsWith("grid area 102, metering point 7070575000"));
        Said sent = operator.run("settle", "send", run.version());
        assertThat(sent.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(sent.out()).containsPattern("[1-9][0-9]* documents sent").contains("Held back is 102");
    }

    @Test
    void a_point_supplied_twice_fails_its_area_alone() throws Exception {
        Run run = settleWhile(
                "insert into supply_period (gsrn, supplier, balance_responsible, valid_from, recorded_at)"
                        + " select gsrn, supplier, balance_responsible, timestamp with time zone '2026-10-26 00:00:00+01',"
                        + " recorded_at from supply_period where gsrn = " + POINT,
                "delete from supply_period where valid_from = timestamp with time zone '2026-10-26 00:00:00+01'",
                "balance_fixing",
                "2026-10-25",
                "2026-10-27");
        assertOverlap(run);
    }

    @Test
    void a_point_with_two_kinds_of_master_data_at_once_fails_its_area_alone() throws Exception {
        Run run = settleWhile(
                "insert into metering_point_period (gsrn, type, sub_type, connection_state, settlement_method, resolution,"
                        + " unit, product, grid_area, grid_loss, valid_from, recorded_at) select gsrn, type, sub_type,"
                        + " connection_state, 'E02', resolution, unit, product, grid_area, grid_loss,"
                        + " timestamp with time zone '2026-10-26 00:00:00+01', recorded_at from metering_point_period"
                        + " where gsrn = " + POINT,
                "delete from metering_point_period where valid_from = timestamp with time zone '2026-10-26 00:00:00+01'",
                "balance_fixing",
                "2026-10-25",
                "2026-10-27");
        assertOverlap(run);
    }

    private void assertOverlap(Run run) {
        assertThat(run.statuses()).isEqualTo("101 FAILED, 102 SUCCEEDED");
        assertThat(run.findings())
                .containsExactly("grid area 101, metering point " + POINT
                        + ", 2026-10-26: two periods of this metering point overlap from here");
        assertThat(operator.done("settle", "send", run.version()).out())
                .containsPattern("[1-9][0-9]* documents sent")
                .contains("Nothing is sent of 101");
    }

    @Test
    void a_grid_loss_point_that_ends_too_early_fails_its_area_from_that_day_on() throws Exception {
        String ofArea = " where grid_area = '102' and grid_loss and type = 'E17'";
        Run run = settleWhile(
                "update metering_point_period set valid_to = timestamp with time zone '2026-10-26 00:00:00+01'"
                        + ofArea,
                "update metering_point_period set valid_to = null" + ofArea,
                "balance_fixing",
                "2026-10-25",
                "2026-10-27");
        assertThat(run.statuses()).isEqualTo("101 SUCCEEDED, 102 FAILED");
        assertThat(run.findings())
                .containsExactly("grid area 102, 2026-10-26: a grid-loss point of type E17 is missing from here");
    }

    @Test
    void a_month_without_all_prices_and_values_is_incomplete_names_the_points_and_is_marked_when_it_is_sent()
            throws Exception {
        Run run = settle("wholesale_fixing", "2026-12-01", "2027-01-01", "--area", "101");
        assertThat(run.statuses()).isEqualTo("101 INCOMPLETE");
        assertThat(run.findings())
                .contains("grid area 101, metering point " + POINT
                        + ", 2026-12-02: NT1-7080000010011-tariff has no price here")
                .contains("grid area 101, metering point " + POINT + ", 2026-12-03: values are missing on 29 of"
                        + " 31 days: 2026-12-03, 2026-12-04, 2026-12-05, 2026-12-06, 2026-12-07 and 24 more");
        assertThat(operator.run("settle", "send", run.version()).out())
                .contains("nothing was sent", "Held back is 101");
        assertThat(documents("RSM-019")).isEmpty();
        operator.done("settle", "send", run.version(), "--incomplete");
        assertThat(documents("RSM-019"))
                .hasSizeGreaterThan(3)
                .allMatch(document -> document.contains("<quality>A05</quality>"));
    }

    /** The documents of a type that the log has, as they were written. */
    private List<String> documents(String type) throws Exception {
        List<String> documents = new ArrayList<>();
        for (JsonNode row :
                operator.done("log", "list", "--type", type, "--output", "json").json()) {
            documents.add(operator.done("log", "show", row.get("record").asText(), "--raw")
                    .out());
        }
        return documents;
    }

    @Test
    void a_charge_that_is_described_and_linked_twice_is_charged_once_and_twice_and_remarked_on() throws Exception {
        String charge = " from charge_period where name like '%'";
        execute(
                "insert into charge_period (charge_id, name, description, vat_payer, transparent, valid_from, recorded_at)"
                        + " select charge_id, name, description, vat_payer, transparent,"
                        + " timestamp with time zone '2026-12-10 00:00:00+01', recorded_at" + charge);
        Run run = settleWhile(
                "insert into charge_link (gsrn, charge_id, quantity, valid_from, process_id, recorded_at) select gsrn,"
                        + " charge_id, quantity, timestamp with time zone '2026-12-02 00:00:00+01', process_id, recorded_at"
                        + " from charge_link",
                "delete from charge_link where valid_from = timestamp with time zone '2026-12-02 00:00:00+01'",
                "wholesale_fixing",
                "2026-12-01",
                "2027-01-01");
        execute("delete from charge_period where valid_from = timestamp with time zone '2026-12-10 00:00:00+01'");
        assertThat(run.findings())
                .contains("grid area 101, metering point " + POINT + ", 2026-12-02: two links overlap and each"
                        + " counts, to charge NT1-7080000010011-tariff")
                .contains("grid area 101, 2026-12-10: NT1-7080000010011-tariff: two periods of its master data"
                        + " overlap");
    }
}
