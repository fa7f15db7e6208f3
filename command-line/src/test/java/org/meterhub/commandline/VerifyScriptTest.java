package org.meterhub.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.hubapp.TestHub;

/** The script {@code verify}, the test command: what it installs, what it says, and when it stops. */
class VerifyScriptTest {

    private static final String REQUIRED = "METERHUB_REQUIRE_FOREIGN_CLIENTS=true";

    @TempDir
    private Path project;

    @TempDir
    private Path tools;

    @BeforeEach
    void aProjectWhoseMavenSaysWhatItWasAsked() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "this machine has no /bin/bash");
        Files.copy(TestHub.projectFolder().resolve("verify"), project.resolve("verify"));
        ShellScripts.write(project.resolve("mvnw"), "echo maven \"$@\"; exit 5");
        ShellScripts.write(tools.resolve("id"), "echo 0");
        pythonKnowsProton(true);
        aptGet("exit 100");
    }

    @Test
    void installs_nothing_where_everything_is_there_and_passes_arguments_and_exit_code() throws Exception {
        ShellScripts.Said said = verify(List.of(REQUIRED), "-pl", "broker", "-am");
        assertThat(said.out()).isEqualTo("maven -B -ntp verify -pl broker -am\n");
        assertThat(said.err()).isEmpty();
        assertThat(said.exitCode()).isEqualTo(5);
    }

    @Test
    void installs_what_is_missing_and_fetches_lists_only_when_it_does_not_go_without() throws Exception {
        pythonKnowsProton(false);
        aptGet("case \"$*\" in *update*) touch " + tools + "/lists ;; *install*) [ -f " + tools
                + "/lists ] || exit 100; printf '#!/bin/bash\\n' > " + tools + "/python3 ;; esac; echo apt \"$*\"");
        ShellScripts.Said said = verify(List.of(REQUIRED));
        assertThat(said.out()).isEqualTo("maven -B -ntp verify\n");
        assertThat(said.err())
                .contains("installing python3-qpid-proton")
                .containsSubsequence("apt", "update", "apt", "install", "python3-qpid-proton")
                .doesNotContain("missing");
    }

    @Test
    void names_what_it_could_not_install_and_goes_on() throws Exception {
        pythonKnowsProton(false);
        ShellScripts.Said said = verify(List.of());
        assertThat(said.out()).isEqualTo("maven -B -ntp verify\n");
        assertThat(said.err()).contains("missing: python3-qpid-proton").contains("skip and say so");
    }

    @Test
    void fails_before_the_build_where_everything_is_required() throws Exception {
        pythonKnowsProton(false);
        ShellScripts.Said said = verify(List.of(REQUIRED));
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("missing: python3-qpid-proton").contains("this is a failure");
    }

    @Test
    void asks_nobody_for_a_password() throws Exception {
        pythonKnowsProton(false);
        ShellScripts.write(tools.resolve("id"), "echo 1000");
        aptGet("echo installed nevertheless >&2");
        assertThat(verify(List.of()).err())
                .contains("by hand: sudo apt-get install python3-qpid-proton")
                .doesNotContain("installed nevertheless");
    }

    private void pythonKnowsProton(boolean knows) throws IOException {
        ShellScripts.write(tools.resolve("python3"), knows ? "exit 0" : "exit 1");
    }

    private void aptGet(String text) throws IOException {
        ShellScripts.write(tools.resolve("apt-get"), text);
    }

    private ShellScripts.Said verify(List<String> variables, String... arguments) throws Exception {
        List<String> environment = new ArrayList<>(List.of(
                "-u",
                "METERHUB_REQUIRE_FOREIGN_CLIENTS",
                "PATH=" + tools + ":/usr/bin:/bin",
                "METERHUB_TEST_PYTHON=" + tools.resolve("python3")));
        environment.addAll(variables);
        return ShellScripts.run(project, environment, project.resolve("verify"), List.of(arguments));
    }
}
