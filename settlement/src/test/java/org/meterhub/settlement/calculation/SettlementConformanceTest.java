package org.meterhub.settlement.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Runs the scenarios of another hub's developers (docs/concepts/settlement.md#how-it-is-checked) against the calculation. They are read from where they
 * are, {@code ../shared} or {@code -Dconformance.dir=}, never copied. Every file that is there is compared.
 */
class SettlementConformanceTest {

    @Test
    void every_output_of_every_scenario_is_reproduced_exactly() throws IOException {
        Path root = Path.of(System.getProperty(
                "conformance.dir", System.getProperty("meterhub.root", "..") + "/../shared/conformance/settlement"));
        if (!Files.isDirectory(root)) {
            String reason = "skipped: no conformance scenarios at "
                    + root.toAbsolutePath().normalize() + "; name another folder with -Dconformance.dir=";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        ScenarioSuite suite = new ScenarioSuite(root);
        suite.run();
        assertThat(suite.scenarios).as("scenarios under " + root).isPositive();
        assertThat(suite.failures)
                .as("%d of %d files differ", suite.filesCompared - suite.filesEqual, suite.filesCompared)
                .isEmpty();
    }
}
