package org.meterhub.supplierregistry.scenario;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.meterhub.database.Dialect;
import org.meterhub.supplierregistry.TwoGridAreasMarket;

/**
 * The stories of the registry's processes, on both databases: whatever a step does is expected by a table of {@code then}, a table that is not there expects
 * nothing. {@code -Dmeterhub.scenarios.write=true} writes what happened, to be read before it is kept.
 */
class ProcessScenariosTest {

    private static final List<String> TABLES = List.of("outcomes", "notices", "days", "supply");

    static Stream<Path> stories() throws IOException {
        try (Stream<Path> folders = Files.walk(ScenarioMarket.SCENARIOS, 2)) {
            return folders
                    .filter(folder -> folder.getFileName().toString().startsWith("given_")
                            && !folder.endsWith(RuleScenario.FOLDER))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void what_happens_is_what_is_expected(Path story) {
        for (Dialect dialect : Dialect.values()) {
            Map<String, List<List<String>>> told;
            try (TwoGridAreasMarket market = ScenarioMarket.loaded(dialect)) {
                told = new Story(market).run(story);
            }
            for (String table : TABLES) {
                Path file = story.resolve("then").resolve(table + ".csv");
                List<List<String>> rows = Objects.requireNonNull(told.get(table));
                String text = rows.size() == 1
                        ? ""
                        : rows.stream().map(row -> String.join(";", row)).collect(joining("\n", "", "\n"));
                assertThat(expected(file, text)).as("%s on %s", file, dialect).isEqualTo(text);
            }
        }
    }

    @Test
    void every_business_case_of_every_process_is_covered_by_a_story() throws IOException {
        List<String> uncovered = new ArrayList<>();
        Set<String> processes = new TreeSet<>(RuleScenariosTest.processes());
        for (String process : processes) {
            Path folder = ScenarioMarket.SCENARIOS.resolve(process);
            Set<String> cases = cases(folder.resolve("cases.csv"));
            Set<String> covered = stories()
                    .filter(story -> story.startsWith(folder))
                    .flatMap(story -> cases(story.resolve("covers.csv")).stream())
                    .collect(Collectors.toSet());
            assertThat(cases)
                    .as("%s: cases that a story names and cases.csv does not", process)
                    .containsAll(covered);
            cases.removeAll(covered);
            cases.forEach(open -> uncovered.add(process + ": " + open));
        }
        assertThat(uncovered).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void every_story_says_what_it_covers_and_expects_something(Path story) {
        assertThat(cases(story.resolve("covers.csv")))
                .as("%s names no case", story)
                .isNotEmpty();
        assertThat(story.resolve("then/outcomes.csv")).exists();
    }

    private static Set<String> cases(Path file) {
        return ScenarioTable.read(file).stream()
                .map(row -> row.get("case"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the file has; nothing when it is not there. */
    private static String expected(Path file, String found) {
        try {
            if (Boolean.getBoolean("meterhub.scenarios.write") && !found.isEmpty()) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, found);
            }
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
