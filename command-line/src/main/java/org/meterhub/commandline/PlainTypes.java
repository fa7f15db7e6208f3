package org.meterhub.commandline;

import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.TypeConversionException;

/** Reads days and numbers of the command line, and says in the user's words what is wrong with one; the library would name Java's classes. */
final class PlainTypes {

    private PlainTypes() {}

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw new TypeConversionException("'" + text + "' is no day: write 2026-10-24");
        }
    }

    static Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException noNumber) {
            throw new TypeConversionException("'" + text + "' is no whole number, or too large");
        }
    }

    static Long longNumber(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException noNumber) {
            throw new TypeConversionException("'" + text + "' is no whole number, or too large");
        }
    }
}
