package org.meterhub.database;

import java.time.YearMonth;

/**
 * What a table that is kept by the month holds of one.
 *
 * @param rows as the database estimates them, on H2 counted
 * @param bytes on disk with indexes; 0 on H2, which does not know
 */
public record StoredMonth(String table, YearMonth month, long rows, long bytes) {}
