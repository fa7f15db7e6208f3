package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.marketplay.Conversation;
import org.meterhub.marketplay.ExampleHub;
import org.meterhub.marketplay.Narrator;
import org.meterhub.marketplay.Storyteller;

/** Every process about metering points and their supply, as a conversation over a real broker, on both databases. */
class ProcessConversationsTest {

    private static final Path EXAMPLES =
            Path.of(System.getProperty("meterhub.root")).resolve("examples");

    static Stream<Arguments> conversations() throws IOException {
        List<Arguments> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(EXAMPLES.resolve("conversations"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                // FirstLightTest plays that one, and looks at more than its lines.
                if (!name.equals("first-light.txt")) {
                    all.add(Arguments.of(name, Dialect.H2));
                    all.add(Arguments.of(name, Dialect.POSTGRESQL));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void comes_true(String name, Dialect dialect, @TempDir Path folder) throws Exception {
        var database = dialect == Dialect.H2 ? null : TestDatabases.freshConfiguration(dialect);
        Conversation conversation =
                Conversation.read(EXAMPLES.resolve("conversations").resolve(name));
        try (ExampleHub example = ExampleHub.start(
                        ExampleHub.configuration(folder, database, conversation), EXAMPLES.resolve("market"));
                Storyteller story = new Storyteller(
                        example.hub(), example.clock(), example.market(), example.secrets(), Narrator.SILENT, null)) {
            story.tell(conversation);
            assertThat(story.failures()).isEmpty();
        }
    }
}
