package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.marketplay.Conversation;
import org.meterhub.marketplay.ExampleHub;
import org.meterhub.marketplay.Narrator;
import org.meterhub.marketplay.Storyteller;

/** The main job, end to end: the conversation of the demo, over a real broker, on both databases. */
class FirstLightTest {

    private static final Path ROOT = Path.of(System.getProperty("meterhub.root"));

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_story_of_the_demo_comes_true(Dialect dialect, @TempDir Path folder) throws Exception {
        var database = dialect == Dialect.H2 ? null : TestDatabases.freshConfiguration(dialect);
        try (ExampleHub example = ExampleHub.start(folder, database, ROOT.resolve("examples/market"));
                Storyteller story = new Storyteller(
                        example.hub(), example.clock(), example.market(), example.secrets(), Narrator.SILENT, null)) {
            story.tell(Conversation.read(ROOT.resolve("examples/conversations/first-light.txt")));
            assertThat(story.failures()).isEmpty();
            assertThat(story.accounts()).hasSize(2).allSatisfy(account -> assertThat(account.differenceWh())
                    .isZero());
        }
    }
}
