package org.meterhub.supplierregistry;

/**
 * One thing that is wrong with a file.
 *
 * @param file its name as given
 * @param line counted from 1, the header being line 1
 * @param column the column's name; empty when the whole row is meant
 * @param found what stands there
 * @param expected what should
 */
public record RowError(String file, long line, String column, String found, String expected) {

    /** For people: {@code parties.csv:7 roles: found 'DDX1', expected …}. */
    public String text() {
        return file + ":" + line + (column.isEmpty() ? "" : " " + column) + ": found '" + found + "', expected "
                + expected;
    }
}
