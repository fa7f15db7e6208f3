package org.meterhub.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub's database: a pool of connections, the migrations of the modules, and transactions as {@link UnitOfWork}s.
 *
 * <p>Failures of the database are outages, not business: they leave as {@link DatabaseException}.
 */
public final class Database implements AutoCloseable {

    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final DatabaseConfiguration configuration;
    private final HikariDataSource dataSource;

    /**
     * H2 writes its file at every commit, map after map, while other transactions go on changing them. Killed in such a moment it comes back with
     * numbers handed out twice and rows without their index (ADR 0008). So transactions on an
     * H2 file follow one another; on PostgreSQL they run side by side.
     */
    private final @Nullable ReentrantLock oneAtATime;

    private final AtomicReference<@Nullable Away> away = new AtomicReference<>();

    /** An outage that is not over. */
    private record Away(long sinceNanos, String cause) {}

    private Database(DatabaseConfiguration configuration, HikariDataSource dataSource) {
        this.configuration = configuration;
        this.dataSource = dataSource;
        this.oneAtATime = isH2File(configuration) ? new ReentrantLock(true) : null;
    }

    private static boolean isH2File(DatabaseConfiguration configuration) {
        return configuration.dialect() == Dialect.H2 && !configuration.url().startsWith("jdbc:h2:mem:");
    }

