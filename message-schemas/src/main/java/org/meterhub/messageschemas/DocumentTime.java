package org.meterhub.messageschemas;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.meterhub.marketmodel.MarketCalendar;

/**
 * A point in time as it stands in a document. The schema lets a time without a zone pass, which names no instant: a rule must refuse it.
 *
 * @param text the element's text, without blanks around it; empty when the element is absent
 */
public record DocumentTime(String text) {

    /** So many digits of a second are read: the store keeps microseconds. */
    private static final int FRACTION_DIGITS_MAX = 6;

    /** A year of five digits and more, or before the year 1: no calendar of a market has it. */
    private static final Pattern YEAR_BEYOND = Pattern.compile("-|\\d{5}");

    /** A time the document does not name. */
    public static final DocumentTime ABSENT = new DocumentTime("");

    /** Whole seconds, UTC, as this hub writes times. */
    public static DocumentTime of(Instant instant) {
        return new DocumentTime(DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS)));
    }

    /** The instant meant, to the microsecond; empty when absent, without a zone, or of a time that no calendar of the market knows. */
    public Optional<Instant> instant() {
        return text.isEmpty() ? Optional.empty() : named().filter(MarketCalendar.NAMEABLE::contains);
    }

    /** Why it names no instant, for its sender; empty when it names one. */
    public Optional<String> fault() {
        if (text.isEmpty()) {
            return Optional.of("it is missing");
        }
        if (instant().isPresent()) {
            return Optional.empty();
        }
        boolean beyondTheCalendar =
                named().isPresent() || YEAR_BEYOND.matcher(text).lookingAt();
        return Optional.of(
                beyondTheCalendar
                        ? "found '" + DocumentFault.excerpt(text) + "', expected a time from "
                                + MarketCalendar.NAMEABLE.from() + " to before " + MarketCalendar.NAMEABLE.to()
                        : "'" + DocumentFault.excerpt(text) + "' names no instant: a zone is missing");
    }

    private Optional<Instant> named() {
        String readable = withoutExcessDigits();
        try {
            return Optional.of(OffsetDateTime.parse(readable).toInstant());
        } catch (DateTimeException notAnInstant) {
            return midnightAtTheEndOfADay(readable);
        }
    }

    /** A schema's fraction of a second may have more digits than Java reads. */
    private String withoutExcessDigits() {
        int point = text.indexOf('.');
        if (point < 0) {
            return text;
        }
        int end = point + 1;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        int kept = Math.min(end, point + 1 + FRACTION_DIGITS_MAX);
        return text.substring(0, kept) + text.substring(end);
    }

    /** XML Schema writes the end of a day also as 24:00:00, with zeroes after it at most, which Java does not read. */
    private static Optional<Instant> midnightAtTheEndOfADay(String text) {
        int hour = text.indexOf("T24:00:00");
        if (hour < 0) {
            return Optional.empty();
        }
        try {
            OffsetDateTime start =
                    OffsetDateTime.parse(text.substring(0, hour) + "T00" + text.substring(hour + "T24".length()));
            return Optional.of(start.plusDays(1).toInstant());
        } catch (DateTimeException notAnInstant) {
            return Optional.empty();
        }
    }
}
