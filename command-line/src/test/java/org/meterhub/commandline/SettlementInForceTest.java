package org.meterhub.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.commandline.Operator.Said;
import org.meterhub.hubapp.configuration.HubConfiguration;

/**
 * What counts is what was sent: neither a run that waits for approval, nor a trial, nor a run over an earlier state is ever the settlement of a day, whoever
 * asks; and whoever asks is told of which run an answer is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SettlementInForceTest {

    private static final String POINT = "707057500010000015";
    private static final List<String> STORY = List.of(
            "PARTY fjordbygd 7080000010011",
            "PARTY viddaberg 7080000010028",
            "CLOCK 2026-10-28 08:00",
            "SEND fjordbygd VALUES 2026-10-25 TO 2026-10-26 IN BUNDLES OF 200",
            "SEND viddaberg VALUES 2026-10-25 TO 2026-10-26 IN BUNDLES OF 200",
            "EXPECT VALUES 2026-10-25 TO 2026-10-26 WHERE THEY BELONG");
    private static final List<String> CORRECTION = List.of(
            "ADVANCE CLOCK TO 2026-10-28 12:00",
            "SEND fjordbygd CORRECTION OF " + POINT + " 2026-10-25",
            "EXPECT VALUES OF " + POINT + " 2026-10-25 TO 2026-10-25 WHERE THEY BELONG",
            "ADVANCE CLOCK TO 2026-10-28 13:00");
    private static final String BEFORE_THE_CORRECTION = "2026-10-28T10:59:00Z";

    @TempDir
    private static Path folder;

    private StoryHub story;
    private Operator operator;

    @BeforeAll
    void start() throws Exception {
        story = StoryHub.after(folder, HubConfiguration::withSettlementByTwo, STORY);
        operator = story.operator();
        settle();
        operator.done("settle", "approve", "1", "--by", "ola");
        operator.done("settle", "send", "1", "--by", "kari");
        story.continueWith(CORRECTION);
        settle();
        settle("--as-known-at", BEFORE_THE_CORRECTION);
        importPrices();
    }

    @AfterAll
    void stop() throws Exception {
        story.close();
    }

    private void settle(String... more) {
        List<String> command = new ArrayList<>(List.of(
                "settle",
                "start",
                "--type",
                "balance_fixing",
                "--from",
                "2026-10-25",
                "--to",
                "2026-10-27",
                "--by",
                "kari"));
        command.addAll(Arrays.asList(more));
        operator.done(command.toArray(String[]::new));
    }

    private void importPrices() throws Exception {
        StringBuilder csv = new StringBuilder("price_area;time;price\n");
        for (int hour = 0; hour < 49; hour++) {
            csv.append("NO1;")
                    .append(Instant.parse("2026-10-24T22:00:00Z").plusSeconds(3_600L * hour))
                    .append(";512.34\n");
        }
        Files.writeString(folder.resolve("prices.csv"), csv);
        operator.done("prices", "import", "prices.csv", "--by", "kari");
    }

    private Said deviations(String... more) {
        List<String> command = new ArrayList<>(
                List.of("deviations", "settle", "--from", "2026-10-25", "--to", "2026-10-27", "--area", "101"));
        command.addAll(Arrays.asList(more));
        return operator.run(command.toArray(String[]::new));
    }

    @Test
    @Order(1)
    void lists_say_what_counts_and_what_does_not() throws Exception {
        List<String> list = operator.done("settle", "list").lines();
        assertThat(list.get(0)).contains("CUT-OFF", "COUNTS");
        assertThat(list.get(1)).contains("no: an earlier state", "never", "2026-10-28T10:59:00Z");
        assertThat(list.get(2)).contains("no: not sent", "0 of 2");
        assertThat(list.get(3)).contains("yes", "2 of 2", "ola");
        assertThat(operator.done("settle", "status", "1").out())
                .contains("Cut-off 2026-10-28T", "approved by ola at 2026-10-28T", "in force");
        assertThat(operator.done("settle", "status", "2").out())
                .contains("not sent, does not count", "kari asked for it: ./hub settle approve 2");
        assertThat(operator.done("settle", "results", "3").out())
                .contains("an earlier state, never sent, never counts");
        List<String> csv =
                operator.done("settle", "results", "2", "--output", "csv").lines();
        assertThat(csv.get(0)).startsWith("run;cutoff;sent_at;grid_area;series;level");
        assertThat(csv.get(1)).startsWith("2;2026-10-28T12:00:");
    }

    @Test
    @Order(2)
    void a_run_over_an_earlier_state_is_neither_approved_nor_sent() {
        assertThat(operator.run("settle", "approve", "3", "--by", "ola").err()).contains("an earlier state");
        assertThat(operator.run("settle", "send", "3", "--by", "kari").err())
                .contains("run 3 is over what was known at 2026-10-28T10:59:00Z", "never sent");
    }

    @Test
    @Order(3)
    void a_report_of_the_settlement_in_force_is_of_what_was_sent_and_says_of_which_run() throws Exception {
        Said said = operator.done(
                "settle", "report", "--from", "2026-10-25", "--to", "2026-10-27", "--file", "in-force.zip");
        assertThat(said.out())
                .contains(
                        "Run 2 has settled 2026-10-25 to 2026-10-26 in grid area 101 too",
                        "is not sent and does not count");
        assertThat(lines("in-force.zip", "RUNS_"))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("101,1,") && line.contains("ola"))
                .noneMatch(line -> line.startsWith("101,2,"));
        Said trial = operator.done(
                "settle", "report", "--from", "2026-10-25", "--to", "2026-10-27", "--unsent", "--file", "trial.zip");
        assertThat(trial.out()).contains("has not been sent");
        assertThat(lines("trial.zip", "RUNS_"))
                .as("the newest, but never one over an earlier state")
                .anyMatch(line -> line.startsWith("101,2,"))
                .noneMatch(line -> line.startsWith("101,3,"));
        assertThat(operator.run("settle", "report", "2", "--for", "7080000010011", "--file", "told.zip")
                        .err())
                .as("nobody learns from a report what was not sent")
                .contains("has not been sent", "--unsent");
    }

    private static List<String> lines(String zip, String prefix) throws Exception {
        try (ZipFile file = new ZipFile(folder.resolve(zip).toFile())) {
            ZipEntry entry = Collections.list(file.entries()).stream()
                    .filter(one -> one.getName().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
            return new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    @Order(4)
    void what_deviates_from_what_was_sent_is_counted_and_what_waits_is_named() throws Exception {
        Said compared = operator.done("settle", "compare", "1", "2");
        assertThat(compared.out()).contains("Run 1:", "Run 2:", "not sent, does not count");
        Said said = deviations("--output", "json", "--by", "kari");
        long consumed = 0;
        for (JsonNode day : said.json().get("days")) {
            assertThat(day.get("settledRun").asLong()).isEqualTo(1);
            assertThat(day.get("remark").asText())
                    .contains("run 2", "is not sent and does not count", "kari asked for it", "./hub settle approve 2");
            for (JsonNode party : day.get("parties")) {
                consumed += Math.max(0, party.get("quantityWh").asLong());
            }
        }
        assertThat(consumed).as("watt-hours that changed hands").isEqualTo(correctedWh());
        assertThat(operator.done("deviations", "show", "1").out())
                .contains("counted from run 1", "sent 2026-10-28T", "run 2");
        Said again = deviations("--by", "kari");
        assertThat(again.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(again.out()).contains("Nothing deviates");
    }

    /** What the comparison of the runs says of the point that was corrected. */
    private long correctedWh() throws Exception {
        for (String line :
                operator.done("settle", "compare", "1", "2", "--output", "csv").lines()) {
            if (line.contains(POINT)) {
                String[] cells = line.split(";", -1);
                BigDecimal before = new BigDecimal(cells[cells.length - 3]);
                return new BigDecimal(cells[cells.length - 2])
                        .subtract(before)
                        .abs()
                        .movePointRight(3)
                        .longValueExact();
            }
        }
        throw new AssertionError("the comparison does not name " + POINT);
    }

    @Test
    @Order(5)
    void a_run_that_a_deviation_settlement_has_overtaken_is_not_sent_any_more() {
        operator.done("settle", "approve", "2", "--by", "ola");
        Said said = operator.run("settle", "send", "2", "--by", "kari");
        assertThat(said.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(said.out())
                .contains("Not sent is 101", "settled since")
                .containsPattern("[1-9][0-9]* documents sent");
    }

    @Test
    @Order(6)
    void a_day_that_nothing_sent_has_settled_stays_open_and_says_who_is_to_be_asked() throws Exception {
        operator.run(
                "settle",
                "start",
                "--type",
                "balance_fixing",
                "--from",
                "2026-10-27",
                "--to",
                "2026-10-28",
                "--area",
                "101",
                "--by",
                "kari");
        Said said =
                operator.run("deviations", "settle", "--day", "2026-10-26", "--type", "first_correction_settlement");
        assertThat(said.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(said.out())
                .contains(
                        "not settled: no first_correction_settlement that was sent has settled the day",
                        "./hub settle start");
    }

    /** As deviations were that were counted before only what was sent counted: from the newest run, which nobody was told of. */
    @Test
    @Order(7)
    void a_deviation_that_was_counted_from_a_run_that_is_not_sent_is_named_and_paid_once() throws Exception {
        execute("update settlement_deviation_day set settled_version = 2, remark = null where grid_area = '101'");
        assertThat(operator.done("deviations", "show", "1").out())
                .as("something was paid: what is left is for the clerk")
                .contains("counted from run 2, which is not sent; the parties have run 1", "./hub settle compare 1 2");
        assertThat(deviations("--by", "kari").out())
                .as("what was paid is not paid again")
                .contains("Nothing deviates");

        execute("update settlement_deviation_day set settled_version = 2, remark = null where grid_area = '101'");
        execute("delete from settlement_deviation_party where grid_area = '101'");
        assertThat(operator.done("deviations", "show", "1").out())
                .contains("nobody paid, so the day counts as not settled: ./hub deviations settle --day 2026-10-25");
        Said said = deviations("--output", "json", "--by", "kari");
        long consumed = 0;
        for (JsonNode day : said.json().get("days")) {
            assertThat(day.get("settledRun").asLong()).isEqualTo(1);
            for (JsonNode party : day.get("parties")) {
                consumed += Math.max(0, party.get("quantityWh").asLong());
            }
        }
        assertThat(consumed).as("watt-hours that changed hands").isEqualTo(correctedWh());
        assertThat(deviations("--by", "kari").out()).as("and only once").contains("Nothing deviates");
    }

    private void execute(String sql) {
        story.hub().database().run(unit -> {
            try (Statement statement = unit.connection().createStatement()) {
                statement.execute(sql);
            }
        });
    }
}
