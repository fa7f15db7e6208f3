package org.meterhub.acceptance.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.ImportOutcome;
import org.meterhub.supplierregistry.RegistryFile;
import org.meterhub.supplierregistry.RegistryImport;
import org.meterhub.supplierregistry.SupplierRegistry;

/** CSV files of the registry, into a real one that forgets each file again. */
final class ImportTarget implements FuzzTarget.Judge {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private @Nullable Database database;
    private @Nullable SupplierRegistry registry;

    @Override
    public synchronized void judge(byte[] input) {
        if (input.length == 0) {
            return;
        }
        RegistryFile[] kinds = RegistryFile.values();
        RegistryFile kind = kinds[(input[0] & 0xff) % kinds.length];
        try {
            database().run(unit -> {
                ImportOutcome outcome = registry()
                        .registryImport()
                        .load(unit, kind, "fuzz.csv", new ByteArrayInputStream(input, 1, input.length - 1), NOW);
                if (outcome instanceof ImportOutcome.Refused refused) {
                    assertThat(refused.errors()).isNotEmpty().hasSizeLessThanOrEqualTo(RegistryImport.ERRORS_MAX);
                }
                throw new Forget();
            });
        } catch (Forget wanted) {
            assertThat(wanted).hasNoCause();
        }
    }

    /** With the example market in it, so that rows can name parties and points that there are. */
    private Database database() {
        if (database == null) {
            database = TestDatabases.fresh(Dialect.H2, SupplierRegistry.MODULE);
            database.run(this::loadExample);
        }
        return database;
    }

    private void loadExample(UnitOfWork unit) {
        Path folder = Path.of(System.getProperty("meterhub.root")).resolve("examples/market");
        for (RegistryFile kind : RegistryFile.values()) {
            String name = kind.kind() + ".csv";
            Path beside = folder.resolve(name);
            // Charges lie in a folder of their own.
            Path example =
                    Files.exists(beside) ? beside : folder.resolve("charges").resolve(name);
            try (InputStream file = Files.newInputStream(example)) {
                assertThat(registry().registryImport().load(unit, kind, kind.kind(), file, NOW))
                        .isInstanceOf(ImportOutcome.Imported.class);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private SupplierRegistry registry() {
        if (registry == null) {
            registry = new SupplierRegistry(Dialect.H2, MarketProfile.norway());
        }
        return registry;
    }

    /** Rolls back what was imported, so that every input finds the same registry. */
    private static final class Forget extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
