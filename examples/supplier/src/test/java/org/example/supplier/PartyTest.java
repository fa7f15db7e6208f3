package org.example.supplier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.marketdocuments.CimDocuments;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;

/** A party in a folder of its own, whose routes the test leads: what comes by JMS comes from the test, and what goes there goes to a mock. */
abstract class PartyTest extends CamelTestSupport {

    static final PartyId HUB = PartyId.of("5790001330552");
    static final PartyId TINDEKRAFT = PartyId.of("7080000020010");
    static final PartyId FJORDBYGD = PartyId.of("7080000010011");
    static final CimDocuments DOCUMENTS = new CimDocuments();
    static final Instant WRITTEN_AT = Instant.parse("2026-11-03T07:00:00Z");

    @TempDir
    Path folder;

    PartyTest() {
        testConfiguration().withUseAdviceWith(true);
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("jms", SupplierApplication.jms(settings()));
    }

    abstract PartySettings settings();

    PartySettings supplier() {
        return new PartySettings("amqp://127.0.0.1:1", HUB, TINDEKRAFT, "secret", MarketRole.ENERGY_SUPPLIER, folder);
    }

    PartySettings gridCompany() {
        return new PartySettings("amqp://127.0.0.1:1", HUB, FJORDBYGD, "secret", MarketRole.GRID_COMPANY, folder);
    }

    /** A file that lies ready, written at a time of the test's own. */
    Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        // Beside it first: the route must not find it before it has its time.
        Path beside = folder.resolve("beside-" + file.getFileName());
        Files.writeString(beside, content);
        Files.setLastModifiedTime(beside, java.nio.file.attribute.FileTime.from(WRITTEN_AT));
        Files.move(beside, file);
        return file;
    }

    String read(String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    }

    /** The files of a folder by name; none when it is not there. */
    List<String> files(String name) throws IOException {
        Path of = folder.resolve(name);
        if (!Files.isDirectory(of)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(of)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
