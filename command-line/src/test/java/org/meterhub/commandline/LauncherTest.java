package org.meterhub.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.hubapp.TestHub;

/** The script {@code hub}, in a project where Java and Maven are scripts that say what they were asked. */
class LauncherTest {

    private static final List<String> MODULES = List.of(
            "market-model",
            "message-schemas",
            "database",
            "supplier-registry",
            "metered-data",
            "settlement",
            "message-log",
            "hub-routes",
            "broker",
            "operator",
            "hub-app",
            "market-play",
            "command-line");
    private static final String JAR = "command-line/target/command-line-0.1.0-SNAPSHOT.jar";

    @TempDir
    private Path project;

    @TempDir
    private Path jdk;

    @TempDir
    private Path elsewhere;

    @BeforeEach
    void aProject() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "this machine has no /bin/bash");
        Files.copy(TestHub.projectFolder().resolve("hub"), project.resolve("hub"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        for (String module : MODULES) {
            Files.createDirectories(project.resolve(module).resolve("src/main"));
            Files.writeString(project.resolve(module).resolve("pom.xml"), "<project/>");
        }
        ShellScripts.write(
                project.resolve("mvnw"), "echo maven \"$@\"; mkdir -p command-line/target; echo built > " + JAR);
        java("17.0.15", "echo ran in \"$(pwd -P)\"; printf '<%s>' \"$@\"; exit 7");
        ShellScripts.write(jdk.resolve("bin/javac"), "true");
    }

    @Test
    void builds_first_and_then_passes_arguments_folder_and_exit_code() throws Exception {
        ShellScripts.Said said = hub("import", "my file.csv", "--kind", "parties");
        assertThat(said.exitCode()).isEqualTo(7);
        assertThat(said.err()).contains("Building Meterhub").contains("maven -B -q -DskipTests");
        assertThat(said.out())
                .as("standard output is the command's alone")
                .startsWith("ran in " + elsewhere.toRealPath())
                .contains("<-Xmx512m>")
                .contains("<-jar><" + project.toRealPath().resolve(JAR) + "><import><my file.csv><--kind><parties>")
                .doesNotContain("maven");
    }

    @Test
    void does_not_build_what_is_built_unless_a_source_has_changed() throws Exception {
        hub("status");
        assertThat(hub("status").err()).isEmpty();
        Path source = project.resolve("settlement/src/main/New.java");
        Files.writeString(source, "class New {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.ofEpochSecond(4_000_000_000L)));
        assertThat(hub("status").err()).contains("Building Meterhub");
        assertThat(hub("status").err())
                .as("a source that is newer than the jar, and built")
                .isEmpty();
        Files.writeString(source, "class New { int field; }");
        assertThat(hub("status").err()).contains("Building Meterhub");
        Files.delete(source);
        assertThat(hub("status").err()).contains("Building Meterhub");
    }

    @Test
    void a_failed_build_runs_nothing() throws Exception {
        ShellScripts.write(project.resolve("mvnw"), "echo compile error; exit 1");
        ShellScripts.Said said = hub("status");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("compile error").contains("the build failed");
    }

    @Test
    void says_what_is_missing() throws Exception {
        java("11.0.2", "true");
        assertThat(hub("status").err()).contains("is too old").contains("JDK 17");
        java("1.8.0_402", "true");
        assertThat(hub("status").err()).contains("is too old");
        java("17.0.15", "true");
        Files.delete(jdk.resolve("bin/javac"));
        assertThat(hub("status").err()).contains("without a compiler (a JRE)");
        Files.delete(jdk.resolve("bin/java"));
        ShellScripts.Said said = hub("status");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("JAVA_HOME is " + jdk);
    }

    @Test
    void java_options_come_after_its_own_and_so_win() throws Exception {
        ShellScripts.Said said = hub(List.of("HUB_JAVA_OPTS=-Xmx2g -Da=b"), "serve");
        assertThat(said.out()).containsPattern("<-Xmx512m>.*<-Xmx2g><-Da=b><-jar>");
    }

    private void java(String version, String otherwise) throws IOException {
        ShellScripts.write(
                jdk.resolve("bin/java"),
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"" + version + "\" 2025-04-15' >&2; exit 0; fi\n"
                        + otherwise);
    }

    private ShellScripts.Said hub(String... arguments) throws Exception {
        return hub(List.of(), arguments);
    }

    private ShellScripts.Said hub(List<String> environment, String... arguments) throws Exception {
        List<String> variables = new ArrayList<>(List.of("JAVA_HOME=" + jdk));
        variables.addAll(environment);
        return ShellScripts.run(elsewhere, variables, project.resolve("hub"), List.of(arguments));
    }
}
