package org.meterhub.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.commandline.Operator.Said;

/** What does the hub know of a metering point, what has been asked for, and what came of it? A switch that a move-in made void, and one that was withdrawn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PointAndProcessCommandsTest {

    private static final String POINT = "707057500010000015";
    private static final String WRONG_DIGIT = "707057500010000016";
    private static final String NOWHERE = "707057599999999991";
    private static final String OTHER = "707057500010000022";
    private static final String TINDEKRAFT = "7080000020010";
    private static final String BEKKESTROM = "7080000020027";
    private static final String HAVVIND = "7080000020034";
    private static final String GRID_COMPANY = "7080000010011";
    private static final String CUSTOMER = "07899518067";

    private static final List<String> STORY = List.of(
            "PARTY fjordbygd " + GRID_COMPANY,
            "PARTY tindekraft " + TINDEKRAFT,
            "PARTY bekkestrom " + BEKKESTROM,
            "PARTY havvind " + HAVVIND,
            "CLOCK 2026-10-27 08:00",
            "SEND bekkestrom CHANGE OF SUPPLIER OF " + POINT + " FROM 2026-11-02 AS void",
            "EXPECT bekkestrom CONFIRMATION OF void",
            "SEND havvind CHANGE OF SUPPLIER OF " + OTHER + " FROM 2026-11-05 AS withdrawn",
            "EXPECT havvind CONFIRMATION OF withdrawn",
            "ADVANCE CLOCK TO 2026-10-27 09:00",
            "SEND havvind MOVE-IN OF " + POINT + " FROM 2026-10-22 FOR " + CUSTOMER + " AS moved-in",
            "EXPECT havvind CONFIRMATION OF moved-in",
            "EXPECT tindekraft E01 NOTIFICATION ABOUT " + POINT + " FROM 2026-10-22",
            "EXPECT fjordbygd E65 NOTIFICATION ABOUT " + POINT + " FROM 2026-10-22",
            "EXPECT bekkestrom CANCELLATION ABOUT " + POINT,
            "EXPECT havvind MASTER DATA OF " + POINT + " FROM 2026-10-22",
            "EXPECT havvind CUSTOMER " + CUSTOMER + " OF " + POINT + " FROM 2026-10-22",
            "SEND havvind CANCELLATION OF CHANGE OF SUPPLIER withdrawn OF " + OTHER + " AS withdrawal",
            "EXPECT havvind CONFIRMATION OF withdrawal",
            "EXPECT NOTHING MORE",
            "ADVANCE CLOCK TO 2026-10-28 09:00");

    private static final String BEFORE_THE_MOVE = "2026-10-27T07:30:00Z";

    @TempDir
    private static Path folder;

    private StoryHub story;

    @BeforeAll
    void start() throws Exception {
        story = StoryHub.after(folder, STORY);
    }

    @AfterAll
    void stop() throws Exception {
        story.close();
    }

    private Said done(String... arguments) {
        return story.operator().done(arguments);
    }

    private Said run(String... arguments) {
        return story.operator().run(arguments);
    }

    private JsonNode json(String... arguments) throws Exception {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--output";
        all[arguments.length + 1] = "json";
        return done(all).json();
    }

    @Test
    void a_point_is_shown_with_all_that_is_known_of_it_and_who_told_it() throws Exception {
        Said said = done("point", "show", POINT);
        assertThat(said.lines())
                .contains("MASTER DATA", "SUPPLY", "CUSTOMERS", "PROCESSES")
                .anyMatch(line -> line.matches(".* type +E17 consumption.*import"))
                .anyMatch(line -> line.matches(" +grid company +" + GRID_COMPANY))
                .anyMatch(line -> line.matches("2026-10-22 +" + HAVVIND + " .*BRS-009 no\\. \\d+.*"))
                .anyMatch(line ->
                        line.matches(".*BRS-001 +change of supplier +overtaken +2026-11-02 +" + BEKKESTROM + ".*"));
        JsonNode supply = json("point", "show", POINT).get("supply");
        assertThat(supply.findValuesAsText("supplier")).containsExactly(TINDEKRAFT, HAVVIND);
        assertThat(supply.get(1).get("version").get("validFrom").asText()).isEqualTo("2026-10-21T22:00:00Z");
        assertThat(supply.get(1).get("begunBy").get("kind").asText()).isEqualTo("BRS-009");
    }

    @Test
    void what_is_known_about_persons_is_hidden_unless_it_is_asked_for() throws Exception {
        for (String format : List.of("table", "json")) {
            Said hidden = done("point", "show", POINT, "--output", format);
            assertThat(hidden.out()).contains("***").doesNotContain(CUSTOMER);
            Said shown = done("point", "show", POINT, "--personal", "--output", format);
            assertThat(shown.out()).contains(CUSTOMER).doesNotContain("***");
        }
        assertThat(done("point", "show", POINT).err()).contains("--personal shows them");
    }

    @Test
    void as_known_before_the_move_there_was_no_move_and_the_switch_was_still_to_come() throws Exception {
        JsonNode before = json("point", "show", POINT, "--as-known-at", BEFORE_THE_MOVE);
        assertThat(before.get("supply").findValuesAsText("supplier")).containsExactly(TINDEKRAFT);
        assertThat(before.get("customers")).isEmpty();
        assertThat(before.get("processes")).hasSize(1);
        JsonNode pending = before.get("processes").get(0);
        assertThat(pending.get("state").asText()).isEqualTo("AWAITING_DEADLINE");
        assertThat(pending.get("dueAt").asText())
                .isEqualTo(pending.get("deadline").asText());
        assertThat(json("point", "show", POINT).get("processes").findValuesAsText("state"))
                .containsExactly("OVERTAKEN", "AWAITING_CUSTOMER_DATA");
    }

    @Test
    void every_version_that_ever_was_is_shown_with_when_it_was_superseded() throws Exception {
        JsonNode all = json("point", "show", POINT, "--versions");
        assertThat(all.get("supply"))
                .as("Tindekraft's open contract, the same ended by the move, Havvind's")
                .hasSize(3);
        assertThat(all.get("supply").findValuesAsText("supersededAt")).contains("2026-10-27T08:00:00Z");
        assertThat(done("point", "show", POINT, "--versions").out()).contains("SUPERSEDED AT");
        assertThat(run("point", "show", POINT, "--versions", "--as-known-at", "2026-10-27")
                        .exitCode())
                .isEqualTo(ExitCodes.WRONG_USAGE);
    }

    @Test
    void a_process_is_shown_with_its_request_its_steps_and_its_messages_in_order() throws Exception {
        JsonNode row =
                json("process", "list", "--point", POINT, "--kind", "brs-009").get(0);
        JsonNode told = json("process", "show", row.get("process").asText()).get(0);
        JsonNode entries = told.get("entries");
        assertThat(entries).hasSize(8);
        assertThat(entries.findValuesAsText("kind"))
                .containsExactly("RECEIVED", "STEP", "STEP", "ISSUED", "ISSUED", "ISSUED", "ISSUED", "ISSUED");
        assertThat(entries.findValuesAsText("event"))
                .startsWith("null", "CONFIRMED", "TOOK_EFFECT")
                .endsWith("null");
        assertThat(entries.findValuesAsText("documentType"))
                .startsWith("RSM-001", "null", "null", "RSM-001")
                .contains("RSM-004")
                .endsWith("RSM-022", "RSM-028");
        for (JsonNode message : entries) {
            if (!message.get("kind").asText().equals("STEP")) {
                JsonNode record = json("log", "show", message.get("record").asText());
                assertThat(record.get("messageId")).isEqualTo(message.get("messageId"));
                assertThat(message.get("logIndex").asLong()).isNotNegative();
            }
        }
        JsonNode overtaken = json("process", "list", "--party", BEKKESTROM).get(0);
        assertThat(json("process", "show", overtaken.get("process").asText())
                        .get(0)
                        .get("entries")
                        .findValuesAsText("documentType"))
                .as("the one whose switch the move made void was told in its own process")
                .containsExactly("RSM-001", "null", "RSM-001", "null", "RSM-025");
        Said shown = done("process", "show", row.get("process").asText());
        assertThat(shown.lines())
                .anyMatch(line -> line.matches("kind +BRS-009 move in"))
                .anyMatch(line -> line.matches("state +awaiting customer data"))
                .anyMatch(line -> line.matches(
                        "2026-10-27 09:00:00 \\+01:00 +received from +RSM-001 +" + HAVVIND + " +message-.*"))
                .anyMatch(line -> line.matches("2026-10-27 09:00:00 \\+01:00 +sent to +RSM-004 +" + TINDEKRAFT + ".*"));
    }

    @Test
    void a_process_is_found_by_the_transaction_id_of_its_request_and_its_withdrawal_stands_before_the_step()
            throws Exception {
        JsonNode row = json("process", "list", "--point", OTHER).get(0);
        JsonNode told = json("process", "show", row.get("transactionId").asText());
        assertThat(told).hasSize(1);
        assertThat(told.get(0).get("process").get("process")).isEqualTo(row.get("process"));
        assertThat(told.get(0).get("entries").findValuesAsText("kind"))
                .containsExactly("RECEIVED", "STEP", "ISSUED", "RECEIVED", "STEP", "ISSUED");
        assertThat(told.get(0).get("entries").findValuesAsText("documentType"))
                .containsExactly("RSM-001", "null", "RSM-001", "RSM-024", "null", "RSM-024");
    }

    @Test
    void processes_are_listed_by_what_is_asked_for_page_by_page() throws Exception {
        assertThat(json("process", "list").findValuesAsText("kind")).containsExactly("BRS-009", "BRS-001", "BRS-001");
        assertThat(json("process", "list", "--party", BEKKESTROM).findValuesAsText("state"))
                .containsExactly("OVERTAKEN");
        assertThat(json("process", "list", "--state", "cancelled").findValuesAsText("requester"))
                .containsExactly(HAVVIND);
        assertThat(json("process", "list", "--date", "2026-10-22").findValuesAsText("kind"))
                .containsExactly("BRS-009");
        assertThat(json("process", "list", "--from", "2026-10-27T07:30:00Z").findValuesAsText("kind"))
                .containsExactly("BRS-009");
        assertThat(json("process", "list", "--to", "2026-10-27T07:30:00Z")).hasSize(2);
        assertThat(json("process", "list", "--party", "7080000030026")).isEmpty();

        Said first = done("process", "list", "--limit", "2");
        assertThat(first.lines()).hasSize(3);
        String next = first.err().replaceFirst("(?s).*--before (\\d+).*", "$1");
        assertThat(done("process", "list", "--before", next).lines()).hasSize(2);
    }

    @Test
    void a_mistake_is_told_with_what_to_do_about_it() {
        assertWrong(run("point", "show", NOWHERE), ExitCodes.FAILED, "no metering point " + NOWHERE, "./hub import");
        assertWrong(
                run("point", "show", POINT, "--as-known-at", "2026-10-27T09:00:00"),
                ExitCodes.WRONG_USAGE,
                "2026-10-27T09:00:00",
                "2026-10-24T13:00:00Z");
        assertWrong(run("point", "show", POINT, "--as-known-at", "2030-01-01"), ExitCodes.WRONG_USAGE, "still to come");
        assertWrong(
                run("point", "show", POINT, "--as-known-at", "2020-01-01"),
                ExitCodes.FAILED,
                "had no metering point " + POINT);
        assertWrong(run("point", "show", WRONG_DIGIT), ExitCodes.WRONG_USAGE, "check digit is wrong", POINT);
        assertWrong(run("point", "show", "123"), ExitCodes.WRONG_USAGE, "18 digits");
        assertWrong(run("series", "show", WRONG_DIGIT, "--from", "2026-10-24"), ExitCodes.WRONG_USAGE, POINT);
        assertWrong(run("process", "show", "no-such-id"), ExitCodes.FAILED, "no process no-such-id", "./hub log list");
        assertWrong(run("process", "list", "--state", "lost"), ExitCodes.WRONG_USAGE, "'lost'", "awaiting_deadline");
        assertWrong(run("process", "list", "--kind", "BRS-999"), ExitCodes.WRONG_USAGE, "'BRS-999'", "brs-001");
        assertWrong(run("process", "list", "--party", "1"), ExitCodes.WRONG_USAGE, "no party number", "13 digits");
        assertWrong(run("process", "list", "--limit", "0"), ExitCodes.WRONG_USAGE, "'limit' is '0'", "1 to 1000");
    }

    private static void assertWrong(Said said, int exitCode, String... parts) {
        assertThat(said.exitCode()).as(said.err()).isEqualTo(exitCode);
        assertThat(said.err()).contains(parts).doesNotContain("Exception");
        assertThat(said.out()).isEmpty();
    }
}
