package org.meterhub.acceptance.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.database.Dialect;

/**
 * Holds back the answers to commits: PostgreSQL has made them durable, then waits for a standby that does not exist before it says so. A hub that
 * is killed now dies between the commit of the database and that of the broker, a moment that lasts a millisecond otherwise. Nothing of the hub is
 * changed for it. H2 lives and dies with the hub, so nothing can be held there.
 */
final class CommitAnswers implements AutoCloseable {

    private static final Duration HELD_MAX = Duration.ofSeconds(20);
    private static final Duration RELEASED_MAX = Duration.ofSeconds(30);

    private final @Nullable Connection connection;
    private boolean held;

    /** To be made before the hub starts: its sessions wait for durable commits, as in operation, which the test server by itself does not. */
    static CommitAnswers of(DatabaseConfiguration database) throws SQLException {
        if (database.dialect() != Dialect.POSTGRESQL) {
            return new CommitAnswers(null);
        }
        Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        CommitAnswers answers = new CommitAnswers(connection);
        answers.execute("alter database " + connection.getCatalog() + " set synchronous_commit = on");
        return answers;
    }

    private CommitAnswers(@Nullable Connection connection) {
        this.connection = connection;
    }

    /** From now on no commit is answered; returns when a consumer has run into it. */
    void hold() throws SQLException {
        held = true;
        require("nobody");
        Awaitility.await("a batch that is committed and not answered")
                .pollInterval(Duration.ofMillis(5))
                .atMost(HELD_MAX)
                .until(() -> waiting(" and pid in (select pid from pg_locks where relation = 'inbox'::regclass)") > 0);
    }

    private void require(String standby) throws SQLException {
        execute("alter system set synchronous_standby_names = '" + standby + "'");
        execute("select pg_reload_conf()");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database().createStatement()) {
            statement.execute(sql);
        }
    }

    /** Sessions whose commit is held back. */
    private int waiting(String and) throws SQLException {
        try (Statement statement = database().createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from pg_stat_activity where wait_event = 'SyncRep'" + and)) {
            row.next();
            return row.getInt(1);
        }
    }

    private Connection database() {
        if (connection == null) {
            throw new IllegalStateException("nobody can look into this database from outside");
        }
        return connection;
    }

    /** Answers again; what was held back stays committed. */
    @Override
    public void close() throws SQLException {
        if (connection == null) {
            return;
        }
        try (connection) {
            if (held) {
                require("");
                Awaitility.await().atMost(RELEASED_MAX).until(() -> waiting("") == 0);
            }
        }
    }
}
