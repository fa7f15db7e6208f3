package org.meterhub.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.meterhub.commandline.Operator.Said;

/** What has come of the night of 25 hours, when one grid company sent everything and the other a single point. */
class CompletenessCommandTest extends StoryTest {

    private static final String POINT = "707057500010000107";

    private static final List<String> STORY = List.of(
            "PARTY fjordbygd 7080000010011",
            "PARTY viddaberg 7080000010028",
            "CLOCK 2026-10-27 08:00",
            "SEND viddaberg VALUES 2026-10-25 TO 2026-10-25 IN BUNDLES OF 200",
            "SEND fjordbygd VALUES OF " + POINT + " 2026-10-25 TO 2026-10-25",
            "EXPECT VALUES OF " + POINT + " 2026-10-25 TO 2026-10-25 WHERE THEY BELONG");

    CompletenessCommandTest() {
        super(STORY);
    }

    @Test
    void each_area_and_day_has_its_figure() throws Exception {
        Said said = operator.done("completeness", "--from", "2026-10-24", "--to", "2026-10-26");
        assertThat(said.lines()).hasSize(5);
        assertThat(said.lines().get(0))
                .matches("DAY +AREA +POINTS +COMPLETE +PARTLY +MISSING +EXPECTED +RECEIVED +PER CENT");
        assertThat(said.lines().get(1)).matches("2026-10-24 +101 +\\d+ +0 +0 +\\d+ +\\d+ +0 +0\\.00");
        assertThat(said.lines().get(3)).matches("2026-10-25 +101 +\\d+ +1 +0 +\\d+ +\\d+ +25 +0\\.\\d\\d");
        assertThat(said.lines().get(4)).matches("2026-10-25 +102 +(\\d+) +\\1 +0 +0 +(\\d+) +\\2 +100\\.00");
    }

    @Test
    void the_numbers_are_those_of_the_market_file_and_the_clock() throws Exception {
        JsonNode days = operator.done("completeness", "--from", "2026-10-25", "--area", "102", "--output", "json")
                .json()
                .get("areas");
        assertThat(days).hasSize(1);
        long due = story.example().market().points().stream()
                .filter(point -> point.gridArea().equals("102") && !point.gridLoss())
                .count();
        long values = story.example().market().points().stream()
                .filter(point -> point.gridArea().equals("102") && !point.gridLoss())
                .mapToLong(point -> 25L * point.resolution().stepsPerHour())
                .sum();
        assertThat(days.get(0).get("points").asLong()).isEqualTo(due);
        assertThat(days.get(0).get("expected").asLong()).isEqualTo(values);
        assertThat(days.get(0).get("received").asLong()).isEqualTo(values);
    }

    @Test
    void the_points_behind_it_can_be_listed() {
        List<String> lines = operator.done("completeness", "--from", "2026-10-25", "--points", "--output", "csv")
                .lines();
        assertThat(lines.get(0)).isEqualTo("day;grid_area;metering_point;expected;received");
        assertThat(lines).noneMatch(line -> line.contains(POINT)).noneMatch(line -> line.contains(";102;"));
        assertThat(lines).contains("2026-10-25;101;707057500010000015;25;0");
    }

    @Test
    void an_unknown_area_and_too_long_a_period_are_explained() {
        assertThat(operator.run("completeness", "--from", "2026-10-25", "--area", "999")
                        .err())
                .contains("no grid area 999");
        assertThat(operator.run("completeness", "--from", "2026-10-25", "--to", "2027-10-25")
                        .err())
                .contains("365 days");
    }
}
