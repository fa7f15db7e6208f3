package org.meterhub.settlement.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Runs the scenarios of another hub's developers (settlement.md §5, conformance/README.md) against the calculation. They are read from where they
 * are, {@code ../shared} or {@code -Dconformance.dir=}, never copied. What is not built yet is counted and named, never passed over in silence.
 */
class SettlementConformanceTest {

    private static final String ENERGY = "energy_results";

    private final List<String> failures = new ArrayList<>();
    private final List<String> notYet = new ArrayList<>();
    private int filesPassed;

    @Test
    void every_energy_result_of_every_scenario_is_reproduced_exactly() throws IOException {
        Path root = Path.of(System.getProperty(
                "conformance.dir", System.getProperty("meterhub.root", "..") + "/../shared/conformance/settlement"));
        Assumptions.assumeTrue(Files.isDirectory(root), "no conformance scenarios at " + root.toAbsolutePath());
        List<Path> scenarios;
        try (Stream<Path> paths = Files.walk(root)) {
            scenarios = paths.filter(
                            path -> Files.isDirectory(path.resolve("when")) && Files.isDirectory(path.resolve("then")))
                    .sorted()
                    .toList();
        }
        assertThat(scenarios).as("scenarios under " + root).isNotEmpty();

        int passed = 0;
        int energyScenarios = 0;
        for (Path scenario : scenarios) {
            int failuresBefore = failures.size();
            int notYetBefore = notYet.size();
            int filesBefore = filesPassed;
            run(root, scenario);
            boolean hasEnergy = filesPassed > filesBefore || failures.size() > failuresBefore;
            energyScenarios += hasEnergy ? 1 : 0;
            passed += hasEnergy && failures.size() == failuresBefore ? 1 : 0;
            System.out.println((failures.size() > failuresBefore ? "FAILED   " : hasEnergy ? "ok       " : "not yet  ")
                    + root.relativize(scenario)
                    + (hasEnergy ? ": " + (filesPassed - filesBefore) + " files equal" : "")
                    + (notYet.size() > notYetBefore ? ", " + (notYet.size() - notYetBefore) + " files not yet" : ""));
        }
        System.out.println("Conformance: " + scenarios.size() + " scenarios, " + energyScenarios
                + " with energy results, " + passed + " of them equal; " + filesPassed + " files equal, "
                + notYet.size()
                + " files not yet.");
        assertThat(failures).isEmpty();
        assertThat(filesPassed).isPositive();
    }

    private void run(Path root, Path scenario) throws IOException {
        Path then = scenario.resolve("then");
        List<Path> files;
        try (Stream<Path> paths = Files.walk(then)) {
            files = paths.filter(path -> path.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
        Map<String, List<Map<String, String>>> actual = null;
        for (Path file : files) {
            String name = root.relativize(scenario) + " " + then.relativize(file);
            if (!then.relativize(file).startsWith(ENERGY)) {
                notYet.add(name);
                continue;
            }
            try {
                if (actual == null) {
                    actual = new EnergyScenario(scenario).energyFiles();
                }
                compare(name, file, actual);
            } catch (RuntimeException | AssertionError broken) {
                failures.add(name + ": " + broken);
                return;
            }
        }
    }

    private void compare(String name, Path file, Map<String, List<Map<String, String>>> actual) {
        String result = file.getFileName().toString().replace(".csv", "");
        List<Map<String, String>> rows = actual.get(result);
        if (rows == null) {
            failures.add(name + ": there is no such result");
            return;
        }
        List<String> differences = TableComparison.differences(CsvTable.read(file), rows);
        if (differences.isEmpty()) {
            filesPassed++;
        }
        differences.forEach(difference -> failures.add(name + ": " + difference));
    }
}
