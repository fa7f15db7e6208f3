package org.meterhub.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Leases by name, kept in the database and measured by its clock, so that all hub processes agree. A holder renews by acquiring again; a holder that
 * dies loses the lease when its term ends. To be sure that it still is the holder when it commits, work takes the lease's row with {@link #confirm}.
 */
public final class Leases {

    private final Database database;

    public Leases(Database database) {
        this.database = database;
    }

    /** Takes or renews the lease; empty while another holds it. */
    public Optional<Lease> acquire(String name, String holder, Duration term) {
        return database.inTransaction(unit -> {
            insertIfAbsent(unit, name);
            try (PreparedStatement take = unit.connection()
                    .prepareStatement(
                            "update lease set fence = case when holder = ? then fence else fence + 1 end, holder = ?,"
                                    + " until = current_timestamp + cast(? as integer) * interval '1' second"
                                    // What ends later than any lease can was given before the clock was set back.
                                    + " where name = ? and (holder = ? or until < current_timestamp"
                                    + " or until > current_timestamp + cast(? as integer) * interval '1' second)")) {
                take.setString(1, holder);
                take.setString(2, holder);
                int seconds = Math.toIntExact(Math.max(1, term.toSeconds()));
                take.setInt(3, seconds);
                take.setString(4, name);
                take.setString(5, holder);
                take.setInt(6, seconds);
                return take.executeUpdate() == 1
                        ? Optional.of(new Lease(name, holder, fenceOf(unit, name)))
                        : Optional.empty();
            }
        });
    }

    /** Gives the lease up at once, so that a successor need not wait for the end of the term. */
    public void release(Lease lease) {
        database.run(unit -> {
            try (PreparedStatement free = unit.connection()
                    .prepareStatement(
                            "update lease set until = current_timestamp - interval '1' second where name = ? and holder = ? and fence = ?")) {
                free.setString(1, lease.name());
                free.setString(2, lease.holder());
                free.setLong(3, lease.fence());
                free.executeUpdate();
            }
        });
    }

    /**
     * Whether the lease is still held, and locks its row until the transaction ends: nobody else can take the job over before that.
     *
     * @return false when another holder has taken over; the work is then to be abandoned
     */
    public static boolean confirm(UnitOfWork unit, Lease lease) throws SQLException {
        try (PreparedStatement lock = unit.connection()
                .prepareStatement("select fence from lease where name = ? and holder = ? and fence = ? for update")) {
            lock.setString(1, lease.name());
            lock.setString(2, lease.holder());
            lock.setLong(3, lease.fence());
            try (ResultSet row = lock.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void insertIfAbsent(UnitOfWork unit, String name) throws SQLException {
        try (PreparedStatement insert = unit.connection()
                .prepareStatement(
                        "insert into lease (name, holder, fence, until) values (?, '', 0, current_timestamp - interval '1' second)"
                                + " on conflict do nothing")) {
            insert.setString(1, name);
            insert.executeUpdate();
        }
    }

    private static long fenceOf(UnitOfWork unit, String name) throws SQLException {
        try (PreparedStatement read = unit.connection().prepareStatement("select fence from lease where name = ?")) {
            read.setString(1, name);
            try (ResultSet row = read.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
