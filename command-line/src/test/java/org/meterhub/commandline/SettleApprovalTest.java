package org.meterhub.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.commandline.Operator.Said;
import org.meterhub.hubapp.configuration.HubConfiguration;

/** Where approval by two is set, nobody's results leave the hub before a second person has looked at that very run; and who did what is kept. */
class SettleApprovalTest {

    private static final List<String> STORY = List.of(
            "PARTY fjordbygd 7080000010011",
            "PARTY viddaberg 7080000010028",
            "CLOCK 2026-10-27 08:00",
            "SEND fjordbygd VALUES 2026-10-25 TO 2026-10-25 IN BUNDLES OF 200",
            "SEND viddaberg VALUES 2026-10-25 TO 2026-10-25 IN BUNDLES OF 200",
            "EXPECT VALUES 2026-10-25 TO 2026-10-25 WHERE THEY BELONG");

    @Test
    void results_are_sent_only_when_another_person_has_approved_this_very_run(@TempDir Path folder) throws Exception {
        try (StoryHub story = StoryHub.after(folder, HubConfiguration::withSettlementByTwo, STORY)) {
            Operator operator = story.operator();
            settle(operator);
            assertRefused(operator.run("settle", "send", "1", "--by", "kari"), "must be approved by another person");
            assertRefused(operator.run("settle", "approve", "1", "--by", "kari"), "another person than the one");
            assertRefused(operator.run("settle", "send", "1", "--by", "ola"), "must be approved by another person");
            assertThat(operator.done("settle", "status", "1").out()).contains("another person must approve it");
            operator.done("settle", "approve", "1", "--by", "ola");

            settle(operator);
            assertRefused(operator.run("settle", "send", "2", "--by", "kari"), "must be approved by another person");
            assertThat(operator.done("log", "list", "--type", "RSM-014").lines())
                    .as("the headings")
                    .hasSize(1);

            assertThat(operator.done("settle", "send", "1", "--by", "kari").out())
                    .containsPattern("[1-9][0-9]* documents sent");
            assertThat(acts(operator, "1"))
                    .containsExactly(
                            "kari STARTED ",
                            "kari APPROVAL_REFUSED another person than the one who asked for run 1 must approve it",
                            "ola APPROVED ",
                            "kari SENT 101",
                            "kari SENT 102");
            assertThat(acts(operator, "2")).containsExactly("kari STARTED ");
            assertThat(operator.done("settle", "status", "1").out()).contains("approval refused", "ola");
        }
    }

    private static void settle(Operator operator) {
        operator.done(
                "settle",
                "start",
                "--type",
                "balance_fixing",
                "--from",
                "2026-10-25",
                "--to",
                "2026-10-26",
                "--by",
                "kari");
    }

    private static void assertRefused(Said said, String why) {
        assertThat(said.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(said.err()).contains(why);
    }

    private static List<String> acts(Operator operator, String version) throws Exception {
        List<String> acts = new ArrayList<>();
        for (JsonNode act : operator.done("settle", "status", version, "--output", "json")
                .json()
                .get("acts")) {
            acts.add(act.get("person").asText() + " " + act.get("act").asText() + " "
                    + act.get("about").asText());
        }
        return acts;
    }
}
