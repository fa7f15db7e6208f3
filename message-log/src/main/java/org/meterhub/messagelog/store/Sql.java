package org.meterhub.messagelog.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.UnitOfWork;

/** Statements of a unit of work. A failure leaves as {@link DatabaseException}, so that no caller has to know of SQL. */
final class Sql {

    private Sql() {}

    /** Work on the connection. */
    @FunctionalInterface
    interface Call<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> T call(UnitOfWork unit, String what, Call<T> call) {
        try {
            return call.with(unit.connection());
        } catch (SQLException failure) {
            throw new DatabaseException("the message log cannot " + what, failure);
        }
    }

    /** @param values collections become arrays, for {@code = any(?)} */
    static <T> List<T> query(
            UnitOfWork unit, String what, String sql, RowReader<T> reader, @Nullable Object... values) {
        return call(unit, what, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(connection, statement, values);
                try (ResultSet row = statement.executeQuery()) {
                    List<T> found = new ArrayList<>();
                    while (row.next()) {
                        found.add(reader.read(row));
                    }
                    return found;
                }
            }
        });
    }

    /** @return how many rows it changed */
    static int update(UnitOfWork unit, String what, String sql, @Nullable Object... values) {
        return call(unit, what, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(connection, statement, values);
                return statement.executeUpdate();
            }
        });
    }

    static void bind(Connection connection, PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant instant) {
                statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
            } else if (value instanceof Collection<?> collection) {
                statement.setArray(i + 1, arrayOf(connection, collection));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    private static Array arrayOf(Connection connection, Collection<?> values) throws SQLException {
        Object first = values.iterator().next();
        String type = first instanceof Long
                ? "bigint"
                : first instanceof UUID ? "uuid" : first instanceof LocalDate ? "date" : "varchar";
        return connection.createArrayOf(type, values.toArray());
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The first characters of a text that another wrote; PostgreSQL has no place for the character 0. */
    static @Nullable String clipped(@Nullable String text, int lengthMax) {
        if (text == null) {
            return null;
        }
        String clean = text.replace("\0", "");
        return clean.length() <= lengthMax ? clean : clean.substring(0, lengthMax);
    }
}
