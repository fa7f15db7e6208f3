package org.meterhub.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction and all that takes part in it: plain JDBC and, by {@link #resource}, a Hibernate session on the same connection. Used by one
 * thread. Begun and ended by {@link Database#inTransaction}.
 */
public final class UnitOfWork {

    private static final Logger LOG = LoggerFactory.getLogger(UnitOfWork.class);
    private static final int PROBE_BYTES = 64 << 10;

    private final Connection connection;
    private final Dialect dialect;
    private final Map<Class<?>, Object> resources = new HashMap<>();
    private final List<Runnable> beforeCommit = new ArrayList<>();
    private final List<WaitingRows<?>> waiting = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final Set<CommitSignal> signals = new LinkedHashSet<>();
    private final List<Runnable> atEnd = new ArrayList<>();

    UnitOfWork(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** The transaction's connection. Nobody but the unit of work commits, rolls back or closes it. */
    public Connection connection() {
        return connection;
    }

    public Dialect dialect() {
        return dialect;
    }

    /**
     * Finds out whether the database can be written, by writing more than a page of what cannot be compressed: a full disk still answers questions.
     *
     * @throws SQLException when not, as an outage by {@link DatabaseException#isOutage}
     */
    void probe() throws SQLException {
        byte[] filler = new byte[PROBE_BYTES];
        ThreadLocalRandom.current().nextBytes(filler);
        try (PreparedStatement write =
                connection.prepareStatement("update write_probe set filler = ? where only_row = true")) {
            write.setBytes(1, filler);
            if (write.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement first = connection.prepareStatement(
                "insert into write_probe (only_row, filler) values (true, ?) on conflict do nothing")) {
            first.setBytes(1, filler);
            first.executeUpdate();
        }
    }

    /**
     * Keeps this transaction, until it ends, from overlapping one that {@linkplain #holdAlone holds the name alone}; any number share it. It waits for
     * one that does. On H2 nothing: the transactions of a file follow one another anyway.
     */
    public void share(String name) {
        lock("select pg_advisory_xact_lock_shared(hashtextextended(?, 0))", name);
    }

    /** Waits until all who hold or share the name have ended, and keeps them out until this transaction ends. On H2 nothing, as for {@link #share}. */
    public void holdAlone(String name) {
        lock("select pg_advisory_xact_lock(hashtextextended(?, 0))", name);
    }

    private void lock(String sql, String name) {
        if (dialect != Dialect.POSTGRESQL) {
            return;
        }
        try (PreparedStatement lock = connection.prepareStatement(sql)) {
            lock.setString(1, name);
            lock.execute();
        } catch (SQLException failure) {
            throw new DatabaseException("cannot wait for " + name, failure);
        }
    }

    /** A fast way to write many rows of one table: COPY on PostgreSQL, batched inserts on H2. Close it before the next statement. */
    public BulkInsert bulkInsert(String table, String... columns) {
        return dialect == Dialect.POSTGRESQL
                ? new CopyInsert(connection, table, columns)
                : new BatchInsert(connection, table, columns);
    }

    /** The one object of this type that this unit of work shares among all who ask, made on first use. */
    public <T> T resource(Class<T> type, Function<UnitOfWork, T> make) {
        Object present = resources.get(type);
        if (present == null) {
            present = make.apply(this);
            resources.put(type, present);
        }
        return type.cast(present);
    }

    /**
     * A place where rows wait to be written together before the commit. What an undone {@link #attempt} has put there is undone too.
     *
     * @param writer takes all that waits, never nothing
     */
    public <T> WaitingRows<T> waitingRows(Consumer<List<T>> writer) {
        WaitingRows<T> rows = new WaitingRows<>(writer);
        waiting.add(rows);
        return rows;
    }

    /** Runs before the commit, for example a flush. A failure rolls back. */
    public void beforeCommit(Runnable action) {
        beforeCommit.add(action);
    }

    /** Runs once the commit is durable. A failure is logged: what is committed is committed. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /** Raises the signal once the commit is durable; once, however often it is asked for. Nothing is raised when the work is rolled back. */
    public void raiseAfterCommit(CommitSignal signal) {
        signals.add(signal);
    }

    /** Runs at the end in any case, for example to close a resource. */
    public void atEnd(Runnable action) {
        atEnd.add(action);
    }

    /**
     * Tries a part of the work: when it returns false, all it did to the database is undone and the transaction goes on as before. Locks that it took are
     * given back, and what a {@link #resource} remembers is not undone: whatever rests on either has no place in an attempt.
     *
     * @return what the attempt returned
     */
    public boolean attempt(Attempt attempt) throws SQLException {
        flush();
        Savepoint before = connection.setSavepoint();
        boolean kept = attempt.with();
        if (kept) {
            connection.releaseSavepoint(before);
        } else {
            waiting.forEach(WaitingRows::discard);
            connection.rollback(before);
        }
        return kept;
    }

    private void flush() {
        beforeCommit.forEach(Runnable::run);
        waiting.forEach(WaitingRows::write);
    }

    void commit() throws SQLException {
        flush();
        connection.commit();
        afterCommit.forEach(UnitOfWork::runAfterCommit);
        signals.forEach(signal -> runAfterCommit(signal::raise));
    }

    private static void runAfterCommit(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException failure) {
            LOG.error("an action after the commit failed; the commit stands", failure);
        }
    }

    void rollback(Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException failure) {
            cause.addSuppressed(failure);
        }
    }

    void end() {
        for (Runnable action : atEnd) {
            try {
                action.run();
            } catch (RuntimeException failure) {
                LOG.warn("a resource of the unit of work did not close", failure);
            }
        }
    }

    /** A part of the work that may be undone. */
    @FunctionalInterface
    public interface Attempt {
        /** @return false to undo what was done */
        boolean with() throws SQLException;
    }
}
