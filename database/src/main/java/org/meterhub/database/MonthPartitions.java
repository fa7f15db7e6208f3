package org.meterhub.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table that PostgreSQL keeps in partitions, one a month, named {@code <table>_yyyy_mm}, beside {@code <table>_default} for what no month takes. Months
 * that are no longer needed go as a whole, which costs nothing. H2 has no partitions: there a month is a condition.
 */
public final class MonthPartitions {

    private static final String DETACHED = "_detached";
    private static final String SEALED = "_sealed";

    /** Whoever wants to use a month meanwhile waits, so it is not asked for longer. */
    private static final String SEAL_WAIT_MAX = "set local lock_timeout = '2s'";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final String table;
    private final String column;

    /**
     * @param table name of the partitioned table; part of statements, so never from outside
     * @param column its date, by which it is partitioned
     */
    public MonthPartitions(String table, String column) {
        this.table = table;
        this.column = column;
    }

    /** Makes the months from that of the first day to that of the last day before {@code to}; does nothing where they are. Several may do it at once. */
    public void ensure(UnitOfWork unit, LocalDate from, LocalDate to) throws SQLException {
        if (unit.dialect() == Dialect.H2) {
            return;
        }
        Connection connection = unit.connection();
        try (Statement statement = connection.createStatement()) {
            boolean locked = false;
            for (YearMonth month = YearMonth.from(from); month.atDay(1).isBefore(to); month = month.plusMonths(1)) {
                if (exists(connection, name(month))) {
                    continue;
                }
                if (!locked) {
                    lock(statement);
                    locked = true;
                }
                if (!exists(connection, name(month))) {
                    make(statement, month);
                }
            }
        }
    }

    /** So that two hub processes do not do the same to the months. */
    private void lock(Statement statement) throws SQLException {
        statement.execute("select pg_advisory_xact_lock(hashtext('" + table + "'))");
    }

    /**
     * Removes all months before the given one, with all they hold, and what the default partition holds of them.
     *
     * @return the months removed; on H2 the given one when anything was removed, since H2 does not know which months there were
     */
    public List<YearMonth> dropBefore(UnitOfWork unit, YearMonth first) throws SQLException {
        List<YearMonth> dropped = new ArrayList<>();
        if (unit.dialect() == Dialect.H2) {
            if (deleteBefore(unit, table, first) > 0) {
                dropped.add(first);
            }
            return dropped;
        }
        try (Statement statement = unit.connection().createStatement()) {
            for (String partition : partitions(unit.connection())) {
                YearMonth month = monthOf(partition);
                if (month.isBefore(first)) {
                    statement.execute("drop table " + partition);
                    dropped.add(month);
                }
            }
        }
        deleteBefore(unit, table + "_default", first);
        return dropped;
    }

    private int deleteBefore(UnitOfWork unit, String from, YearMonth first) throws SQLException {
        try (PreparedStatement delete =
                unit.connection().prepareStatement("delete from " + from + " where " + column + " < ?")) {
            delete.setObject(1, first.atDay(1));
            return delete.executeUpdate();
        }
    }

    /**
     * Takes all months before the given one out of the table, but keeps what they hold: each becomes a table of its own, named {@code
     * <table>_yyyy_mm_detached}, which an operator can save elsewhere and drop. What the default partition holds of those months becomes {@code
     * <table>_before_yyyy_mm_detached}.
     *
     * @return the names of the new tables, in order
     * @throws UnsupportedOperationException on H2, which has no partitions
     */
    public List<String> detachBefore(UnitOfWork unit, YearMonth first) throws SQLException {
        if (unit.dialect() == Dialect.H2) {
            throw new UnsupportedOperationException("H2 has no partitions");
        }
        List<String> detached = new ArrayList<>();
        try (Statement statement = unit.connection().createStatement()) {
            for (String partition : partitions(unit.connection())) {
                if (monthOf(partition).isBefore(first)) {
                    String name = partition + DETACHED;
                    statement.execute("alter table " + table + " detach partition " + partition);
                    // Its old name is needed when the month is made again.
                    statement.execute("alter table " + partition + " rename to " + name);
                    detached.add(name);
                }
            }
            String rest = name("before_", first) + DETACHED;
            if (moveOut(statement, table + "_default", first, rest)) {
                detached.add(rest);
            }
        }
        return detached;
    }

    /**
     * Moves the rows of an ordinary table that lie before a month into a table of their own.
     *
     * @return whether there were any
     */
    private boolean moveOut(Statement statement, String from, YearMonth first, String to) throws SQLException {
        String condition = column + " < '" + first.atDay(1) + "'";
        statement.execute("create table " + to + " as select * from " + from + " where " + condition);
        if (statement.executeUpdate("delete from " + from + " where " + condition) > 0) {
            return true;
        }
        statement.execute("drop table " + to);
        return false;
    }

