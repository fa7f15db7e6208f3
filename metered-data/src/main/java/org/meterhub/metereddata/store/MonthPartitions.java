package org.meterhub.metereddata.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/** PostgreSQL's partitions of {@code day_series}: one a month. */
final class MonthPartitions {

    /** Held by whoever makes partitions, so that two hub processes do not make the same. Any number that no other lock of the hub has. */
    private static final long LOCK = 0x6d6f6e746873L;

    private MonthPartitions() {}

    static void ensure(Connection connection, LocalDate from, LocalDate to) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean locked = false;
            for (YearMonth month = YearMonth.from(from); month.atDay(1).isBefore(to); month = month.plusMonths(1)) {
                if (exists(connection, name(month))) {
                    continue;
                }
                if (!locked) {
                    statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
                    locked = true;
                }
                if (!exists(connection, name(month))) {
                    make(statement, month);
                }
            }
        }
    }

    private static String name(YearMonth month) {
        return String.format(Locale.ROOT, "day_series_%04d_%02d", month.getYear(), month.getMonthValue());
    }

    /** Asks the catalogue's tables: {@code to_regclass} answers from a cache that a wait for the lock does not renew. */
    private static boolean exists(Connection connection, String table) throws SQLException {
        String sql = "select exists (select from pg_inherits join pg_class on pg_class.oid = inhrelid"
                + " where inhparent = 'day_series'::regclass and relname = ?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, table);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /**
     * Made beside the table and attached, which lets readers and writers of other months go on. What the default partition already holds of the
     * month moves over; it is locked first, so that nothing of the month comes in behind our back.
     */
    private static void make(Statement statement, YearMonth month) throws SQLException {
        String table = name(month);
        String first = "'" + month.atDay(1) + "'";
        String next = "'" + month.plusMonths(1).atDay(1) + "'";
        statement.execute("create table " + table + " (like day_series including defaults)");
        statement.execute("lock table day_series_default in access exclusive mode");
        statement.execute("with moved as (delete from day_series_default where day >= " + first + " and day < " + next
                + " returning *) insert into " + table + " select * from moved");
        statement.execute("alter table day_series attach partition " + table + " for values from (" + first + ") to ("
                + next + ")");
    }
}
