package org.meterhub.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The project's scripts under test, and scripts that stand in for the tools they call. */
final class ShellScripts {

    /** What a script left behind: its exit code, standard output and standard error. */
    record Said(int exitCode, String out, String err) {}

    private ShellScripts() {}

    /** An executable bash script of this text, in folders that are made when missing. */
    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Runs a script in a folder with these variables ({@code NAME=value}) added to the environment, and waits for its end. */
    static Said run(Path folder, List<String> environment, Path script, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("/usr/bin/env"));
        command.addAll(environment);
        command.addAll(List.of("/bin/bash", script.toString()));
        command.addAll(arguments);
        Path err = Files.createTempFile(folder.toAbsolutePath().getParent(), "script", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(err.toFile())
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Said(process.waitFor(), out, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }
}
