package org.meterhub.hubapp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.meterhub.database.Database;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.database.DatabaseFile;
import org.meterhub.database.Migration;
import org.meterhub.hubapp.configuration.HubConfiguration;
import org.meterhub.messagelog.MessageStores;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.supplierregistry.SupplierRegistry;

/** The tables of all modules, brought up to date together. */
public final class Migrations {

    /** In an order in which each finds what it builds on. */
    private static final String[] MODULES = {
        "database", SupplierRegistry.MODULE, MessageStores.MIGRATIONS, MeteredDays.MODULE, "settlement"
    };

    private Migrations() {}

    /**
     * Does what is to be done, on a data folder that no hub works in.
     *
     * @return what was done, in order
     * @throws IllegalStateException when a hub works there, or H2's file is damaged
     */
    public static List<Migration> apply(HubConfiguration configuration) throws Exception {
        return with(configuration, DatabasePassword::of, Migrations::apply);
    }

    /** As {@link #apply(HubConfiguration)}, but nothing is done. */
    public static List<Migration> pending(HubConfiguration configuration) throws Exception {
        return with(configuration, DatabasePassword::find, database -> database.pendingMigrations(MODULES));
    }

    private static List<Migration> with(
            HubConfiguration configuration, Access access, Function<Database, List<Migration>> work) throws Exception {
        DatabaseFile file = DatabaseFile.of(configuration.database());
        try (DataFolder folder = DataFolder.take(configuration.dataFolder())) {
            file.check();
            try (Database database = Database.open(access.to(configuration.dataFolder(), configuration.database()))) {
                return work.apply(database);
            }
        } catch (Exception failure) {
            throw file.explain(failure);
        }
    }

    static List<Migration> apply(Database database) {
        return database.migrate(MODULES);
    }

    /** How the database is opened: with the password that it has, which may have to be made. */
    @FunctionalInterface
    private interface Access {
        DatabaseConfiguration to(Path folder, DatabaseConfiguration wanted) throws IOException;
    }
}
