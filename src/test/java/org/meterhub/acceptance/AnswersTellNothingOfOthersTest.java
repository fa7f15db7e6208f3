package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.marketplay.Conversation;
import org.meterhub.marketplay.Conversation.Line;
import org.meterhub.marketplay.ExampleHub;
import org.meterhub.marketplay.Narrator;
import org.meterhub.marketplay.ReceivedDocument;
import org.meterhub.marketplay.Storyteller;

/**
 * The questions of examples/conversations/neutrality.txt are asked in three markets that differ in one request of another supplier: for this metering point, to
 * move in there, or for another point. Whoever asks gets the same answers, letter by letter, but for what the hub numbers.
 */
class AnswersTellNothingOfOthersTest {

    private static final Path EXAMPLES =
            Path.of(System.getProperty("meterhub.root")).resolve("examples");
    private static final String SECRET =
            "SEND havvind CHANGE OF SUPPLIER OF 707057500010000015 FROM 2026-11-05 AS secret";
    private static final String HAVVIND = "7080000020034";

    @Test
    void the_same_questions_have_the_same_answers_whatever_another_has_asked_for(@TempDir Path folder)
            throws Exception {
        List<String> asked = answers(folder.resolve("asked"), SECRET);
        assertThat(answers(
                        folder.resolve("moved"),
                        SECRET.replace("CHANGE OF SUPPLIER", "MOVE-IN").replace(" AS ", " FOR 13895032837 AS ")))
                .isEqualTo(asked);
        assertThat(answers(folder.resolve("elsewhere"), SECRET.replace("0015", "0022")))
                .isEqualTo(asked);
        assertThat(asked).hasSize(12).allSatisfy(document -> assertThat(document)
                .doesNotContain(HAVVIND));
    }

    /** All documents that others than the asker of the secret received, in the order in which they came. */
    private static List<String> answers(Path folder, String secret) throws Exception {
        List<Line> lines = Conversation.read(EXAMPLES.resolve("conversations/neutrality.txt")).lines().stream()
                .map(line -> line.text().equals(SECRET) ? new Line(line.number(), secret) : line)
                .toList();
        assertThat(lines).anyMatch(line -> line.text().equals(secret));
        try (ExampleHub example = ExampleHub.start(folder, null, EXAMPLES.resolve("market"));
                Storyteller story = new Storyteller(
                        example.hub(), example.clock(), example.market(), example.secrets(), Narrator.SILENT, null)) {
            story.tell(new Conversation(lines));
            assertThat(story.failures()).isEmpty();
            List<String> answers = new ArrayList<>();
            for (ReceivedDocument document : story.mailroom().all()) {
                if (!document.receiver().value().equals(HAVVIND)) {
                    answers.add(document.queue() + "\n" + withoutNumbersOfTheHub(document));
                }
            }
            return answers;
        }
    }

    /** Only the hub's own ids differ; those that the parties chose are the same in all markets. */
    private static String withoutNumbersOfTheHub(ReceivedDocument document) {
        return new String(document.content(), StandardCharsets.UTF_8).replaceAll("[0-9a-f]{32}", "an id of the hub");
    }
}
