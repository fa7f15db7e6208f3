package org.meterhub.acceptance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketplay.ExampleHub;

/** The programs of {@code examples/python} and {@code examples/java}, each run as its page says, as a process of its own. */
final class ExamplePrograms {

    private static final long PATIENCE_SECONDS = 120;

    private ExamplePrograms() {}

    /** @return what it said */
    static List<String> python(ExampleHub hub, PartyId party, String program, Object... arguments) throws Exception {
        String python = Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
        Path file = ExampleMessages.ROOT.resolve("examples/python").resolve(program);
        return run(hub, party, List.of(python, file.toString()), arguments);
    }

    /** @return what it said */
    static List<String> java(ExampleHub hub, PartyId party, String program, Object... arguments) throws Exception {
        Path file = ExampleMessages.ROOT.resolve("examples/java").resolve(program);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return run(hub, party, List.of(java, "-cp", System.getProperty("java.class.path"), file.toString()), arguments);
    }

    private static List<String> run(ExampleHub hub, PartyId party, List<String> program, Object... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path errors = Files.createTempFile("example-", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("HUB", hub.hub().broker().amqpUrl());
        builder.environment().put("PARTY", party.value());
        builder.environment().put("SECRET", Objects.requireNonNull(hub.secrets().get(party)));
        Process process = builder.start();
        List<String> said = process.inputReader().lines().toList();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended && process.exitValue() == 0)
                .as("%s said %s and %s", command, said, Files.readString(errors))
                .isTrue();
        Files.delete(errors);
        return said;
    }
}
