package org.meterhub.database;

/** The two databases the hub runs on. */
public enum Dialect {
    /** Embedded, in one file of the data folder; owned by one process. */
    H2,
    /** For everything beyond one machine. */
    POSTGRESQL
}
