package org.meterhub.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Empty, migrated databases for store tests: H2 in memory, PostgreSQL in a real server that this JVM starts once. */
public final class TestDatabases {

    private static @Nullable EmbeddedPostgres server;

    private TestDatabases() {}

    /** A fresh database with the tables of the modules (and of the database module itself). Close it after the test. */
    public static Database fresh(Dialect dialect, String... modules) {
        Database database = Database.open(freshConfiguration(dialect));
        database.migrate("database");
        database.migrate(modules);
        return database;
    }

    /** Where an empty database without any table is. */
    public static DatabaseConfiguration freshConfiguration(Dialect dialect) {
        return dialect == Dialect.H2 ? freshH2() : freshPostgres();
    }

    /** In memory, where H2 lets transactions run side by side (see {@link Database}): tests of races need that. Gone when it is closed. */
    private static DatabaseConfiguration freshH2() {
        return new DatabaseConfiguration("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "", 10);
    }

    private static DatabaseConfiguration freshPostgres() {
        EmbeddedPostgres postgres = server();
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement create = connection.createStatement()) {
            create.execute("create database " + name);
        } catch (SQLException failure) {
            throw new DatabaseException("the embedded PostgreSQL cannot make a database", failure);
        }
        return new DatabaseConfiguration(postgres.getJdbcUrl("postgres", name), "postgres", "postgres", 10);
    }

    private static synchronized EmbeddedPostgres server() {
        EmbeddedPostgres running = server;
        if (running == null) {
            try {
                running = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", "on")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException("the embedded PostgreSQL does not start", failure);
            }
            server = running;
        }
        return running;
    }
}
