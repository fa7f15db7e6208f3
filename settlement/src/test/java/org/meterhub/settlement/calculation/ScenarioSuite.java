package org.meterhub.settlement.calculation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meterhub.settlement.calculation.table.DataTable;

/** Runs every scenario under a folder, wherever it lies in it: a scenario is a folder with {@code when} and {@code then}. */
final class ScenarioSuite {

    private static final String CSV = ".csv";

    private final Path root;
    final List<String> failures = new ArrayList<>();
    int scenarios;
    int scenariosEqual;
    int filesCompared;
    int filesEqual;

    ScenarioSuite(Path root) {
        this.root = root;
    }

    void run() throws IOException {
        List<Path> folders;
        try (Stream<Path> paths = Files.walk(root)) {
            folders = paths.filter(
                            path -> Files.isDirectory(path.resolve("when")) && Files.isDirectory(path.resolve("then")))
                    .sorted()
                    .toList();
        }
        for (Path scenario : folders) {
            int failuresBefore = failures.size();
            int comparedBefore = filesCompared;
            run(scenario);
            scenarios++;
            boolean equal = failures.size() == failuresBefore;
            scenariosEqual += equal ? 1 : 0;
            System.out.println((equal ? "equal   " : "DIFFERS ") + root.relativize(scenario) + ": "
                    + (filesCompared - comparedBefore) + " files");
        }
        System.out.println("Scenarios under " + root + ": " + scenariosEqual + " of " + scenarios + " equal, "
                + filesEqual + " of " + filesCompared + " files equal");
    }

    private void run(Path scenario) throws IOException {
        String name = root.relativize(scenario).toString();
        Path then = scenario.resolve("then");
        List<Path> files;
        try (Stream<Path> paths = Files.walk(then)) {
            files = paths.filter(path -> path.toString().endsWith(CSV)).sorted().toList();
        }
        if (files.isEmpty()) {
            failures.add(name + ": nothing is expected, so nothing can fail");
        }
        Map<String, DataTable> outputs;
        try {
            outputs = Files.exists(scenario.resolve("when").resolve(ScenarioArguments.FILE))
                    ? new CalculationScenario(scenario).outputs()
                    : new StoredTablesScenario(scenario).outputs();
        } catch (RuntimeException | AssertionError broken) {
            failures.add(name + ": " + broken);
            filesCompared += files.size();
            return;
        }
        for (Path file : files) {
            String path = then.relativize(file).toString();
            String output = path.substring(0, path.length() - CSV.length()).replace('\\', '/');
            compare(name + ", " + path, file, outputs.get(output), outputs.get("findings"));
        }
    }

    private void compare(String name, Path file, @Nullable DataTable actual, @Nullable DataTable findings) {
        filesCompared++;
        if (actual == null) {
            failures.add(name + ": there is no such output");
            return;
        }
        List<String> differences = TableComparison.differences(CsvTable.read(file), actual);
        if (differences.isEmpty()) {
            filesEqual++;
            return;
        }
        differences.forEach(difference -> failures.add(name + ", " + difference));
        if (findings != null) {
            failures.add(name + ", findings: "
                    + findings.rows().stream().map(List::toString).limit(5).collect(Collectors.joining("; ")));
        }
    }
}
