package org.meterhub.supplierregistry.file;

/** Judges and writes the rows of one kind of file. */
public interface RowTaker {

    /** Takes the next row; what is wrong with it goes to the errors, and then it is not written. */
    void take(CsvRow row);

    /** After the last row. */
    void end();

    /** Rows written so far. */
    long added();

    /** Rows so far that the registry held already. */
    long unchanged();
}
