package org.meterhub.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.meterhub.commandline.Operator.Said;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.PackedSeries;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.metereddata.Version;

/** What did the hub know of a metering point's values, and from whom? Three days round the night of 25 hours, one of them corrected at noon. */
class SeriesCommandTest extends StoryTest {

    private static final String POINT = "707057500010000107";
    private static final String OTHER = "707057500010000015";
    private static final String GRID_COMPANY = "7080000010011";
    private static final String BEFORE_NOON = "2026-10-27T10:59:00Z";

    private static final List<String> STORY = List.of(
            "PARTY fjordbygd " + GRID_COMPANY,
            "CLOCK 2026-10-27 08:00",
            "SEND fjordbygd VALUES OF " + POINT + " 2026-10-24 TO 2026-10-26",
            "EXPECT VALUES OF " + POINT + " 2026-10-24 TO 2026-10-26 WHERE THEY BELONG",
            "ADVANCE CLOCK TO 2026-10-27 12:00",
            "SEND fjordbygd CORRECTION OF " + POINT + " 2026-10-25",
            "EXPECT VALUES OF " + POINT + " 2026-10-25 TO 2026-10-25 WHERE THEY BELONG",
            "ADVANCE CLOCK TO 2026-10-28 09:00");

    SeriesCommandTest() {
        super(STORY);
    }

    private Said show(String... more) {
        return operator.done(IntStream.range(0, more.length + 3)
                .mapToObj(i -> i < 3 ? List.of("series", "show", POINT).get(i) : more[i - 3])
                .toArray(String[]::new));
    }

    @Test
    void each_value_is_shown_with_its_quality_and_the_message_it_came_from() throws Exception {
        Said said = show("--from", "2026-10-24");
        assertThat(said.lines()).hasSize(25);
        assertThat(said.lines().get(0)).matches("TIME +RESOLUTION +KWH +QUALITY +RECORD +MESSAGE ID +SENDER");
        assertThat(said.lines().get(1))
                .matches("2026-10-24 00:00 \\+02:00 +PT1H +\\d+\\.\\d{3} +A04 measured +\\d+ +message-\\d+ +"
                        + GRID_COMPANY);
        assertThat(said.err()).contains("24 steps, 0 without quantity");

        String record = said.lines().get(1).split(" {2,}")[4];
        String message = said.lines().get(1).split(" {2,}")[5];
        assertThat(operator.done("log", "show", record).out()).contains("RSM-012", message, "ACCEPTED");
        assertThat(operator.done("log", "show", record, "--raw").out()).contains(POINT, message);
    }

    @Test
    void the_hour_that_comes_twice_is_told_apart_by_its_offset() {
        List<String> hours = show("--from", "2026-10-25").lines();
        assertThat(hours).hasSize(26);
        assertThat(hours.get(3)).startsWith("2026-10-25 02:00 +02:00");
        assertThat(hours.get(4)).startsWith("2026-10-25 02:00 +01:00");
        assertThat(hours.stream().map(line -> line.substring(0, 23)).distinct()).hasSize(26);
    }

    @Test
    void a_correction_counts_from_its_moment_on_and_the_answer_as_known_before_stays_the_same() throws Exception {
        List<String> now = show("--from", "2026-10-25").lines();
        assertThat(now.get(1)).contains("A03 estimated");
        Said before = show("--from", "2026-10-25", "--as-known-at", BEFORE_NOON);
        assertThat(before.lines().get(1)).contains("A04 measured");
        assertThat(before.err()).contains("As known at " + BEFORE_NOON).doesNotContain("Nothing later");

        assertThat(show("--from", "2026-10-25", "--as-known-at", BEFORE_NOON).bytes())
                .isEqualTo(before.bytes());
        String cutoff = before.err().replaceFirst("(?s).*--cutoff (\\d+) gives.*", "$1");
        assertThat(show("--from", "2026-10-25", "--cutoff", cutoff).bytes()).isEqualTo(before.bytes());

        Said dayBefore = show("--from", "2026-10-25", "--as-known-at", "2026-10-27");
        assertThat(dayBefore.lines()).as("the headings").hasSize(1);
        assertThat(dayBefore.err()).contains("Of these days nothing is known: 2026-10-25");
        Said nothing = show("--from", "2026-10-25", "--cutoff", "0");
        assertThat(nothing.bytes()).isEqualTo(dayBefore.bytes());
    }

