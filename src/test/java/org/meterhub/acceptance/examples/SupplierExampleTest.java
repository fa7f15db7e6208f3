package org.meterhub.acceptance.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.meterhub.acceptance.fixtures.ExampleParties.FJORDBYGD;
import static org.meterhub.acceptance.fixtures.ExampleParties.TINDEKRAFT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.example.supplier.PartySettings;
import org.example.supplier.SupplierApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketplay.ExampleHub;

/** {@code examples/supplier} as two parties of a real hub: a grid company's readings reach the supplier, and the supplier learns what became of its request. */
class SupplierExampleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant DAY = Instant.parse("2026-10-17T22:00:00Z");
    private static final int HOURS = 24;

    @TempDir
    private Path folder;

    private ExampleHub hub;
    private DefaultCamelContext supplier;
    private DefaultCamelContext gridCompany;

    @BeforeEach
    void start() throws Exception {
        hub = ExampleHub.start(folder.resolve("hub"), null, ExampleMessages.ROOT.resolve("examples/market"));
        supplier = party(TINDEKRAFT, MarketRole.ENERGY_SUPPLIER, "supplier");
        gridCompany = party(FJORDBYGD, MarketRole.GRID_COMPANY, "grid-company");
    }

    @AfterEach
    void stop() throws Exception {
        supplier.close();
        gridCompany.close();
        hub.close();
    }

    private DefaultCamelContext party(PartyId number, MarketRole role, String name) throws Exception {
        PartySettings settings = new PartySettings(
                hub.hub().broker().amqpUrl(),
                MarketProfile.norway().hub(),
                number,
                Objects.requireNonNull(hub.secrets().get(number)),
                role,
                folder.resolve(name));
        DefaultCamelContext context = new DefaultCamelContext();
        context.addComponent("jms", SupplierApplication.jms(settings));
        for (RoutesBuilder routes : SupplierApplication.routes(settings)) {
            context.addRoutes(routes);
        }
        context.start();
        return context;
    }

    @Test
    void readings_of_the_grid_company_are_stored_by_the_supplier_and_faults_come_back_with_their_reason()
            throws Exception {
        String rows = readings("707057500010000015", 0) + readings("707057599999999991", 0);
        lay("grid-company/readings/day.csv", "metering_point;type;resolution;from;quantity_kwh;quality\n" + rows);

        List<String> stored = lines(onlyFile("supplier/values"));
        assertThat(stored.subList(1, stored.size()))
                .extracting(line -> line.substring(0, line.indexOf(";2026-10-20")) + "\n")
                .containsExactly(readings("707057500010000015", 0).split("(?<=\n)"));
        assertThat(lines(onlyFile("grid-company/answers")))
                .hasSize(2)
                .last()
                .asString()
                .contains("707057599999999991")
                .contains(";refused;E10;The metering point is not known;");
        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("grid-company/readings/done/day.csv")));
    }

    @Test
    void a_request_is_answered_transaction_by_transaction_and_a_repetition_does_nothing() throws Exception {
        String rows = "transaction;metering_point;start\n"
                + "tk-1;707057500010000022;2026-11-02\ntk-2;707057500010000015;2026-11-02\n";
        lay("supplier/switches/one.csv", rows);
        await().atMost(PATIENCE).until(() -> files("supplier/answers").size() == 2);
        assertThat(answers("supplier/answers"))
                .anySatisfy(line -> assertThat(line).contains(";tk-1;707057500010000022;confirmed;"))
                .anySatisfy(line ->
                        assertThat(line).contains(";tk-2;").contains(";refused;E59;The relation exists already;"));

        await().atMost(PATIENCE).until(() -> files("supplier/switches").isEmpty());
        lay("supplier/switches/one.csv", rows);
        await().atMost(PATIENCE).until(() -> files("supplier/switches").isEmpty());
        // What is sent after it is answered: had the repetition been answered, its answer would be there by then.
        lay("supplier/switches/two.csv", "transaction;metering_point;start\ntk-3;707057500010000015;2026-11-02\n");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(answers("supplier/answers"))
                .anySatisfy(line -> assertThat(line).contains(";tk-3;")));
        assertThat(files("supplier/answers")).hasSize(3);
    }

    private static String readings(String point, int offset) {
        return IntStream.range(0, HOURS)
                .mapToObj(hour -> point + ";E17;PT1H;" + DAY.plusSeconds(3_600L * (hour + offset)) + ";1."
                        + (100 + hour) + ";" + (hour == 5 ? "A03" : "") + "\n")
                .collect(Collectors.joining());
    }

    /** Written at the time of the hub, and moved to its place in one go. */
    private void lay(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Path beside = folder.resolve("beside.csv");
        Files.writeString(beside, content);
        Files.setLastModifiedTime(beside, FileTime.from(hub.clock().now()));
        Files.move(beside, file);
    }

    private Path onlyFile(String name) {
        await().atMost(PATIENCE).until(() -> files(name).size() == 1);
        return files(name).get(0);
    }

    private List<Path> files(String name) {
        Path of = folder.resolve(name);
        if (!Files.isDirectory(of)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(of)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> answers(String name) throws IOException {
        List<String> lines = new java.util.ArrayList<>();
        for (Path file : files(name)) {
            lines.addAll(lines(file));
        }
        return lines;
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }
}
