package org.meterhub.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.meterhub.commandline.Operator.Said;

/** A clerk's month in small: two days are settled, a correction comes, runs are compared, and the deviation is settled at imported prices. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SettleCommandTest extends StoryTest {

    private static final String GRID_COMPANY = "7080000010011";
    private static final String POINT = "707057500010000015";
    private static final List<String> STORY = List.of(
            "PARTY fjordbygd 7080000010011",
            "PARTY viddaberg 7080000010028",
            "CLOCK 2026-10-27 08:00",
            "SEND fjordbygd VALUES 2026-10-25 TO 2026-10-26 IN BUNDLES OF 40",
            "SEND viddaberg VALUES 2026-10-25 TO 2026-10-26 IN BUNDLES OF 40",
            "EXPECT VALUES 2026-10-25 TO 2026-10-26 WHERE THEY BELONG");
    private static final List<String> CORRECTION = List.of(
            "ADVANCE CLOCK TO 2026-10-27 12:00",
            "SEND fjordbygd CORRECTION OF " + POINT + " 2026-10-25",
            "EXPECT VALUES OF " + POINT + " 2026-10-25 TO 2026-10-25 WHERE THEY BELONG",
            "ADVANCE CLOCK TO 2026-10-28 09:00");
    private static final String BEFORE_NOON = "2026-10-27T10:59:00Z";

    SettleCommandTest() {
        super(STORY);
    }

    private Said settle(String... more) {
        String[] all = new String[8 + more.length];
        System.arraycopy(
                new String[] {
                    "settle", "start", "--type", "balance_fixing", "--from", "2026-10-25", "--to", "2026-10-27"
                },
                0,
                all,
                0,
                8);
        System.arraycopy(more, 0, all, 8, more.length);
        return operator.run(all);
    }

    @Test
    @Order(1)
    void a_run_is_settled_watched_and_told_as_table_and_csv() throws Exception {
        Said said = settle("--by", "kari");
        assertThat(said.exitCode()).as(said.err() + said.out()).isEqualTo(ExitCodes.DONE);
        assertThat(operator.done("settle", "status", "1").out())
                .contains("Run 1: balance_fixing", "succeeded", "101", "102");
        assertThat(operator.done("settle", "list").lines().get(1)).contains("kari");
        List<String> csv =
                operator.done("settle", "results", "1", "--output", "csv").lines();
        assertThat(csv.get(0)).startsWith("run;cutoff;sent_at;grid_area;series;level");
        assertThat(csv).anyMatch(line -> line.startsWith("1;") && line.contains(";101;grid_loss;grid_area;"));
        assertThat(operator.done("settle", "results", "1", "--series").out()).contains("flex_consumption");
        assertThat(operator.done("settle", "approve", "1", "--by", "ola").out()).contains("succeeded");
        assertThat(operator.done("settle", "list").lines().get(1)).contains("ola");
        assertThat(operator.done("settle", "cancel", "1").out())
                .as("what is done stays")
                .contains("succeeded");
        assertThat(operator.done("settle", "resume", "1").out()).contains("at every step");
    }

    @Test
    @Order(2)
    void results_are_sent_once_and_found_in_the_log() throws Exception {
        assertThat(operator.done("settle", "send", "1").out()).containsPattern("[1-9][0-9]* documents sent");
        assertThat(operator.done("settle", "send", "1").out()).contains("nothing was sent");

        JsonNode records = operator.done(
                        "log", "list", "--type", "RSM-014", "--party", GRID_COMPANY, "--output", "json")
                .json();
        assertThat(records).isNotEmpty().allSatisfy(record -> {
            assertThat(record.get("receiver").asText()).isEqualTo(GRID_COMPANY);
            assertThat(record.get("sender").asText())
                    .isEqualTo(story.hub().configuration().market().hub().value());
        });
        JsonNode newest = records.get(0);
        String number = String.valueOf(newest.get("record").asLong());
        Said raw = operator.done("log", "show", number, "--raw");
        assertThat(raw.bytes()).hasSize(newest.get("lengthBytes").asInt());
        assertThat(raw.out())
                .startsWith("<?xml")
                .contains(newest.get("messageId").asText())
                .endsWith("</NotifyAggregatedMeasureData_MarketDocument>\n");
        assertThat(operator.done("log", "show", number).lines()).anyMatch(line -> line.matches("type +RSM-014"));

        Said page = operator.done("log", "list", "--limit", "2", "--before", number);
        assertThat(page.lines()).hasSize(3);
        assertThat(page.err()).contains("There may be older ones: --before");
        assertThat(operator.done("log", "list", "--from", "2026-10-29").lines())
                .as("the headings")
                .hasSize(1);
    }

    @Test
    @Order(4)
    void what_cannot_be_done_is_said_kindly() {
        int runs = operator.done("settle", "list").lines().size();
        Said future = operator.run(
                "settle", "start", "--type", "balance_fixing", "--from", "2030-01-01", "--to", "2030-02-01");
        assertThat(future.err()).contains("begins on 2030-01-01, which is still to come");
        assertThat(operator.done("settle", "list").lines())
                .as("no run was begun")
                .hasSize(runs);
        assertThat(operator.run("settle", "status", "99").err()).contains("there is no run 99");
        assertThat(operator.run("settle", "status", "first").err())
                .contains("'first' is no whole number")
                .doesNotContain("is not a");
        assertThat(operator.run("completeness", "--from", "yesterday").err())
                .contains("'yesterday' is no day: write 2026-10-24");
        assertThat(operator.run("settle", "status", "99", "--output", "json").err())
                .as("a program reads errors as it reads answers")
                .startsWith("{")
                .contains("\"error\" : \"there is no run 99");
        assertThat(operator.run("settle", "compare", "1", "99").err()).contains("there is no run 99");
        assertThat(settle("--as-known-at", "2030-01-01").err()).contains("still to come");
        assertThat(settle("--as-known-at", "yesterday").err()).contains("It must be a market day such as");
        assertThat(settle("--internal").err()).contains("only an aggregation can be internal");
        assertThat(operator.run("deviations", "settle", "--day", "2030-01-01").err())
                .contains("2030-01-01 is not over");
        assertThat(operator.run("deviations", "settle", "--from", "2026-10-25").err())
                .contains("both --from and --to");
        assertThat(operator.run("prices", "check", "nothing.csv").err()).contains("There is no file");
    }

    @Test
    @Order(3)
    void a_correction_is_found_by_comparing_with_its_point_day_and_cause() throws Exception {
        story.continueWith(CORRECTION);
        assertThat(settle("--by", "kari", "--as-known-at", BEFORE_NOON).exitCode())
                .isEqualTo(ExitCodes.DONE);
        assertThat(operator.done("settle", "compare", "1", "2").out()).contains("They are equal.");
        assertThat(operator.run(
                                "settle",
                                "start",
                                "--type",
                                "aggregation",
                                "--internal",
                                "--from",
                                "2026-10-25",
                                "--to",
                                "2026-10-27")
                        .exitCode())
                .isEqualTo(ExitCodes.DONE);
        Said said = operator.done("settle", "compare", "1", "3");
        assertThat(said.out()).contains("Grid area 101", POINT, "2026-10-25", "correction", "grid loss");
        assertThat(operator.done("settle", "compare", "1", "3", "--output", "csv")
                        .lines())
                .anyMatch(line -> line.contains(";point;101;") && line.contains(POINT) && line.contains("CORRECTION"));
        assertThat(operator.run("settle", "send", "3").err()).contains("a trial that is never sent");
    }

    private Path prices(String name, boolean withGap) throws Exception {
        ZoneId oslo = ZoneId.of("Europe/Oslo");
        StringBuilder csv = new StringBuilder("price_area;time;price\n");
        for (int hour = 0; hour < 49; hour++) {
            Instant time = Instant.parse("2026-10-24T22:00:00Z").plusSeconds(3_600L * hour);
            if (!withGap || hour != 3) {
                csv.append("NO1;").append(time.atZone(oslo).toOffsetDateTime()).append(";512.34\n");
            }
        }
        return Files.writeString(folder.resolve(name), csv);
    }

    @Test
    @Order(5)
    void prices_are_checked_with_missing_hours_named_and_then_imported() throws Exception {
        prices("gap.csv", true);
        Said gap = operator.run("prices", "import", "gap.csv");
        assertThat(gap.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(gap.err())
                .contains("no price of 2026-10-25T02:00+01:00, on the market day 2026-10-25 of 25 steps")
                .contains("Nothing is imported");
        Files.writeString(
                folder.resolve("wrong.csv"),
                "price_area;time;price\nNO1;2026-10-25 00:00;1\nNO1;2026-10-25T00:00+02:00;a\nNO1;2026-10-25T00:30+02:00;1\n");
        assertThat(operator.run("prices", "check", "wrong.csv").err())
                .contains("line 2", "line 3", "is no price", "line 4", "does not begin a step");
        assertThat(operator.done("prices", "list").lines()).hasSize(1);
    }

    @Test
    @Order(6)
    void a_deviation_without_prices_stays_open_and_with_prices_sums_to_zero_once() throws Exception {
        Said open = operator.run("deviations", "settle", "--from", "2026-10-25", "--to", "2026-10-27");
        assertThat(open.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(open.out()).contains("Grid area 101, 2026-10-25: no imbalance price at", "the day stays open");

        prices("whole.csv", false);
        assertThat(operator.done("prices", "check", "whole.csv").out())
                .contains("49 prices of NO1 from 2026-10-25 to 2026-10-27: all is well");
        assertThat(operator.done("prices", "import", "whole.csv", "--by", "kari")
                        .out())
                .contains("imported as number 1");
        Said said = operator.run(
                "deviations",
                "settle",
                "--from",
                "2026-10-25",
                "--to",
                "2026-10-27",
                "--area",
                "101",
                "--output",
                "json");
        assertThat(said.exitCode()).as(said.err() + said.out()).isEqualTo(ExitCodes.DONE);
        long sumWh = 0;
        BigDecimal amount = BigDecimal.ZERO;
        int parties = 0;
        for (JsonNode day : said.json().get("days")) {
            assertThat(day.get("sumWh").asLong()).isZero();
            for (JsonNode party : day.get("parties")) {
                parties++;
                sumWh += party.get("quantityWh").asLong();
                amount = amount.add(new BigDecimal(party.get("amount").asText()));
            }
        }
        assertThat(parties).isGreaterThanOrEqualTo(2);
        assertThat(sumWh).isZero();
        assertThat(amount).isZero();

        Said again = operator.done(
                "deviations",
                "settle",
                "--from",
                "2026-10-25",
                "--to",
                "2026-10-27",
                "--area",
                "101",
                "--output",
                "csv");
        assertThat(again.lines()).as("nothing is settled twice").hasSize(1);
        assertThat(operator.done("deviations", "list").lines()).hasSize(4);
        assertThat(operator.done("deviations", "show", "2").out()).contains("grid loss supplier");
    }

    @Test
    @Order(7)
    void sending_on_the_spot_prints_one_object() throws Exception {
        JsonNode results = settle("--area", "102", "--send", "--output", "json").json();
        assertThat(results.get("run").get("gridAreas"))
                .singleElement()
                .satisfies(area -> assertThat(area.get("sentAt").asText()).startsWith("2026-10-28T08:00"));
        assertThat(results.get("accounts").get(0).get("gridArea").asText()).isEqualTo("102");
    }

    @Test
    @Order(8)
    void an_area_that_lacks_values_is_told_and_held_back_until_somebody_says_so() throws Exception {
        Said started = operator.run(
                "settle",
                "start",
                "--type",
                "balance_fixing",
                "--from",
                "2026-10-25",
                "--to",
                "2026-10-28",
                "--area",
                "101");
        assertThat(started.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(started.out())
                .contains("incomplete", "values are missing at 106 of 106 metering points, on 106 of their 318 days")
                .contains("metering point " + POINT, "values are missing on 1 of 3 days: 2026-10-27");
        String version = operator.done("settle", "list", "--output", "json")
                .json()
                .get(0)
                .get("version")
                .asText();
        Said held = operator.run("settle", "send", version);
        assertThat(held.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(held.out()).contains("nothing was sent", "Held back is 101", "--incomplete");
        assertThat(operator.done("settle", "send", version, "--incomplete").out())
                .containsPattern("[1-9][0-9]* documents sent")
                .doesNotContain("Held back");
    }

    @Test
    @Order(20)
    void a_report_is_fetched_as_a_zip_with_a_file_for_each_kind_and_never_over_another_file() throws Exception {
        Said said = operator.done("settle", "report", "1", "--basis", "--file", "report.zip");
        assertThat(said.out())
                .contains("RESULTENERGY_flere-net_25-10-2026_26-10-2026.csv", "MDMP_102_25-10-2026_26-10-2026.csv")
                .contains("Written to ");
        try (ZipFile zip = new ZipFile(folder.resolve("report.zip").toFile())) {
            assertThat(Collections.list(zip.entries()))
                    .extracting(ZipEntry::getName)
                    .hasSize(1 + 2 * 3 + 1)
                    .contains("TSSD60_101_25-10-2026_26-10-2026.csv");
        }
        assertThat(operator.run("settle", "report", "1", "--file", "report.zip").err())
                .contains("There is a file");
        try (Stream<Path> left = Files.list(folder.resolve("data/reports"))) {
            assertThat(left).as("what is fetched is removed").isEmpty();
        }
        assertThat(operator.done("settle", "report", "1", "--for", "7080000010011", "--file", "fjordbygd.zip")
                        .out())
                .as("a grid company's own area")
                .contains("RESULTENERGY_101_7080000010011_DDM_25-10-2026_26-10-2026.csv");
        assertThat(operator.done(
                                "settle",
                                "report",
                                "--from",
                                "2026-10-25",
                                "--to",
                                "2026-10-28",
                                "--file",
                                "latest.zip")
                        .out())
                .contains("No run that was sent has settled 2026-10-27 in grid area 102");
        assertThat(operator.run("settle", "report", "1", "2", "--file", "two.zip")
                        .err())
                .contains("is in run 1 and in run 2");
        assertThat(operator.run("settle", "report", "3").err()).contains("not of aggregations");
        assertThat(operator.run("settle", "report").err()).contains("Name runs, or with --from and --to");
        assertThat(operator.run("settle", "report", "1", "--for", "7080000030019")
                        .err())
                .contains("has no role that reads reports");
        assertThat(operator.run("settle", "billing", "1").err())
                .contains("there is a billing basis of wholesale fixing and corrections only");
    }

    @Test
    @Order(21)
    void a_run_is_summed_up_in_a_workbook() throws Exception {
        operator.done("settle", "summary", "1", "--language", "no", "--file", "run.xlsx");
        try (ZipFile workbook = new ZipFile(folder.resolve("run.xlsx").toFile());
                InputStream sheets = workbook.getInputStream(workbook.getEntry("xl/workbook.xml"))) {
            assertThat(new String(sheets.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Manglende verdier");
        }
        assertThat(operator.run("settle", "summary", "1", "--language", "da").err())
                .contains("One of en, no");
    }
}
