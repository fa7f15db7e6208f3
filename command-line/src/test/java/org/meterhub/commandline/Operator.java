package org.meterhub.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Somebody who types commands in a folder; where its 'data' is that of a running hub, no option has to name it. */
record Operator(Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a command said. */
    record Said(int exitCode, byte[] bytes, String err) {

        String out() {
            return new String(bytes, UTF_8);
        }

        List<String> lines() {
            return out().lines().toList();
        }

        JsonNode json() throws Exception {
            return JSON.readTree(bytes);
        }
    }

    Said done(String... arguments) {
        Said said = run(arguments);
        assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCodes.DONE);
        return said;
    }

    Said run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.commandLine(new Console(
                        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Map.of(), folder))
                .execute(arguments);
        return new Said(exitCode, out.toByteArray(), err.toString(UTF_8));
    }
}
