package org.meterhub.benchmarks.registry;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.meterhub.database.Database;
import org.meterhub.supplierregistry.ImportOutcome;
import org.meterhub.supplierregistry.RegistryFile;
import org.meterhub.supplierregistry.SupplierRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files into the registry by its own import, each in one transaction. */
record FileImport(Database database, SupplierRegistry registry) {

    private static final Logger LOG = LoggerFactory.getLogger(FileImport.class);
    private static final Instant NOW = Instant.parse("2026-06-01T06:00:00Z");

    /** @return the seconds until the file was committed */
    double load(RegistryFile kind, Path file) {
        long start = System.nanoTime();
        ImportOutcome outcome = database.inTransaction(unit -> {
            try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
                return registry.registryImport().load(unit, kind, kind.kind(), content, NOW);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!(outcome instanceof ImportOutcome.Imported)) {
            throw new IllegalStateException("the generated " + kind.kind() + " were refused: " + outcome);
        }
        LOG.info("{} imported in {} s", kind.kind(), seconds);
        return seconds;
    }
}
