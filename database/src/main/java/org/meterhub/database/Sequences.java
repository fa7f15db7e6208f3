package org.meterhub.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Numbers of rows that are written together later: drawn at once, so that a row knows its number before it is in the database. */
public final class Sequences {

    private Sequences() {}

    /**
     * Draws numbers that nobody else gets, ascending. Those that no row takes are lost.
     *
     * @param sequence its name in the database
     * @throws DatabaseException when the database fails
     */
    public static List<Long> draw(UnitOfWork unit, String sequence, int count) {
        String sql = "select nextval('" + sequence + "') from generate_series(1, ?)";
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            select.setInt(1, count);
            List<Long> drawn = new ArrayList<>(count);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    drawn.add(rows.getLong(1));
                }
            }
            return drawn;
        } catch (SQLException failure) {
            throw new DatabaseException("cannot draw numbers from " + sequence, failure);
        }
    }
}
