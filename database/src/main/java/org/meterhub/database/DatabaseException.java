package org.meterhub.database;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The database failed or could not be reached: an outage, to be retried, never an answer to a party. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Classes of SQL states that speak of the database and not of what was asked of it: connection (08), transaction rolled back by the server (40),
     * resources (53), an operator's intervention (57), a system error (58).
     */
    private static final Set<String> STATES_OF_OUTAGE = Set.of("08", "40", "53", "57", "58");

    /** Read-only (25006), lock not available (55P03, HYT00), and H2's own: closed, broken, cannot read or write its file. */
    private static final Set<String> MORE_STATES_OF_OUTAGE =
            Set.of("25006", "55P03", "HYT00", "90007", "90028", "90031", "90067", "90098", "90121", "90131");

    /** Of the classes above, what only concerns one transaction, or one statement: a cancelled query. */
    private static final Set<String> STATES_OF_ONE_TRANSACTION = Set.of("55P03", "HYT00", "57014");

    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Whether a failure comes from the state of the database rather than from the work itself: then the same work may succeed later, and nothing is
     * wrong with the message that it was done for.
     */
    public static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof SQLNonTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql && (isStateOfOutage(sql.getSQLState()) || isOfAFile(sql))) {
                return true;
            }
        }
        return false;
    }

    /** Of outages those that concern everybody: the database cannot be reached, or cannot be written. Transactions that stood in each other's way can. */
    static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                boolean ofOneTransaction =
                        state != null && (state.startsWith("40") || STATES_OF_ONE_TRANSACTION.contains(state));
                boolean unreachable = cause instanceof SQLTransientConnectionException
                        || cause instanceof SQLRecoverableException
                        || cause instanceof SQLNonTransientConnectionException;
                if (unreachable || isOfAFile(sql) || (isStateOfOutage(state) && !ofOneTransaction)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** H2 has no state of its own for a disk that is full or gone: a general error, with what the file system said. */
    private static boolean isOfAFile(SQLException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStateOfOutage(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (STATES_OF_OUTAGE.contains(state.substring(0, 2)) || MORE_STATES_OF_OUTAGE.contains(state));
    }
}
