package org.meterhub.database;

/** The database failed or could not be reached: an outage, to be retried, never an answer to a party. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
