package org.meterhub.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Batched inserts, for databases without COPY. */
final class BatchInsert implements BulkInsert {

    private static final int ROWS_PER_BATCH = 1_000;

    private final int columns;
    private final PreparedStatement insert;
    private int waiting;
    private long count;

    BatchInsert(Connection connection, String table, String... columns) {
        this.columns = columns.length;
        String sql = "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", Collections.nCopies(columns.length, "?")) + ")";
        try {
            this.insert = connection.prepareStatement(sql);
        } catch (SQLException failure) {
            throw new DatabaseException("cannot write to " + table, failure);
        }
    }

    @Override
    public BulkInsert row(@Nullable Object... values) throws SQLException {
        if (values.length != columns) {
            throw new IllegalArgumentException(values.length + " values for " + columns + " columns");
        }
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            insert.setObject(i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
        insert.addBatch();
        count++;
        if (++waiting == ROWS_PER_BATCH) {
            write();
        }
        return this;
    }

    private void write() throws SQLException {
        waiting = 0;
        insert.executeBatch();
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public void close() throws SQLException {
        try (insert) {
            if (waiting > 0) {
                write();
            }
        }
    }
}