    /** @throws RuntimeException when the database cannot be reached */
    public static Database open(DatabaseConfiguration configuration) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("meterhub");
        pool.setJdbcUrl(urlOf(configuration));
        pool.setUsername(configuration.user());
        pool.setPassword(configuration.password());
        pool.setMaximumPoolSize(configuration.connectionsMax());
        pool.setMinimumIdle(Math.min(2, configuration.connectionsMax()));
        pool.setAutoCommit(false);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (configuration.dialect() == Dialect.POSTGRESQL) {
            // Batches travel as one multi-row statement, and a plan is prepared on the server after three uses.
            pool.addDataSourceProperty("reWriteBatchedInserts", "true");
            pool.addDataSourceProperty("prepareThreshold", "3");
            pool.addDataSourceProperty("ApplicationName", "meterhub");
            // What a statement was to write stays out of its failure, which is logged: it may be somebody's name and
            // number.
            pool.addDataSourceProperty("logServerErrorDetail", "false");
        }
        return new Database(configuration, new HikariDataSource(pool));
    }

    /**
     * H2 speaks PostgreSQL here, and WRITE_DELAY=0 makes a commit wait for the disk: H2's default acknowledges commits that it has not
     * written, and a crash then loses them (docs/decisions/0008-h2-and-postgresql.md). A URL that names another delay keeps it: the crash test's control
     * needs one.
     */
    private static String urlOf(DatabaseConfiguration configuration) {
        String url = configuration.url();
        if (configuration.dialect() != Dialect.H2) {
            return url;
        }
        String upper = url.toUpperCase(Locale.ROOT);
        StringBuilder complete = new StringBuilder(url);
        for (String option : new String[] {
            "MODE=PostgreSQL",
            "DATABASE_TO_LOWER=TRUE",
            "NON_KEYWORDS=DAY,KEY,VALUE",
            "DEFAULT_NULL_ORDERING=HIGH",
            "WRITE_DELAY=0",
            "LOCK_TIMEOUT=20000",
            "DB_CLOSE_ON_EXIT=FALSE"
        }) {
            String name = option.substring(0, option.indexOf('=') + 1).toUpperCase(Locale.ROOT);
            if (!upper.contains(";" + name)) {
                complete.append(';').append(option);
            }
        }
        return complete.toString();
    }

    /**
     * Brings the tables of the modules up to date: scripts of {@code classpath:db/<module>/common} and {@code db/<module>/h2} or {@code
     * db/<module>/postgresql}. Each module has a history of its own, so that modules grow independently.
     *
     * @return what was done, in order
     * @throws IllegalStateException when a newer version of the hub has been at work on the tables; then nothing is done
     */
    public List<Migration> migrate(String... modules) {
        refuseNewerTables(modules);
        List<Migration> done = new ArrayList<>();
        for (String module : modules) {
            flyway(module)
                    .migrate()
                    .migrations
                    .forEach(one -> done.add(new Migration(module, one.version, one.description)));
        }
        return done;
    }

    /** What {@link #migrate} would do. */
    public List<Migration> pendingMigrations(String... modules) {
        refuseNewerTables(modules);
        List<Migration> pending = new ArrayList<>();
        for (String module : modules) {
            for (MigrationInfo one : flyway(module).info().pending()) {
                pending.add(new Migration(module, one.getVersion().toString(), one.getDescription()));
            }
        }
        return pending;
    }

    /** An older hub would write into newer tables as if nothing had been added to them; Flyway itself lets it. */
    private void refuseNewerTables(String... modules) {
        List<String> newer = new ArrayList<>();
        for (String module : modules) {
            for (MigrationInfo one : flyway(module).info().applied()) {
                if (one.getState() == MigrationState.FUTURE_SUCCESS || one.getState() == MigrationState.FUTURE_FAILED) {
                    newer.add(module + " " + one.getVersion());
                }
            }
        }
        if (!newer.isEmpty()) {
            throw new IllegalStateException(
                    "the tables were made by a newer version of the hub (" + String.join(", ", newer)
                            + " is not known here): start that version, or go back to the backup from before the upgrade");
        }
    }

    private Flyway flyway(String module) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations(
                        "classpath:db/" + module + "/common",
                        "classpath:db/" + module + "/" + dialect().name().toLowerCase(Locale.ROOT))
                .table("flyway_" + module)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .failOnMissingLocations(false)
                .load();
    }

    /**
     * Gives the user of the configuration another password, of an H2 file. Whoever opens it next needs it.
     *
     * @param password letters, digits, dashes and underscores, so that none ends the text of the statement
     * @throws IllegalArgumentException for other characters
     */
    public void changePassword(String password) {
        if (!PASSWORD.matcher(password).matches()) {
            throw new IllegalArgumentException("the password has characters that no password of the hub's making has");
        }
        String user = configuration.user().toLowerCase(Locale.ROOT).replace("\"", "\"\"");
        run(unit -> {
            try (Statement alter = unit.connection().createStatement()) {
                alter.execute("alter user \"" + user + "\" set password '" + password + "'");
            }
        });
    }

    public Dialect dialect() {
        return configuration.dialect();
    }

    /** For libraries that need one; business code uses {@link #inTransaction}. */
    public DataSource dataSource() {
        return dataSource;
    }

    /**
     * Does the work in one transaction: commits when it returns, rolls everything back when it throws. On an H2 file it waits for the transactions of other
     * threads to end; so no work may wait for another thread's.
     *
     * @return what the work returns
     * @throws DatabaseException when the database fails; other exceptions of the work pass through
     */
    public <T> T inTransaction(Work<T> work) {
        if (oneAtATime == null) {
            return transact(work);
        }
        oneAtATime.lock();
        try {
            return transact(work);
        } finally {
            oneAtATime.unlock();
        }
    }

    private <T> T transact(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            UnitOfWork unit = new UnitOfWork(connection, dialect());
            try {
                T result = work.with(unit);
                unit.commit();
                return result;
            } catch (Throwable failure) {
                unit.rollback(failure);
                throw failure;
            } finally {
                unit.end();
            }
        } catch (SQLException failure) {
            note(failure);
            throw new DatabaseException("the transaction failed", failure);
        } catch (RuntimeException failure) {
            note(failure);
            throw failure;
        }
    }

    /** Says once that an outage has begun; whoever meets it need not tell where that was. */
    private void note(Throwable failure) {
        if (!DatabaseException.isAway(failure)) {
            return;
        }
        String cause = lineOf(failure);
        if (away.compareAndSet(null, new Away(System.nanoTime(), cause))) {
            LOG.error("the database cannot be reached or not be written, and the hub waits for it: {}", cause);
        }
        if (oneAtATime != null) {
            // H2 closes a file that it could not write, for good: all of its connections must go before it opens it
            // again.
            dataSource.getHikariPoolMXBean().softEvictConnections();
        }
    }

    private static String lineOf(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("") + " ("
                + root.getClass().getSimpleName() + ")";
    }

    /** The outage that was seen and is not over; empty while the database can be written, as far as anybody knows. */
    public Optional<DatabaseOutage> outage() {
        Away now = away.get();
        return now == null
                ? Optional.empty()
                : Optional.of(new DatabaseOutage(Duration.ofNanos(System.nanoTime() - now.sinceNanos()), now.cause()));
    }

    /**
     * What time it is by the clock of the database, to hold the hub's own against.
     *
     * @throws DatabaseException when it does not answer
     */
    public Instant now() {
        return inTransaction(unit -> {
            try (PreparedStatement ask = unit.connection().prepareStatement("select current_timestamp");
                    ResultSet answer = ask.executeQuery()) {
                answer.next();
                return answer.getObject(1, OffsetDateTime.class).toInstant();
            }
        });
    }

    /**
     * Finds out whether the database can be written.
     *
     * @throws DatabaseException when not
     */
    public void probe() {
        run(UnitOfWork::probe);
        Away before = away.getAndSet(null);
        if (before != null) {
            LOG.info(
                    "the database can be written again, after {} s",
                    Duration.ofNanos(System.nanoTime() - before.sinceNanos()).toSeconds());
        }
    }

    /**
     * Looks whether an outage is over; asks nothing while there is none.
     *
     * @return whether the database can be written, as far as anybody knows
     */
    public boolean watch() {
        if (away.get() == null) {
            return true;
        }
        try {
            probe();
            return true;
        } catch (DatabaseException still) {
            return false;
        }
    }

    /** As {@link #inTransaction}, for work without a result. */
    public void run(Task task) {
        inTransaction(unit -> {
            task.with(unit);
            return true;
        });
    }

    @Override
    public void close() {
        dataSource.close();
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T with(UnitOfWork unit) throws SQLException;
    }

    /** What is done in one transaction and gives nothing back. */
    @FunctionalInterface
    public interface Task {
        void with(UnitOfWork unit) throws SQLException;
    }
}
