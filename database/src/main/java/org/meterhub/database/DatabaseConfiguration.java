package org.meterhub.database;

/**
 * Where the database is.
 *
 * @param url JDBC URL, {@code jdbc:h2:...} or {@code jdbc:postgresql:...}
 * @param user user name; may be empty for H2
 * @param password its password; never logged
 * @param connectionsMax size of the connection pool
 */
public record DatabaseConfiguration(String url, String user, String password, int connectionsMax) {

    /** The dialect that the URL names. */
    public Dialect dialect() {
        if (url.startsWith("jdbc:h2:")) {
            return Dialect.H2;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return Dialect.POSTGRESQL;
        }
        throw new IllegalArgumentException(
                "the database URL must begin with jdbc:h2: or jdbc:postgresql:, but is " + url);
    }

    @Override
    public String toString() {
        return "DatabaseConfiguration[" + url + ", user " + user + ", at most " + connectionsMax + " connections]";
    }
}
