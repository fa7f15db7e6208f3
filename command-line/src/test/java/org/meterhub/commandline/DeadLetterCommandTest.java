package org.meterhub.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.commandline.Operator.Said;
import org.meterhub.hubapp.configuration.HubConfiguration;
import org.meterhub.hubroutes.Queues;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messageschemas.MailboxCategory;

/** Messages that die: one from a party, because not even the quarantine works, and one to a party that returns it. On this broker a party's first attempt is the last. */
class DeadLetterCommandTest {

    private static final String POINT = "707057500010000107";
    private static final String GRID_COMPANY = "7080000010011";
    private static final PartyId SUPPLIER = new Gln("7080000020010");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void are_found_and_given_back_or_left_for_good(@TempDir Path folder) throws Exception {
        try (StoryHub story = StoryHub.after(folder, DeadLetterCommandTest::patientOnce, List.of())) {
            // The teller would take the mail of the parties, which this story needs where it lies.
            story.teller().close();
            Operator operator = story.operator();
            assertThat(operator.done("dead", "list").lines()).as("the headings").hasSize(1);
            quarantined(story, operator);
            givenBack(story, operator);
            toParty(story, operator);
            Said unknown = operator.run("dead", "show", "999999");
            assertThat(unknown.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(unknown.err()).contains("no dead letter 999999", "./hub dead list");
        }
    }

    /** While the quarantine takes nothing it stays, and can be given back: now the cause is gone, and it is accepted as its sender's. */
    private static void givenBack(StoryHub story, Operator operator) throws Exception {
        String id = dies(story, operator).get("letter").asText();
        assertThat(operator.done("dead", "show", id).out()).contains(GRID_COMPANY, Queues.MEASURE);
        assertThat(operator.done("dead", "show", id, "--raw").out()).contains(POINT);
        execute(story, "alter table day_series drop constraint poison");
        operator.done("dead", "retry", id);
        await().atMost(PATIENCE).until(() -> operator.done("log", "list", "--type", "RSM-012", "--output", "json")
                .json()
                .findValuesAsText("outcome")
                .contains("ACCEPTED"));
        assertThat(letters(operator)).isEmpty();
        execute(story, "alter table quarantine drop constraint full_up");
    }

    /** Once it can be, it is logged, its sender is answered, and it waits in quarantine, without anybody's doing. */
    private static void quarantined(StoryHub story, Operator operator) throws Exception {
        dies(story, operator);
        execute(story, "alter table quarantine drop constraint full_up");
        execute(story, "alter table day_series drop constraint poison");
        await().atMost(PATIENCE).until(() -> letters(operator).isEmpty());
        JsonNode kept = operator.done("quarantine", "list", "--output", "json").json();
        assertThat(kept).hasSize(1);
        assertThat(operator.done("log", "show", kept.get(0).get("record").asText(), "--raw")
                        .out())
                .as("its bytes are in the log")
                .contains(POINT);
        assertThat(operator.done("log", "list", "--type", "RSM-009", "--output", "json")
                        .json()
                        .findValuesAsText("receiver"))
                .containsExactly(GRID_COMPANY);
    }

    /** Neither the store nor the quarantine can take it. */
    private static JsonNode dies(StoryHub story, Operator operator) throws Exception {
        execute(story, "alter table day_series add constraint poison check (metering_point <> " + POINT + ") nocheck");
        execute(story, "alter table quarantine add constraint full_up check (record_id < 0) nocheck");
        story.goOn(List.of(
                "PARTY fjordbygd " + GRID_COMPANY,
                "CLOCK 2026-10-27 08:00",
                "SEND fjordbygd VALUES OF " + POINT + " 2026-10-24 TO 2026-10-24"));
        JsonNode letter = only(operator);
        assertThat(letter.get("sender").asText()).isEqualTo(GRID_COMPANY);
        assertThat(letter.get("queue").asText()).isEqualTo(Queues.MEASURE);
        return letter;
    }

    /** What was accepted from the grid company has been forwarded to the supplier, who returns it. */
    private static void toParty(StoryHub story, Operator operator) throws Exception {
        String mailbox = Queues.out(SUPPLIER, MarketRole.ENERGY_SUPPLIER, MailboxCategory.MEASURE_DATA);
        returnOne(story, mailbox);
        JsonNode letter = only(operator);
        assertThat(letter.get("sender").isNull()).isTrue();
        assertThat(letter.get("queue").asText()).isEqualTo(mailbox);
        operator.done("dead", "retry", letter.get("letter").asText());
        assertThat(letters(operator)).isEmpty();

        returnOne(story, mailbox);
        JsonNode again = only(operator);
        assertThat(again.get("messageId")).isEqualTo(letter.get("messageId"));
        assertThat(operator.run("dead", "discard", again.get("letter").asText()).exitCode())
                .as("without a remark")
                .isEqualTo(ExitCodes.WRONG_USAGE);
        operator.done("dead", "discard", again.get("letter").asText(), "--remark", "the supplier has it by mail");
        assertThat(letters(operator)).isEmpty();
        assertThat(story.hub().broker().messageCount(mailbox)).isZero();
        assertThat(operator.done(
                                "log",
                                "list",
                                "--message-id",
                                letter.get("messageId").asText())
                        .lines())
                .as("the log has the document")
                .hasSizeGreaterThan(1);
    }

    private static void returnOne(StoryHub story, String mailbox) throws Exception {
        String secret = story.example().secrets().get(SUPPLIER);
        try (Connection connection = new JmsConnectionFactory(
                                story.hub().broker().amqpUrl())
                        .createConnection(SUPPLIER.value(), secret);
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(mailbox))) {
            connection.start();
            assertThat(consumer.receive(PATIENCE.toMillis())).isNotNull();
            session.rollback();
        }
    }

    private static HubConfiguration patientOnce(HubConfiguration usual) {
        return usual.with(usual.broker().withDeliveryAttemptsMax(1));
    }

    private static JsonNode only(Operator operator) throws Exception {
        await().atMost(PATIENCE).until(() -> letters(operator).size() == 1);
        return letters(operator).get(0);
    }

    private static JsonNode letters(Operator operator) throws Exception {
        return operator.done("dead", "list", "--output", "json").json();
    }

    private static void execute(StoryHub story, String sql) {
        story.hub().database().run(unit -> {
            try (Statement statement = unit.connection().createStatement()) {
                statement.execute(sql);
            }
        });
    }
}
