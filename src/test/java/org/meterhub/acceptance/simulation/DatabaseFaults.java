package org.meterhub.acceptance.simulation;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

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

    /** Of PostgreSQL, and what H2 says then is an outage as well. */
    private static final String DISK_FULL = "53100";

    private final boolean fullLooksLikeABug;
    private volatile State state = State.WELL;
    private final AtomicInteger statementsUntilBreak = new AtomicInteger(-1);
    private final AtomicInteger commitsUntilLost = new AtomicInteger(-1);
    private final AtomicInteger commitsUntilFailure = new AtomicInteger(-1);

    /** @param fullLooksLikeABug a control: the hub cannot know that the disk is full */
    DatabaseFaults(boolean fullLooksLikeABug) {
        this.fullLooksLikeABug = fullLooksLikeABug;
    }

    void become(State next) {
        state = next;
    }

    /** Breaks a connection once, at the statement after so many. */
    void breakAfter(int statements) {
        statementsUntilBreak.set(statements);
    }

    /** Loses the answer to a commit that was done, once: so many come before it. */
    void loseCommitAfter(int commits) {
        commitsUntilLost.set(commits);
    }

    /** Fails a commit, once: nothing of it is done, and so many come before it. */
    void failCommitAfter(int commits) {
        commitsUntilFailure.set(commits);
    }

    void heal() {
        state = State.WELL;
        statementsUntilBreak.set(-1);
        commitsUntilLost.set(-1);
        commitsUntilFailure.set(-1);
    }

    void beforeStatement(String sql) throws SQLException {
        if (state == State.AWAY || comes(statementsUntilBreak)) {
            throw broken();
        }
        if (state == State.FULL && writes(sql)) {
            throw full();
        }
    }

    void beforeCommit() throws SQLException {
        if (state == State.AWAY || comes(commitsUntilFailure)) {
            throw broken();
        }
    }

    void afterCommit() throws SQLException {
        if (comes(commitsUntilLost)) {
            throw broken();
        }
    }

    /** Whether its moment is now; counts down. */
    private static boolean comes(AtomicInteger left) {
        return left.getAndUpdate(before -> Math.max(-1, before - 1)) == 0;
    }

    private static boolean writes(String sql) {
        String start = sql.stripLeading().toLowerCase(Locale.ROOT);
        boolean reads = start.startsWith("select") || start.startsWith("show") || start.startsWith("with");
        return !reads || (start.startsWith("with") && (start.contains("delete from") || start.contains("insert into")));
    }

    private static SQLException broken() {
        return new SQLNonTransientConnectionException("the simulation broke the connection", "08006");
    }

    private SQLException full() {
        return new SQLException(
                "the simulation has no room left on the device", fullLooksLikeABug ? "XX001" : DISK_FULL);
    }
}
