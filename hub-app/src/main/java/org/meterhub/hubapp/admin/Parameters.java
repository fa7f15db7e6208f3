package org.meterhub.hubapp.admin;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketCalendar;

/** Reads the parameters of requests, and says what is wrong with them. */
final class Parameters {

    private Parameters() {}

    /** A number of the query, or the standard where there is none. */
    static int number(Context request, String name, int standard, int min, int max) {
        String text = request.queryParam(name);
        if (text == null) {
            return standard;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The same complaint as for a number out of range.
        }
        throw AdminRefusal.badRequest(
                "'" + name + "' is '" + text + "'", "It must be a whole number from " + min + " to " + max + ".");
    }

    /** A positive number of the path. */
    static long id(Context request, String name) {
        return atLeast(1, name, request.pathParam(name));
    }

    /** A positive number of the query; null where there is none. */
    static @Nullable Long optionalId(Context request, String name) {
        String text = request.queryParam(name);
        return text == null ? null : atLeast(1, name, text);
    }

    /** A number of the query that counts something; null where there is none. */
    static @Nullable Long optionalCount(Context request, String name) {
        String text = request.queryParam(name);
        return text == null ? null : atLeast(0, name, text);
    }

    private static long atLeast(long min, String name, String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= min) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The same complaint as for a number that is too small.
        }
        throw AdminRefusal.badRequest(
                "'" + name + "' is '" + text + "'", "It must be a whole number, " + min + " or more.");
    }

    /** A market day of the query. */
    static LocalDate day(Context request, String name) {
        String text = request.queryParam(name);
        try {
            if (text != null) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException noDay) {
            // The same complaint as for a day that is missing.
        }
        throw AdminRefusal.badRequest(
                "'" + name + "' is " + (text == null ? "missing" : "'" + text + "', which is no day"),
                "Write 2026-10-24.");
    }

    /** A metering point's number in the path. */
    static Gsrn meteringPoint(Context request, String name) {
        String text = request.pathParam(name);
        if (!Gsrn.isValid(text)) {
            throw AdminRefusal.badRequest(
                    "'" + text + "' is no number of a metering point", "A GSRN has 18 digits with its check digit.");
        }
        return new Gsrn(text);
    }

    /** A moment of the query, or the beginning of a market day; null where there is none. */
    static @Nullable Instant moment(Context request, String name, MarketCalendar calendar) {
        String text = request.queryParam(name);
        if (text == null) {
            return null;
        }
        try {
            return text.contains("T") ? Instant.parse(text) : calendar.startOf(LocalDate.parse(text));
        } catch (DateTimeException neither) {
            throw AdminRefusal.badRequest(
                    "'" + name + "' is '" + text + "'",
                    "It must be a market day such as 2026-10-24, or a moment such as 2026-10-24T13:00:00Z.");
        }
    }
}
