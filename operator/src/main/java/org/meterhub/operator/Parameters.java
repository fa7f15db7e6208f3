package org.meterhub.operator;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.CheckDigits;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.Quarantine;

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

    /** A metering point's number in the path, or else in the query; what a wrong check digit means is the market's to say. */
    static Gsrn meteringPoint(Context request, String name, CheckDigits checkDigits) {
        String text = request.pathParamMap().containsKey(name)
                ? request.pathParam(name)
                : String.valueOf(request.queryParam(name));
        if (!Gsrn.isValid(text, checkDigits)) {
            boolean digits = text.matches("\\d{18}");
            throw AdminRefusal.badRequest(
                    "'" + text + "' is no number of a metering point" + (digits ? ": its check digit is wrong" : ""),
                    digits
                            ? "The right one would be " + Gsrn.ofBody(text.substring(0, 17))
                                    + "; look for a mistyped digit."
                            : "A GSRN has 18 digits with its check digit.");
        }
        return new Gsrn(text);
    }

    /** A party's number in the path. */
    static PartyId party(Context request, String name) {
        return party(request.pathParam(name));
    }

    /** A party's number of the query; null where there is none. */
    static @Nullable PartyId optionalParty(Context request, String name) {
        String text = request.queryParam(name);
        return text == null ? null : party(text);
    }

    private static PartyId party(String text) {
        return PartyId.parse(text)
                .orElseThrow(() -> AdminRefusal.badRequest(
                        "'" + text + "' is no party number",
                        "A GLN has 13 digits with its check digit, an EIC 16 characters."));
    }

    /** One of several words, however its letters are written. */
    static <T> T choice(String name, String text, T[] choices, Function<T, String> word) {
        return Arrays.stream(choices)
                .filter(choice -> word.apply(choice).equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> AdminRefusal.badRequest(
                        "'" + name + "' is '" + text + "'",
                        "One of "
                                + Arrays.stream(choices)
                                        .map(choice -> word.apply(choice).toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    /** Whether something is asked for. */
    static boolean flag(Context request, String name) {
        return "true".equals(request.queryParam(name));
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

    /** Why an operator does something that cannot be taken back. */
    static String remark(Context request) {
        String remark = request.queryParam("remark");
        if (remark == null || remark.isBlank() || remark.length() > Quarantine.REMARK_LENGTH_MAX) {
            throw AdminRefusal.badRequest(
                    "the remark is missing, or has more than " + Quarantine.REMARK_LENGTH_MAX + " characters",
                    "Say why, for whoever reads it later.");
        }
        return remark;
    }
}
