package org.meterhub.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.commandline.Operator.Said;

/** A message that the hub cannot handle because a table refuses it: the operator finds it and its cause, mends that, and gives the message to the hub again. */
class QuarantineCommandTest {

    private static final String POINT = "707057500010000107";
    private static final String GRID_COMPANY = "7080000010011";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> STORY = List.of(
            "PARTY fjordbygd " + GRID_COMPANY,
            "CLOCK 2026-10-27 08:00",
            "SEND fjordbygd VALUES OF " + POINT + " 2026-10-24 TO 2026-10-24");

    @Test
    void is_found_with_its_cause_and_given_to_the_hub_again_or_discarded(@TempDir Path folder) throws Exception {
        try (StoryHub story = StoryHub.after(folder, List.of("CLOCK 2026-10-27 08:00"))) {
            Operator operator = story.operator();
            assertThat(operator.done("quarantine", "list").lines())
                    .as("the headings")
                    .hasSize(1);
            execute(story, "alter table day_series add constraint poison check (metering_point <> " + POINT + ")");
            // The sender tries twice: both are kept.
            story.goOn(STORY);
            await().atMost(PATIENCE).until(() -> waiting(operator).size() == 1);
            story.goOn(STORY);
            await().atMost(PATIENCE).until(() -> waiting(operator).size() == 2);

            JsonNode first = waiting(operator).get(0);
            String record = first.get("record").asText();
            assertThat(first.get("sender").asText()).isEqualTo(GRID_COMPANY);
            assertThat(first.get("type").asText()).isEqualTo("RSM-012");
            Said shown = operator.done("quarantine", "show", record);
            assertThat(shown.out()).containsIgnoringCase("poison").contains("waiting", GRID_COMPANY);
            assertThat(operator.done("log", "show", record, "--raw").out()).contains(POINT);
            JsonNode judged = operator.done("log", "list", "--output", "json").json();
            assertThat(operator.done(
                                    "quarantine",
                                    "show",
                                    judged.get(judged.size() - 1).get("record").asText())
                            .out())
                    .as("by the record that the list of the log shows, too")
                    .isEqualTo(shown.out());

            Said early = operator.done("quarantine", "retry", record, "--remark", "too early");
            assertThat(early.out()).contains("retried", "too early");
            await().atMost(PATIENCE).until(() -> waiting(operator).size() == 2);
            assertThat(waiting(operator).findValuesAsText("record"))
                    .as("the cause was still there: it has come back under a record of its own")
                    .doesNotContain(record);

            execute(story, "alter table day_series drop constraint poison");
            String again = waiting(operator).get(1).get("record").asText();
            operator.done("quarantine", "retry", again, "--remark", "the table is mended");
            await().atMost(PATIENCE).until(() -> operator.done("log", "list", "--type", "RSM-012", "--output", "json")
                    .json()
                    .findValuesAsText("outcome")
                    .contains("ACCEPTED"));
            assertThat(operator.done("series", "show", POINT, "--from", "2026-10-24")
                            .err())
                    .contains("24 steps, 0 without quantity");

            String other = waiting(operator).get(0).get("record").asText();
            assertRefused(
                    operator.run("quarantine", "retry", other, "--remark", "this as well"),
                    "has sent a document under the same id since",
                    "Discard this one");
            operator.done("quarantine", "discard", other, "--remark", "sent twice");
            assertThat(waiting(operator)).isEmpty();
            assertThat(operator.done("quarantine", "list", "--all", "--output", "json")
                            .json()
                            .findValuesAsText("resolution"))
                    .containsExactly("RETRIED", "DISCARDED", "RETRIED");
            assertRefused(
                    operator.run("quarantine", "discard", other, "--remark", "again"),
                    "waits no more",
                    "./hub quarantine show " + other);
            assertRefused(operator.run("quarantine", "show", "999999"), "no message 999999 in quarantine");
            Said unexplained = operator.run("quarantine", "retry", other);
            assertThat(unexplained.exitCode()).isEqualTo(ExitCodes.WRONG_USAGE);
            assertThat(unexplained.err()).contains("--remark");
        }
    }

    private static JsonNode waiting(Operator operator) throws Exception {
        return operator.done("quarantine", "list", "--output", "json").json();
    }

    private static void execute(StoryHub story, String sql) {
        story.hub().database().run(unit -> {
            try (Statement statement = unit.connection().createStatement()) {
                statement.execute(sql);
            }
        });
    }

    private static void assertRefused(Said said, String... parts) {
        assertThat(said.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(said.err()).contains(parts);
    }
}
