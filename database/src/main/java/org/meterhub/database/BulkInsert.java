package org.meterhub.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Writes many rows of one table in the order of the columns it was opened with. The rows are in the database when it is closed. */
public interface BulkInsert extends AutoCloseable {

    /**
     * Adds one row. Values may be {@code Long}, {@code Integer}, {@code Short}, {@code Boolean}, {@code String}, {@code byte[]}, {@code
     * Instant}, {@code LocalDate}, {@code UUID} or null, and must be of the column's own type (a {@code bigint} takes a {@code Long}, a {@code
     * smallint} a {@code Short}).
     */
    BulkInsert row(@Nullable Object... values) throws SQLException;

    /** Rows added so far. */
    long count();

    /** Writes what is left. After a failure of {@link #row} it abandons the rest; the transaction is then to be rolled back. */
    @Override
    void close() throws SQLException;
}
