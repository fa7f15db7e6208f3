package org.meterhub.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.commandline.Operator.Said;
import org.meterhub.hubapp.AdminPort;
import org.meterhub.hubapp.Hub;
import org.meterhub.hubapp.TestHub;
import org.meterhub.operator.AdminServer;
import org.meterhub.supplierregistry.GridArea;

/** An operator's morning: import, credentials, settlement, log, status; and the mistakes one makes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsTest {

    private static final String GRID_COMPANY = "7080000010011";

    private Hub hub;
    private AdminServer admin;
    private Path market;

    @TempDir
    private static Path folder;

    @BeforeAll
    void start() throws Exception {
        market = TestHub.projectFolder().resolve("examples/market");
        hub = TestHub.start(folder.resolve("data"));
        admin = AdminPort.open(hub);
        Said imported = done("import", market.toString());
        assertThat(imported.lines())
                .as("a folder's files go in in the order they depend on each other")
                .hasSize(4)
                .satisfiesExactly(
                        line -> assertThat(line).contains("parties.csv: 7 parties imported, 0 unchanged"),
                        line -> assertThat(line).contains("grid-areas.csv: 2 grid areas imported"),
                        line -> assertThat(line).contains("metering-points.csv: 214 metering points imported"),
                        line -> assertThat(line).contains("supply-contracts.csv: 222 supply contracts imported"));
    }

    @AfterAll
    void stop() throws Exception {
        admin.close();
        hub.close();
    }

    @Test
    void importing_a_file_again_changes_nothing() {
        Said said = done("import", market.resolve("parties.csv").toString());
        assertThat(said.out()).contains("imported before");
    }

    @Test
    void a_refused_file_is_told_row_by_row_and_those_after_it_are_not_tried() throws Exception {
        Path file = folder.resolve("mine.csv");
        Files.writeString(file, "number;name;roles;balance_responsible;valid_from;valid_to\n123;X;DDQ;;2020-01-01;\n");
        Said said = run("import", "--kind", "parties", file.toString());
        assertThat(said.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(said.err())
                .contains(file + ":2: number: found '123', expected")
                .contains("nothing of it was imported: 1 error");
        assertThat(said.out()).isEmpty();

        Path bad = Files.createDirectory(folder.resolve("bad"));
        Files.writeString(bad.resolve("parties.csv"), "number;name\n");
        Files.writeString(
                bad.resolve("grid-areas.csv"),
                "code;name;price_area;grid_company;grid_loss_supplier\n103;New;NO1;" + GRID_COMPANY + ";\n");
        assertThat(run("import", bad.toString()).exitCode()).isEqualTo(ExitCodes.FAILED);
        List<GridArea> areas =
                hub.database().inTransaction(unit -> hub.registry().parties().gridAreas(unit));
        assertThat(areas).hasSize(2);
    }

    @Test
    void a_party_connects_with_its_new_secret_and_no_longer_with_the_old() throws Exception {
        String old = done("party", "rotate-credentials", GRID_COMPANY).out().strip();
        try (Connection open = connect(old)) {
            CountDownLatch cut = new CountDownLatch(1);
            open.setExceptionListener(failure -> cut.countDown());
            String fresh =
                    done("party", "rotate-credentials", GRID_COMPANY).out().strip();
            assertThat(cut.await(20, TimeUnit.SECONDS))
                    .as("the connection that was opened with the old secret is closed")
                    .isTrue();
            assertThatCode(() -> connect(fresh).close()).doesNotThrowAnyException();
            assertThatThrownBy(() -> connect(old)).isInstanceOf(JMSException.class);
        }
    }

    private Connection connect(String secret) throws JMSException {
        return connect(GRID_COMPANY, secret);
    }

    private Connection connect(String party, String secret) throws JMSException {
        Connection connection =
                new JmsConnectionFactory(party, secret, hub.broker().amqpUrl()).createConnection();
        try {
            connection.start();
            connection.createSession();
            return connection;
        } catch (JMSException refused) {
            connection.close();
            throw refused;
        }
    }

    @Test
    void a_party_is_added_by_hand_by_the_rules_of_the_import_and_can_connect() throws Exception {
        String number = "7080000020041";
        String[] party = {
            "party",
            "add",
            number,
            "--name",
            "Lys & \"Varme\"; AS",
            "--roles",
            "DDQ",
            "--balance-responsible",
            "7080000030019",
            "--valid-from",
            "2026-11-01"
        };
        assertThat(done(party).out()).contains(number + " is added");
        assertThat(done(party).out()).contains(number + " is there already");
        JsonNode added = stream(done("party", "list", "--output", "json").json())
                .filter(one -> one.get("number").asText().equals(number))
                .findFirst()
                .orElseThrow();
        assertThat(added.get("name").asText()).isEqualTo("Lys & \"Varme\"; AS");
        assertThat(added.get("validFrom").asText()).isEqualTo("2026-10-31T23:00:00Z");
        String secret = done("party", "rotate-credentials", number).out().strip();
        assertThatCode(() -> connect(number, secret).close()).doesNotThrowAnyException();

        party[2] = "7080000020042";
        party[6] = "XXX";
        Said wrong = run(party);
        assertThat(wrong.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(wrong.err())
                .contains("number: found '7080000020042', expected a GLN", "roles: found 'XXX', expected market role");
        Said twice = run("party", "add", GRID_COMPANY, "--name", "X", "--roles", "DDM", "--valid-from", "2026-01-01");
        assertThat(twice.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(twice.err()).contains("expected a new party, or exactly what is registered");
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Test
    void parties_are_listed_with_names_as_they_are_written() throws Exception {
        assertThat(done("party", "list").lines()).hasSizeBetween(8, 9).anySatisfy(line -> assertThat(line)
                .contains("7080000020027", "Bekkestrøm AS", "DDQ", "7080000030026"));
        JsonNode parties = done("party", "list", "--output", "json").json();
        assertThat(parties).hasSizeBetween(7, 8);
        assertThat(parties.get(0).get("roles").get(0).asText()).isEqualTo("DDM");
    }

    @Test
    void a_run_over_areas_without_values_fails_says_so_point_by_point_and_sends_nothing() throws Exception {
        Said started = run("settle", "start", "--type", "balance_fixing", "--from", "2026-10-24", "--to", "2026-10-27");
        assertThat(started.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(started.lines().get(0)).contains("balance_fixing from 2026-10-24 to 2026-10-27, failed");
        assertThat(started.lines())
                .contains("Grid area 101: failed", "Grid area 102: failed")
                .anyMatch(line -> line.contains(
                        "none of the 104 consumption and production points has a value; the first 50 are named"))
                .anyMatch(line -> line.contains("grid area 101, metering point 707057500010000015")
                        && line.endsWith("values are missing on 3 of 3 days: 2026-10-24, 2026-10-25, 2026-10-26"));
        JsonNode run = done("settle", "list", "--output", "json").json().get(0);
        assertThat(run.get("status").asText()).isEqualTo("FAILED");
        assertThat(done("settle", "send", run.get("version").asText()).out())
                .contains("nothing was sent", "Nothing is sent of 101, 102");
    }

    @Test
    void a_run_that_the_rules_refuse_is_refused_with_the_reason() {
        Said said = run("settle", "start", "--type", "wholesale_fixing", "--from", "2026-10-24", "--to", "2026-10-25");
        assertThat(said.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(said.err()).contains("one whole calendar month");
        Said area = run(
                "settle",
                "start",
                "--type",
                "aggregation",
                "--from",
                "2026-10-24",
                "--to",
                "2026-10-25",
                "--area",
                "999");
        assertThat(area.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(area.err()).contains("no grid area 999").contains("101, 102");
    }

    @Test
    void the_status_shows_where_the_hub_is_and_what_waits() throws Exception {
        assertThat(done("status").out()).contains(hub.broker().amqpUrl(), "waiting in hub.dead");
        JsonNode status = done("status", "--output", "json").json();
        assertThat(status.get("database").asText()).startsWith("jdbc:h2:file:");
        assertThat(status.get("queues")).hasSize(3);
    }

    @Test
    void mistakes_at_the_keyboard_are_told_before_anything_is_sent() {
        assertWrongUsage(run("import", "no-such-file.csv"), "no-such-file.csv does not exist");
        assertWrongUsage(
                run("import", market.resolve("../market/parties.csv").toString(), "--kind", "customers"),
                "'customers' is no kind of file");
        assertWrongUsage(run("settle"), "Missing required subcommand");
        assertWrongUsage(run("settle", "start", "--type", "aggregation"), "--from");
        assertWrongUsage(run("log", "show", "many"), "'many'");
        Said unknown = run("no-such-command");
        assertThat(unknown.exitCode()).isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(unknown.err()).as("perhaps with a suggestion").contains("no-such-command");
    }

    private static void assertWrongUsage(Said said, String message) {
        assertThat(said.exitCode()).isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(said.err()).contains(message).contains("Usage:");
    }

    @Test
    void without_a_hub_a_command_says_how_to_start_one(@TempDir Path empty) throws Exception {
        Said said = run(new String[] {"status", "--data", empty.toString()}, empty);
        assertThat(said.exitCode()).isEqualTo(ExitCodes.NO_HUB);
        assertThat(said.err()).contains("No hub answers on " + empty).contains("./hub serve");

        // What a hub that was killed leaves behind: its file, and nobody on the port.
        Files.writeString(empty.resolve("admin.token"), "1\nnobody\n");
        Said killed = run(new String[] {"status", "--data", empty.toString()}, empty);
        assertThat(killed.exitCode()).isEqualTo(ExitCodes.NO_HUB);
        assertThat(killed.err()).contains("No hub answers on " + empty);

        // And another hub may have got its port since.
        Files.writeString(empty.resolve("admin.token"), admin.port() + "\nnobody\n");
        Said stranger = run(new String[] {"status", "--data", empty.toString()}, empty);
        assertThat(stranger.exitCode()).isEqualTo(ExitCodes.NO_HUB);
        assertThat(stranger.err()).contains("is not the hub of " + empty);
    }

    @Test
    void the_data_folder_comes_from_the_settings_where_the_command_names_none(@TempDir Path current) throws Exception {
        Files.writeString(
                current.resolve("hub.properties"),
                "meterhub.data.folder=" + folder.resolve("data") + "\nmeterhub.admin.port=nonsense\n");
        assertThat(run(new String[] {"status"}, current).exitCode())
                .as("other settings may be wrong by now")
                .isEqualTo(ExitCodes.DONE);
    }

    private Said done(String... arguments) {
        return new Operator(folder).done(arguments);
    }

    private Said run(String... arguments) {
        return new Operator(folder).run(arguments);
    }

    private static Said run(String[] arguments, Path current) {
        return new Operator(current).run(arguments);
    }
}
