package org.meterhub.acceptance.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * The search for inputs that break a reader: Jazzer, in a JVM of its own, for so many seconds a target. Only in the profile {@code fuzz}
 * (docs/internals/fuzzing.md), because it costs minutes and instruments every class it loads.
 */
@EnabledIfSystemProperty(named = FuzzingTest.SECONDS, matches = "[1-9][0-9]*")
class FuzzingTest {

    static final String SECONDS = "meterhub.fuzz.seconds";

    /** Comma-separated names of targets; all of them when it is missing. */
    private static final String WANTED = System.getProperty("meterhub.fuzz.targets", "");

    private static final int CONTROL_SECONDS_MAX = 120;
    private static final int INPUT_BYTES_MAX = 16_384;
    /** One input may not take longer: a reader that hangs is a finding. */
    private static final int INPUT_SECONDS_MAX = 20;

    private static final Path FOLDER =
            Path.of(System.getProperty("meterhub.root")).resolve("src/test/target/fuzzing");

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CONTROL")
    void finds_nothing(FuzzTarget target) throws Exception {
        if (!WANTED.isEmpty() && !List.of(WANTED.split(",")).contains(target.name())) {
            return;
        }
        assertThat(search(target, Integer.getInteger(SECONDS)))
                .as(
                        "inputs that break %s: make each a file of %s, and a test where the fault is",
                        target, target.corpusFolder())
                .isEmpty();
    }

    @Test
    void control_finds_the_input_that_breaks_the_control() throws Exception {
        List<Path> found = search(FuzzTarget.CONTROL, CONTROL_SECONDS_MAX);
        assertThat(found).hasSize(1);
        assertThat(found.get(0)).hasBinaryContent(FuzzTarget.FATAL_TO_THE_CONTROL);
    }

    /** @return the inputs that broke it */
    private static List<Path> search(FuzzTarget target, int seconds) throws IOException, InterruptedException {
        Path folder = FOLDER.resolve(target.folder());
        Path grown = Files.createDirectories(folder.resolve("grown"));
        Path findings = Files.createDirectories(folder.resolve("findings"));
        Process jazzer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-Duser.timezone=UTC",
                        "-Dmeterhub.root=" + System.getProperty("meterhub.root"),
                        "-D" + FuzzEntry.TARGET + "=" + target.name(),
                        "-Dlogback.configurationFile=logback-fuzzing.xml",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + FuzzEntry.class.getName(),
                        "--instrumentation_includes=org.meterhub.**:com.ctc.wstx.**:org.apache.commons.csv.**",
                        "--reproducer_path=" + findings,
                        "-artifact_prefix=" + findings + "/",
                        "-max_total_time=" + seconds,
                        "-max_len=" + INPUT_BYTES_MAX,
                        "-timeout=" + INPUT_SECONDS_MAX,
                        "-report_slow_units=" + INPUT_SECONDS_MAX,
                        "-rss_limit_mb=3000",
                        "-print_final_stats=1",
                        grown.toString(),
                        target == FuzzTarget.CONTROL
                                ? grown.toString()
                                : target.corpusFolder().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("jazzer.log").toFile())
                .start();
        int exit;
        try {
            exit = jazzer.waitFor();
        } finally {
            jazzer.destroyForcibly();
        }
        try (Stream<Path> files = Files.list(findings)) {
            List<Path> found = files.filter(file -> !file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            assertThat(exit == 0)
                    .as("Jazzer ended with %d; what it said is in %s", exit, folder.resolve("jazzer.log"))
                    .isEqualTo(found.isEmpty());
            return found;
        }
    }
}
