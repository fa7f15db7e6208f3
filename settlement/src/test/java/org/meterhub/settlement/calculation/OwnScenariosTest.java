package org.meterhub.settlement.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the scenarios of this house, which show what those of the Danish hub do not; each has a README that says what it proves. */
class OwnScenariosTest {

    private static final Path SCENARIOS = Path.of("src", "test", "resources", "scenarios");

    @Test
    void every_output_of_every_own_scenario_is_as_expected() throws IOException {
        ScenarioSuite suite = new ScenarioSuite(SCENARIOS);
        suite.run();
        assertThat(suite.failures).isEmpty();
        assertThat(suite.scenarios).isGreaterThan(10);
    }

    @Test
    void every_own_scenario_says_what_it_proves() throws IOException {
        try (Stream<Path> folders = Files.list(SCENARIOS)) {
            assertThat(folders).isNotEmpty().allSatisfy(folder -> assertThat(folder.resolve("README.md"))
                    .content()
                    .containsPattern("\\(docs/[a-z/-]+\\.md#"));
        }
    }
}
