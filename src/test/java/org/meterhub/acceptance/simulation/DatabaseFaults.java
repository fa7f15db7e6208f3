package org.meterhub.acceptance.simulation;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What goes wrong in the database at present. */
final class DatabaseFaults {

    /** How it can be unwell as long as that lasts. */
    enum State {
        WELL,
        /** Reads, but has no room to write. */
        FULL,
        /** Every statement breaks its connection. */
        AWAY
    }

    /** What goes wrong once, in one thread: the n-th from now. */
    enum Once {
        STATEMENT_BREAKS,
        COMMIT_FAILS,
        COMMIT_IS_LOST,
        /** As the two before, and from then on nothing is reached: a process that ends there does nothing more. */
        ENDS_BEFORE_COMMIT,
        ENDS_AFTER_COMMIT
    }

    /** Of PostgreSQL, and what H2 says then is an outage as well. */
    private static final String DISK_FULL = "53100";

    /** Of PostgreSQL: an internal error, from which nobody can tell what is wrong. */
    private static final String NO_OUTAGE = "XX001";

    private static final String WRITE_PROBE = "write_probe";

    private final @Nullable Mend without;
    private volatile State state = State.WELL;
    private volatile @Nullable Armed armed;
    private volatile @Nullable Stall stall;

    /** One fault that waits for its moment. */
    private record Armed(Once what, AtomicInteger left, Thread whose) {
        boolean comes(Once... kinds) {
            boolean mine =
                    Thread.currentThread() == whose && Arrays.asList(kinds).contains(what);
            return mine && left.getAndDecrement() == 0;
        }
    }

    /** A thread that hangs at one of its statements until it is let go. */
    static final class Stall {

        private final AtomicInteger left;
        private final Thread whose;
        private final CountDownLatch hangs = new CountDownLatch(1);
        private final CountDownLatch goes = new CountDownLatch(1);

        private Stall(int statements, Thread whose) {
            this.left = new AtomicInteger(statements);
            this.whose = whose;
        }

        boolean hangs() {
            return hangs.getCount() == 0;
        }

        void letGo() {
            goes.countDown();
        }

        private void hangInTurn() throws SQLException {
            if (Thread.currentThread() == whose && left.getAndDecrement() == 0) {
                hangs.countDown();
                try {
                    goes.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new SQLException("interrupted", interrupted);
                }
            }
        }
    }

    /** @param without the mend that a control takes away, where it consists of a statement */
    DatabaseFaults(@Nullable Mend without) {
        this.without = without;
    }

    void become(State next) {
        state = next;
    }

    /** Arms a fault of the thread that calls: so many statements or commits of its own come before it. */
    void arm(Once what, int before) {
        armed = new Armed(what, new AtomicInteger(before), Thread.currentThread());
    }

    /** A thread shall hang, after so many statements. */
    Stall stall(Thread whose, int statements) {
        Stall made = new Stall(statements, whose);
        stall = made;
        return made;
    }

    void heal() {
        state = State.WELL;
        armed = null;
        stall = null;
    }

    /** The statement as it was before the mend, where it is a part of one. */
    String without(String sql) {
        return without == Mend.DUE_AFTER_A_STEP_BACK
                ? sql.replace("or min(created_at) > ?", "or (min(created_at) > ? and 1 = 0)")
                : sql;
    }

    void beforeStatement(String sql) throws SQLException {
        Stall hanging = stall;
        if (hanging != null) {
            hanging.hangInTurn();
        }
        if (state == State.AWAY || comes(Once.STATEMENT_BREAKS)) {
            throw broken();
        }
        if (isTakenAway(sql)) {
            throw new SQLException("the simulation has taken this mend away", NO_OUTAGE);
        }
        if (state == State.FULL && writes(sql) && !isUnseen(sql)) {
            throw full();
        }
    }

    void beforeCommit() throws SQLException {
        if (comes(Once.ENDS_BEFORE_COMMIT)) {
            state = State.AWAY;
        }
        if (state == State.AWAY || comes(Once.COMMIT_FAILS)) {
            throw broken();
        }
    }

    void afterCommit() throws SQLException {
        if (comes(Once.ENDS_AFTER_COMMIT)) {
            state = State.AWAY;
            throw broken();
        }
        if (comes(Once.COMMIT_IS_LOST)) {
            throw broken();
        }
    }

    private boolean comes(Once... kinds) {
        Armed waiting = armed;
        return waiting != null && waiting.comes(kinds);
    }

    /** Whether the statement is the mend. */
    private boolean isTakenAway(String sql) {
        return without != null
                && switch (without) {
                    case REFUSED_DOCUMENT_ASIDE, BROKEN_ITEM_ASIDE -> sql.startsWith("insert into outbound_aside");
                    case BROKEN_NOTICE_ASIDE -> sql.startsWith("update price_list_notice set put_off_until");
                    default -> false;
                };
    }

    private static boolean writes(String sql) {
        String start = sql.stripLeading().toLowerCase(Locale.ROOT);
        boolean reads = start.startsWith("select") || start.startsWith("show") || start.startsWith("with");
        return !reads || (start.startsWith("with") && (start.contains("delete from") || start.contains("insert into")));
    }

    private static SQLException broken() {
        return new SQLNonTransientConnectionException("the simulation broke the connection", "08006");
    }

    /** Without the mend the hub has no statement that looks whether there is room. */
    private boolean isUnseen(String sql) {
        return without == Mend.FULL_DISK_IS_AN_OUTAGE && sql.contains(WRITE_PROBE);
    }

    private SQLException full() {
        return new SQLException(
                "the simulation has no room left on the device",
                without == Mend.FULL_DISK_IS_AN_OUTAGE ? NO_OUTAGE : DISK_FULL);
    }
}
