package org.meterhub.hubapp.admin;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
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
        return positive(name, request.pathParam(name));
    }

    /** A positive number of the query; null where there is none. */
    static @Nullable Long optionalId(Context request, String name) {
        String text = request.queryParam(name);
        return text == null ? null : positive(name, text);
    }

    private static long positive(String name, String text) {
        try {
            long number = Long.parseLong(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The same complaint as for a number that is not positive.
        }
        throw AdminRefusal.badRequest("'" + name + "' is '" + text + "'", "It must be a whole number above zero.");
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
