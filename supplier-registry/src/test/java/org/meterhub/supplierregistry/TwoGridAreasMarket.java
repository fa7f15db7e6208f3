package org.meterhub.supplierregistry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketProfile;

/** The reference market of {@code examples/market} in a fresh database: Fjordbygd (101) and Viddaberg (102), and who is who there. */
public final class TwoGridAreasMarket implements AutoCloseable {

    public static final Gln FJORDBYGD_NETT = new Gln("7080000010011");
    public static final Gln VIDDABERG_ELNETT = new Gln("7080000010028");
    public static final Gln TINDEKRAFT = new Gln("7080000020010");
    public static final Gln BEKKESTROM = new Gln("7080000020027");
    public static final Gln HAVVIND = new Gln("7080000020034");
    public static final Gln NORDBALANSE = new Gln("7080000030019");
    public static final Gln JEVNVEKT = new Gln("7080000030026");

    /** Hourly flex consumption in 101, supplied by Tindekraft. */
    public static final Gsrn HOUSE = new Gsrn("707057500010000015");
    /** As {@link #HOUSE}, but Bekkestrøm takes over from Tindekraft on 25 October 2026. */
    public static final Gsrn SWITCHING_HOUSE = new Gsrn("707057500010000107");
    /** From 101 to 102, owned by Fjordbygd Nett. */
    public static final Gsrn EXCHANGE = new Gsrn("707057500090000011");
    /** The positive grid-loss point of 101. */
    public static final Gsrn GRID_LOSS = new Gsrn("707057500010009018");

    /** When the files are loaded. */
    public static final Instant LOADED_AT = Instant.parse("2026-10-01T08:00:00Z");

    public static final MarketProfile PROFILE = MarketProfile.norway();

    private static final Path FOLDER =
            Path.of(Objects.requireNonNull(System.getProperty("meterhub.root")), "examples", "market");

    public final Database database;
    public final SupplierRegistry registry;

    private TwoGridAreasMarket(Database database) {
        this.database = database;
        this.registry = new SupplierRegistry(database.dialect(), PROFILE);
    }

    /** The tables, and nothing in them. */
    public static TwoGridAreasMarket empty(Dialect dialect) {
        return new TwoGridAreasMarket(TestDatabases.fresh(dialect, SupplierRegistry.MODULE));
    }

    /** The files of parties, areas, points and contracts loaded at {@link #LOADED_AT}. */
    public static TwoGridAreasMarket loaded(Dialect dialect) {
        TwoGridAreasMarket market = empty(dialect);
        for (RegistryFile kind : RegistryFile.values()) {
            if (kind.isOfPriceLists()) {
                continue;
            }
            ImportOutcome outcome = market.load(kind, exampleOf(kind));
            if (!(outcome instanceof ImportOutcome.Imported)) {
                throw new IllegalStateException("examples/market is not as it should be: " + outcome);
            }
        }
        return market;
    }

    /** The text of the example file. */
    public static String exampleOf(RegistryFile kind) {
        try {
            return Files.readString(
                    (kind.isOfPriceLists() ? FOLDER.resolve("charges") : FOLDER).resolve(kind.kind() + ".csv"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Imports a text as a file of this kind, in a transaction of its own. */
    public ImportOutcome load(RegistryFile kind, String csv) {
        return loadBytes(kind, csv.getBytes(StandardCharsets.UTF_8));
    }

    public ImportOutcome loadBytes(RegistryFile kind, byte[] csv) {
        InputStream content = new ByteArrayInputStream(csv);
        return database.inTransaction(
                unit -> registry.registryImport().load(unit, kind, kind.kind() + ".csv", content, LOADED_AT));
    }

    /** The midnight that begins the day. */
    public static Instant midnight(String day) {
        return PROFILE.calendar().startOf(LocalDate.parse(day));
    }

    @Override
    public void close() {
        registry.close();
        database.close();
    }
}