    /**
     * Closes a month for good: from the commit on its partition takes no more rows, from whatever hub process, and all it ever took are there to be read.
     * One month in a transaction: whoever holds the locks of several may meet somebody who wants them in another order.
     *
     * @return false when somebody used the month for too long, a backup for example, or when it has no partition; nothing has happened then
     */
    public boolean seal(UnitOfWork unit, YearMonth month) throws SQLException {
        if (unit.dialect() == Dialect.H2) {
            return false;
        }
        try (Statement statement = unit.connection().createStatement()) {
            lock(statement);
            Boolean sealed = seals(unit).get(month);
            return sealed != null && (sealed || unit.attempt(() -> seal(statement, name(month))));
        }
    }

    private static boolean seal(Statement statement, String partition) throws SQLException {
        statement.execute(SEAL_WAIT_MAX);
        try {
            // Waits for those who are writing. "Not valid" leaves what is there alone.
            statement.execute(
                    "alter table " + partition + " add constraint " + partition + SEALED + " check (false) not valid");
            return true;
        } catch (SQLException failure) {
            if (LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
                return false;
            }
            throw failure;
        }
    }

    /** Every month that has a partition, and whether it is sealed; empty on H2. */
    public SortedMap<YearMonth, Boolean> seals(UnitOfWork unit) throws SQLException {
        SortedMap<YearMonth, Boolean> seals = new TreeMap<>();
        if (unit.dialect() == Dialect.H2) {
            return seals;
        }
        String sql =
                "select relname, exists (select 1 from pg_constraint where conrelid = pg_class.oid and conname = relname || '"
                        + SEALED
                        + "') from pg_inherits join pg_class on pg_class.oid = inhrelid where inhparent = cast(? as regclass)"
                        + " and relname <> ?";
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            select.setString(1, table);
            select.setString(2, table + "_default");
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    seals.put(monthOf(row.getString(1)), row.getBoolean(2));
                }
            }
        }
        return seals;
    }

    /** The name of the table that holds a month: its partition, where there are any. */
    public String tableOf(UnitOfWork unit, YearMonth month) {
        return unit.dialect() == Dialect.H2 ? table : name(month);
    }

    /** What the table holds, month by month, in order; a month made ahead holds nothing yet. */
    public List<StoredMonth> months(UnitOfWork unit) throws SQLException {
        return unit.dialect() == Dialect.H2 ? countedMonths(unit.connection()) : partitionedMonths(unit.connection());
    }

    private List<StoredMonth> countedMonths(Connection connection) throws SQLException {
        String sql = "select extract(year from " + column + "), extract(month from " + column + "), count(*) from "
                + table + " group by 1, 2 order by 1, 2";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<StoredMonth> months = new ArrayList<>();
            while (row.next()) {
                months.add(new StoredMonth(table, YearMonth.of(row.getInt(1), row.getInt(2)), row.getLong(3), 0));
            }
            return months;
        }
    }

    private List<StoredMonth> partitionedMonths(Connection connection) throws SQLException {
        // What has never been analysed has -1 rows.
        String sql = "select greatest(reltuples, 0), pg_total_relation_size(oid) from pg_class"
                + " where oid = cast(? as regclass)";
        List<StoredMonth> months = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (String partition : partitions(connection)) {
                select.setString(1, partition);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    months.add(new StoredMonth(table, monthOf(partition), row.getLong(1), row.getLong(2)));
                }
            }
        }
        return months;
    }

    private String name(String infix, YearMonth month) {
        return String.format(Locale.ROOT, "%s_%s%04d_%02d", table, infix, month.getYear(), month.getMonthValue());
    }

    private String name(YearMonth month) {
        return name("", month);
    }

    private YearMonth monthOf(String partition) {
        return YearMonth.parse(partition.substring(table.length() + 1).replace('_', '-'));
    }

    /** Asks the catalogue's tables: {@code to_regclass} answers from a cache that a wait for the lock does not renew. */
    private boolean exists(Connection connection, String partition) throws SQLException {
        return partitions(connection).contains(partition);
    }

    private List<String> partitions(Connection connection) throws SQLException {
        String sql = "select relname from pg_inherits join pg_class on pg_class.oid = inhrelid"
                + " where inhparent = cast(? as regclass) and relname <> ? order by relname";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, table);
            select.setString(2, table + "_default");
            try (ResultSet row = select.executeQuery()) {
                List<String> names = new ArrayList<>();
                while (row.next()) {
                    names.add(row.getString(1));
                }
                return names;
            }
        }
    }

    /**
     * Made beside the table and attached, which lets readers and writers of other months go on. What the default partition already holds of the
     * month moves over; it is locked first, so that nothing of the month comes in behind our back.
     */
    private void make(Statement statement, YearMonth month) throws SQLException {
        String partition = name(month);
        String first = "'" + month.atDay(1) + "'";
        String next = "'" + month.plusMonths(1).atDay(1) + "'";
        statement.execute("create table " + partition + " (like " + table + " including defaults)");
        statement.execute("lock table " + table + "_default in access exclusive mode");
        statement.execute("with moved as (delete from " + table + "_default where " + column + " >= " + first + " and "
                + column + " < " + next + " returning *) insert into " + partition + " select * from moved");
        statement.execute("alter table " + table + " attach partition " + partition + " for values from (" + first
                + ") to (" + next + ")");
    }
}
