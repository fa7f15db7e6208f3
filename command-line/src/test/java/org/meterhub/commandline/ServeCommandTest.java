package org.meterhub.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.hubapp.TestHub;
import org.meterhub.hubapp.configuration.Setting;

/** {@code serve}: what it refuses, and how it ends. */
class ServeCommandTest {

    @TempDir
    private Path folder;

    @Test
    void a_wrong_configuration_is_refused_with_all_that_is_wrong() throws Exception {
        Files.writeString(
                folder.resolve("hub.properties"),
                "meterhub.broker.amqp.port=many\nmeterhub.market.hub=7\nmeterhub.colour=red\n");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = serve(Map.of("METERHUB_DOCUMENT_MB_MAX", "51"), err);
        assertThat(exitCode).isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(err.toString(UTF_8))
                .contains("4 problem(s)")
                .contains("meterhub.broker.amqp.port is 'many'")
                .contains("meterhub.market.hub is '7'")
                .contains("meterhub.colour is not a setting")
                .contains("meterhub.document.mb.max is '51'");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_file_of_settings_that_is_named_must_exist() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(serve(Map.of(), err, "--config", "other.properties")).isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(err.toString(UTF_8)).contains("other.properties does not exist");
    }

    @Test
    void a_hub_whose_port_is_taken_does_not_claim_to_be_ready() throws Exception {
        Properties settings = TestHub.settings(folder.resolve("data"));
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            settings.setProperty(Setting.BROKER_AMQP_PORT.key(), String.valueOf(other.getLocalPort()));
            store(settings);
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            assertThat(serve(Map.of(), err)).isEqualTo(ExitCodes.FAILED);
            assertThat(err.toString(UTF_8))
                    .contains("The hub does not start")
                    .contains(String.valueOf(other.getLocalPort()));
        }
    }

    @Test
    @Timeout(60)
    void sigterm_stops_it_cleanly() throws Exception {
        store(TestHub.settings(folder.resolve("data")));
        Path log = folder.resolve("err.txt");
        Process hub = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        // As in production, not as in tests.
                        "-Dlogback.configurationFile=logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve")
                .directory(folder.toFile())
                .redirectError(log.toFile())
                .start();
        try (BufferedReader out = hub.inputReader(UTF_8)) {
            assertThat(out.readLine())
                    .as(() -> "the first line of output; errors are in " + log)
                    .startsWith("Meterhub is ready: AMQP amqp://127.0.0.1:")
                    .containsPattern("admin port [0-9]+$");
            assertThat(folder.resolve("data/admin.token")).exists();
            // Process.destroy would also close the stream that is read here.
            hub.toHandle().destroy();
            assertThat(hub.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(hub.exitValue()).as("128 + SIGTERM").isEqualTo(143);
            assertThat(out.readLine()).as("further output").isNull();
        } finally {
            hub.destroyForcibly();
        }
        assertThat(log).content(UTF_8).contains("the hub is down").doesNotContain("ERROR");
        assertThat(folder.resolve("data/admin.token")).doesNotExist();
    }

    /** As at a full disk, a torn copy, a wrong file: the hub says in one sentence what, where and what to do, and leaves the file as it is. */
    @ParameterizedTest
    @EnumSource(Damage.class)
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_damaged_database_file_is_said_in_one_sentence(Damage damage) throws Exception {
        Properties settings = TestHub.settings(folder.resolve("data"));
        store(settings);
        Path file = folder.resolve("data/database/hub.mv.db");
        assertThat(migrate(new ByteArrayOutputStream())).isEqualTo(ExitCodes.DONE);
        damage.doTo(file);
        byte[] damaged = Files.readAllBytes(file);
        PrintStream stderr = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try {
            // Where the log goes as well.
            System.setErr(new PrintStream(err, true, UTF_8));
            assertThat(serve(Map.of(), err)).isEqualTo(ExitCodes.FAILED);
        } finally {
            System.setErr(stderr);
        }
        assertThat(err.toString(UTF_8))
                .startsWith("The hub does not start: the database file " + file + " is damaged (")
                .contains("restore the data folder from a backup")
                .doesNotContain("\tat ");
        assertThat(err.toString(UTF_8).strip().lines()).hasSize(1);
        assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
        ByteArrayOutputStream ofMigrate = new ByteArrayOutputStream();
        assertThat(migrate(ofMigrate)).isEqualTo(ExitCodes.FAILED);
        assertThat(ofMigrate.toString(UTF_8))
                .startsWith("Nothing was done: the database file " + file + " is damaged (");
    }

    /** What becomes of files. */
    private enum Damage {
        EMPTY {
            @Override
            byte[] of(byte[] whole) {
                return new byte[0];
            }
        },
        /** Written over: no longer a file of H2's. */
        ANOTHER_FILE {
            @Override
            byte[] of(byte[] whole) {
                return "Kjære kunde, her er fakturaen".repeat(1_000).getBytes(UTF_8);
            }
        },
        CUT_SHORT {
            @Override
            byte[] of(byte[] whole) {
                return Arrays.copyOf(whole, 8_192);
            }
        },
        /** As a copy that ended early. Not in the half: all that counts may lie before it, and then nothing is damaged. */
        CUT_EARLY {
            @Override
            byte[] of(byte[] whole) {
                return Arrays.copyOf(whole, 24_576);
            }
        },
        /** The two blocks that say where everything begins. */
        WITHOUT_HEADERS {
            @Override
            byte[] of(byte[] whole) {
                byte[] damaged = whole.clone();
                Arrays.fill(damaged, 0, 8_192, (byte) 0);
                return damaged;
            }
        },
        /** Everything behind the headers. */
        ZEROS_INSIDE {
            @Override
            byte[] of(byte[] whole) {
                byte[] damaged = whole.clone();
                Arrays.fill(damaged, 8_192, damaged.length, (byte) 0);
                return damaged;
            }
        };

        abstract byte[] of(byte[] whole);

        void doTo(Path file) throws IOException {
            Files.write(file, of(Files.readAllBytes(file)));
        }
    }

    private void store(Properties settings) throws Exception {
        try (OutputStream file = Files.newOutputStream(folder.resolve("hub.properties"))) {
            settings.store(file, null);
        }
    }

    private int serve(Map<String, String> environment, ByteArrayOutputStream err, String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "serve";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return execute(environment, err, arguments);
    }

    private int migrate(ByteArrayOutputStream err) {
        return execute(Map.of(), err, "migrate");
    }

    private int execute(Map<String, String> environment, ByteArrayOutputStream err, String... arguments) {
        PrintStream out = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
        return Main.commandLine(new Console(out, new PrintStream(err, true, UTF_8), environment, folder))
                .execute(arguments);
    }
}
