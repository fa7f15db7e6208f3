package org.meterhub.settlement.calculation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meterhub.settlement.calculation.table.DataTable;

/**
 * Runs every scenario under a folder, wherever it lies in it: a scenario is a folder with {@code when} and {@code then}. Nothing is passed over in
 * silence: half a scenario, a table outside of every scenario and an expected file of no known output are failures, each with the name of what it
 * is about.
 */
final class ScenarioSuite {

    private static final String CSV = ".csv";
    private static final String WHEN = "when";
    private static final String THEN = "then";
    private static final int FINDINGS_SHOWN_MAX = 5;

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
        List<Path> folders = scenarioFolders();
        reportTablesOutsideOf(folders);
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

    private List<Path> scenarioFolders() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isDirectory)
                    .filter(path -> Files.isDirectory(path.resolve(WHEN)) || Files.isDirectory(path.resolve(THEN)))
                    .sorted()
                    .toList();
        }
    }

    private void reportTablesOutsideOf(List<Path> folders) throws IOException {
        for (Path file : tables(root)) {
            boolean inside = folders.stream()
                    .anyMatch(folder -> file.startsWith(folder.resolve(WHEN)) || file.startsWith(folder.resolve(THEN)));
            if (!inside) {
                failures.add(root.relativize(file) + ": lies in no folder when or then, so no scenario reads it");
            }
        }
    }

    private static List<Path> tables(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(CSV)).sorted().toList();
        }
    }

    private void run(Path scenario) throws IOException {
        String name = root.relativize(scenario).toString();
        for (String half : List.of(WHEN, THEN)) {
            if (!Files.isDirectory(scenario.resolve(half))) {
                failures.add(name + ": has no folder " + half);
                return;
            }
        }
        Path then = scenario.resolve(THEN);
        List<Path> files = tables(then);
        if (files.isEmpty()) {
            failures.add(name + ": nothing is expected, so nothing can fail");
        }
        Map<String, DataTable> outputs;
        try {
            outputs = outputs(scenario.resolve(WHEN));
        } catch (RuntimeException | AssertionError broken) {
            failures.add(name + ", " + WHEN + ": " + inWords(broken));
            filesCompared += files.size();
            return;
        }
        for (Path file : files) {
            compare(name, then.relativize(file), file, outputs);
        }
    }

    private static Map<String, DataTable> outputs(Path when) {
        return Files.exists(when.resolve(ScenarioArguments.FILE))
                ? new CalculationScenario(when).outputs()
                : new StoredTablesScenario(when).outputs();
    }

    private void compare(String scenario, Path path, Path file, Map<String, DataTable> outputs) {
        filesCompared++;
        String name = scenario + ", " + path;
        String text = path.toString();
        String output = text.substring(0, text.length() - CSV.length()).replace('\\', '/');
        DataTable actual = outputs.get(output);
        if (actual == null) {
            failures.add(name + ": there is no such output; there are " + outputs.keySet() + reasons(outputs));
            return;
        }
        List<String> differences;
        try {
            differences = TableComparison.differences(CsvTable.read(file), actual);
        } catch (RuntimeException broken) {
            failures.add(name + ": " + inWords(broken));
            return;
        }
        if (differences.isEmpty()) {
            filesEqual++;
        } else {
            differences.forEach(difference -> failures.add(name + ", " + difference));
            String reasons = reasons(outputs);
            if (!reasons.isEmpty()) {
                failures.add(name + reasons);
            }
        }
    }

    /** What the calculation itself has to say, which often explains what is missing. */
    private static String reasons(Map<String, DataTable> outputs) {
        List<String> reasons = new ArrayList<>();
        for (String name : List.of(CalculationScenario.ARGUMENT_CHECKS, CalculationScenario.FINDINGS)) {
            DataTable table = outputs.get(name);
            if (table != null) {
                table.rows().stream().limit(FINDINGS_SHOWN_MAX).forEach(row -> reasons.add(row.toString()));
            }
        }
        return reasons.isEmpty() ? "" : "; the calculation says: " + String.join("; ", reasons);
    }

    /** What was refused is said in its own words; a fault of the program also with its kind and place. */
    private static String inWords(Throwable broken) {
        if (broken instanceof IllegalArgumentException || broken instanceof AssertionError) {
            return String.valueOf(broken.getMessage());
        }
        @Nullable
        StackTraceElement place = Stream.of(broken.getStackTrace())
                .filter(element -> element.getClassName().startsWith("org.meterhub"))
                .findFirst()
                .orElse(null);
        return broken + " at " + place;
    }
}
