package org.meterhub.acceptance.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.Dialect;

/** A look from outside at what the hub has committed; on H2 only the hub's own process can look. */
final class InboxWindow implements AutoCloseable {

    private final @Nullable Connection connection;

    static InboxWindow into(DatabaseConfiguration database) throws SQLException {
        return new InboxWindow(
                database.dialect() == Dialect.POSTGRESQL
                        ? DriverManager.getConnection(database.url(), database.user(), database.password())
                        : null);
    }

    private InboxWindow(@Nullable Connection connection) {
        this.connection = connection;
    }

    long rows() {
        if (connection == null) {
            throw new IllegalStateException("nobody can look into this database from outside");
        }
        try (PreparedStatement query = connection.prepareStatement("select count(*) from inbox");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new DatabaseException("the inbox cannot be counted", failure);
        }
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