    @Test
    void every_stored_version_of_a_day_is_listed_the_one_that_counts_first() throws Exception {
        Said said = show("--from", "2026-10-24", "--to", "2026-10-27", "--versions");
        assertThat(said.lines()).hasSize(1 + 4);
        assertThat(said.lines().get(2)).startsWith("2026-10-25").contains("2026-10-27T11:00:00Z", "25 of 25  ");
        JsonNode versions = show("--from", "2026-10-25", "--versions", "--output", "json")
                .json()
                .get("versions");
        assertThat(versions.findValues("stepsInForce").stream().map(JsonNode::asInt))
                .containsExactly(25, 0);
        assertThat(versions.findValuesAsText("registeredAt"))
                .containsExactly("2026-10-27T11:00:00Z", "2026-10-27T07:00:00Z");
        assertThat(show("--from", "2026-10-25", "--versions", "--output", "csv").lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("day;resolution;registered_at;recorded_at;record;message_id;sender");
        assertThat(show("--from", "2026-10-25", "--versions", "--as-known-at", BEFORE_NOON)
                        .lines())
                .as("headings and the version before the correction")
                .hasSize(2);
    }

    @Test
    void programs_get_csv_and_json_with_the_same_values() throws Exception {
        JsonNode json = show("--from", "2026-10-24", "--to", "2026-10-27", "--output", "json")
                .json();
        List<String> csv = show("--from", "2026-10-24", "--to", "2026-10-27", "--output", "csv")
                .lines();
        assertThat(json.get("question").get("zone").asText()).isEqualTo("Europe/Oslo");
        assertThat(json.get("steps")).hasSize(24 + 25 + 24);
        assertThat(csv).hasSize(1 + 24 + 25 + 24);
        assertThat(csv.get(0)).isEqualTo("from;to;resolution;quantity;unit;quality;record;message_id;sender");
        JsonNode first = json.get("steps").get(0);
        assertThat(csv.get(1))
                .isEqualTo("2026-10-24T00:00+02:00;2026-10-24T01:00+02:00;PT1H;"
                        + Energy.kwh(first.get("quantityThousandths").asLong()) + ";KWH;A04;"
                        + first.get("source").get("record").asLong() + ";"
                        + first.get("source").get("messageId").asText() + ";" + GRID_COMPANY);
        assertThat(first.get("from").asText()).isEqualTo("2026-10-23T22:00:00Z");
    }

    @Test
    void what_was_delivered_as_missing_and_what_was_not_delivered_have_no_quantity() throws Exception {
        SeriesValues values = new SeriesValues(24);
        values.set(0, 1_500, Quality.MEASURED);
        values.setAbsent(1);
        story.hub().database().run(unit -> story.hub()
                .meteredDays()
                .append(
                        unit,
                        List.of(new DayVersion(
                                new Gsrn(OTHER),
                                LocalDate.parse("2026-10-20"),
                                Resolution.HOUR,
                                new Version(Instant.parse("2026-10-21T06:00:00Z"), 1, 0),
                                PackedSeries.pack(values)))));
        Said said = operator.done("series", "show", OTHER, "--from", "2026-10-20");
        assertThat(said.lines().get(1)).contains(" 1.500  A04 measured ");
        assertThat(said.lines().get(2)).matches("2026-10-20 01:00 \\+02:00 +PT1H +A02 missing .*");
        assertThat(said.lines().get(3)).endsWith("not delivered");
        assertThat(said.err()).contains("24 steps, 23 without quantity; the sum is 1.500 KWH");
        List<String> csv = operator.done("series", "show", OTHER, "--from", "2026-10-20", "--output", "csv")
                .lines();
        assertThat(csv.get(2)).contains(";PT1H;;KWH;A02;");
        assertThat(csv.get(3)).endsWith(";PT1H;;KWH;;;;");
    }

    @Test
    void a_moment_after_which_nothing_has_come_is_told_not_to_be_settled_yet() {
        assertThat(show("--from", "2026-10-24", "--as-known-at", "2026-10-28T08:00:00Z")
                        .err())
                .contains("Nothing later is in the log yet");
    }

    @Test
    void mistakes_are_told() {
        assertRefused(2, "check digit is wrong", "series", "show", "707057500010000108", "--from", "2026-10-24");
        assertRefused(2, "--from", "series", "show", POINT);
        assertRefused(2, "'yesterday'", "series", "show", POINT, "--from", "yesterday");
        assertRefused(2, "xml", "series", "show", POINT, "--from", "2026-10-24", "--output", "xml");
        assertRefused(2, "has no day", "series", "show", POINT, "--from", "2026-10-24", "--to", "2026-10-24");
        assertRefused(2, "at most 400 days", "series", "show", POINT, "--from", "2020-01-01", "--to", "2026-01-01");
        assertRefused(
                1,
                "no metering point " + Gsrn.ofBody("70705759999999999"),
                "series",
                "show",
                Gsrn.ofBody("70705759999999999").value(),
                "--from",
                "2026-10-24");
        assertRefused(
                2, "still to come", "series", "show", POINT, "--from", "2026-10-24", "--as-known-at", "2026-10-29");
        assertRefused(2, "such as 2026-10-24", "series", "show", POINT, "--from", "2026-10-24", "--as-known-at", "now");
        assertRefused(1, "no cut-off 9999999", "series", "show", POINT, "--from", "2026-10-24", "--cutoff", "9999999");
        assertRefused(
                2,
                "give one",
                "series",
                "show",
                POINT,
                "--from",
                "2026-10-24",
                "--cutoff",
                "1",
                "--as-known-at",
                "2026-10-24");
    }

    private void assertRefused(int exitCode, String message, String... arguments) {
        Said said = operator.run(arguments);
        assertThat(said.exitCode()).as(said.err()).isEqualTo(exitCode);
        assertThat(said.err()).contains(message);
        assertThat(said.out()).isEmpty();
    }
}
