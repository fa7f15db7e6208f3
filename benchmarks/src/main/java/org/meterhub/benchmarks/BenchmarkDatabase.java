package org.meterhub.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.DatabaseConfiguration;

/** An empty database that keeps what it has committed: a PostgreSQL server of its own with its standard settings, or an H2 file. */
public final class BenchmarkDatabase implements AutoCloseable {

    private static final int CONNECTIONS_MAX = 16;

    private final DatabaseConfiguration configuration;
    private final @Nullable EmbeddedPostgres server;
    private final @Nullable ProcessHandle process;

    private BenchmarkDatabase(
            DatabaseConfiguration configuration, @Nullable EmbeddedPostgres server, @Nullable ProcessHandle process) {
        this.configuration = configuration;
        this.server = server;
        this.process = process;
    }

    /** An H2 file in the folder. */
    public static BenchmarkDatabase h2(Path folder) {
        return new BenchmarkDatabase(
                new DatabaseConfiguration("jdbc:h2:file:" + folder.resolve("hub"), "sa", "", CONNECTIONS_MAX),
                null,
                null);
    }

    /** One that another process runs. */
    public static BenchmarkDatabase elsewhere(DatabaseConfiguration configuration) {
        return new BenchmarkDatabase(configuration, null, null);
    }

    /** A server whose data lie in the folder. */
    public static BenchmarkDatabase postgresql(Path folder) throws IOException, SQLException {
        return postgresql(folder, true);
    }

    /** The same with what an earlier server has left in the folder. */
    public static BenchmarkDatabase keptPostgresql(Path folder) throws IOException, SQLException {
        return postgresql(folder, false);
    }

    private static BenchmarkDatabase postgresql(Path folder, boolean fresh) throws IOException, SQLException {
        // The library switches both off for speed; a hub that forgets what it has confirmed would be measured then.
        Path data = folder.resolve("postgresql");
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(fresh)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        BenchmarkDatabase database = new BenchmarkDatabase(
                new DatabaseConfiguration(
                        server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", CONNECTIONS_MAX),
                server,
                ProcessHandle.of(processId(data)).orElseThrow());
        Map<String, String> settings = database.settings();
        if (!"on".equals(settings.get("fsync")) || !"on".equals(settings.get("synchronous_commit"))) {
            database.close();
            throw new IllegalStateException("PostgreSQL does not keep its commits: " + settings);
        }
        return database;
    }

    /** The server writes it into the first line of this file. */
    private static long processId(Path data) throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    }

    /** What the server's processes that are running now have used of the processors so far; 0 for H2, which runs in the hub's process, and for one elsewhere. */
    public double cpuSeconds() {
        return process == null
                ? 0
                : process.descendants()
                        .mapToDouble(each -> each.info()
                                        .totalCpuDuration()
                                        .orElse(Duration.ZERO)
                                        .toMillis()
                                / 1e3)
                        .sum();
    }

    /** What the server has written to its log so far, whole pages included; 0 where it has none that could be asked. */
    public long logBytes() throws SQLException {
        if (server == null) {
            return 0;
        }
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select wal_bytes from pg_stat_wal")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** How the hub reaches it. */
    public DatabaseConfiguration configuration() {
        return configuration;
    }

    /** A connection that nobody pools, each statement a transaction of its own. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(configuration.url(), configuration.user(), configuration.password());
    }

    /** The server's settings that the figures depend on; empty for H2 and for one elsewhere. */
    public Map<String, String> settings() throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        if (server != null) {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select name, current_setting(name) from pg_settings"
                            + " where name in ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes',"
                            + " 'shared_buffers', 'max_wal_size', 'wal_compression') order by name")) {
                while (rows.next()) {
                    settings.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return settings;
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
