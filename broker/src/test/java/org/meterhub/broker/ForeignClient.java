package org.meterhub.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * An AMQP client that shares no code with the hub or its broker: Debian's {@code python3-qpid-proton}, run as a process of its own. A test writes what
 * the client does in a few lines of Python, with what {@code foreign_client.py} beside this class has ready ({@code connect}, {@code sender},
 * {@code send}, {@code push}, {@code outcome}, {@code receive}, {@code data_section} and more); every line that the script prints comes back.
 *
 * <pre>{@code
 * ForeignClient anna = ForeignClient.of(broker.amqpUrl(), "7080000000012", "anna-secret");
 * assertThat(anna.run("""
 *     link = sender(connect(), 'market.in.7080000000012.measure')
 *     send(link, Message(body=b'<a/>', durable=True))
 *     """)).containsExactly("accepted");
 * }</pre>
 *
 * <p>Where that client is not installed ({@code apt-get install python3-qpid-proton}) the test is skipped with a message that says so; with
 * {@code METERHUB_REQUIRE_FOREIGN_CLIENTS=true} in the environment it fails instead.
 */
public final class ForeignClient {

    /** Set to {@code true} where a skipped test would hide something, as on the build server. */
    public static final String REQUIRE = "METERHUB_REQUIRE_FOREIGN_CLIENTS";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");
    private static @Nullable List<String> python;

    private final Map<String, String> environment;

    private ForeignClient(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * A client with a credential. Skips the test where there is no such client, or fails it, see {@link #REQUIRE}.
     *
     * @param amqpUrl as {@link Broker#amqpUrl()} gives it
     */
    public static ForeignClient of(String amqpUrl, String user, String secret) {
        required();
        return new ForeignClient(Map.of("FOREIGN_URL", amqpUrl, "FOREIGN_USER", user, "FOREIGN_SECRET", secret));
    }

    /** Skips the test where there is no foreign client, or fails it, see {@link #REQUIRE}. */
    public static void required() {
        if (found().isEmpty()) {
            String message = "no AMQP client that is not ours: apt-get install python3-qpid-proton";
            if (Boolean.parseBoolean(System.getenv(REQUIRE))) {
                Assertions.fail(message + " (" + REQUIRE + " is set)");
            }
            Assumptions.abort(message);
        }
    }

    /** Runs the script to its end. @return the lines it said */
    public List<String> run(String script) throws IOException, InterruptedException {
        try (Running running = start(script)) {
            return running.end();
        }
    }

    /** Starts the script and lets it run beside the test. */
    public Running start(String script) throws IOException {
        Path program = Files.createTempFile("foreign-client-", ".py");
        Files.writeString(program, prelude() + "\n" + script);
        Path errors = Files.createTempFile("foreign-client-", ".err");
        List<String> command = new ArrayList<>(found());
        command.addAll(List.of("-u", program.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        return new Running(builder.start(), program, errors);
    }

    /** A script under way. Closing it ends the process. */
    public static final class Running implements AutoCloseable {

        private final Process process;
        private final Path program;
        private final Path errors;
        private final BufferedReader said;

        private Running(Process process, Path program, Path errors) {
            this.process = process;
            this.program = program;
            this.errors = errors;
            this.said = process.inputReader(StandardCharsets.UTF_8);
        }

        /** The next line that it says, waiting for it; null when it says no more. */
        public @Nullable String next() throws IOException {
            return said.readLine();
        }

        /** The lines that are left, up to the end of the script, which must be a good one. */
        public List<String> end() throws IOException, InterruptedException {
            Thread impatience = new Thread(this::endInTime, "foreign-client-watch");
            impatience.setDaemon(true);
            impatience.start();
            List<String> lines = said.lines().toList();
            int code = process.waitFor();
            if (code != 0) {
                throw new AssertionError(
                        "the foreign client ended with " + code + " after " + lines + "\n" + Files.readString(errors));
            }
            return lines;
        }

        private void endInTime() {
            try {
                if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws IOException {
            process.destroyForcibly();
            Files.deleteIfExists(program);
            Files.deleteIfExists(errors);
        }
    }

    private static String prelude() throws IOException {
        try (InputStream script = ForeignClient.class.getResourceAsStream("foreign_client.py")) {
            if (script == null) {
                throw new IOException("foreign_client.py is missing beside " + ForeignClient.class);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static synchronized List<String> found() {
        List<String> known = python;
        if (known == null) {
            known = Stream.concat(Stream.ofNullable(System.getenv("METERHUB_FOREIGN_PYTHON")), PYTHONS.stream())
                    .filter(ForeignClient::hasClient)
                    .limit(1)
                    .toList();
            python = known;
        }
        return known;
    }

    private static boolean hasClient(String interpreter) {
        try {
            Process process = new ProcessBuilder(interpreter, "-c", "import proton.utils")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", interrupted));
        }
    }
}
