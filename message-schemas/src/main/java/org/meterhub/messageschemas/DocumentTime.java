package org.meterhub.messageschemas;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A point in time as it stands in a document. The schema lets a time without a zone pass, which names no instant: a rule must refuse it.
 *
 * @param text the element's text, without blanks around it; empty when the element is absent
 */
public record DocumentTime(String text) {

    /** A time the document does not name. */
    public static final DocumentTime ABSENT = new DocumentTime("");

    /** The first year of the calendar. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    /** After the last year of four digits. */
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    /** Whole seconds, UTC, as this hub writes times. */
    public static DocumentTime of(Instant instant) {
        return new DocumentTime(DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS)));
    }

    /** The instant meant, its fraction of a second dropped; empty when absent, without a zone, or of a year other than 1 to 9999. */
    public Optional<Instant> instant() {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String whole = withoutFraction();
        try {
            return bounded(OffsetDateTime.parse(whole).toInstant());
        } catch (DateTimeException notAnInstant) {
            return midnightAtTheEndOfADay(whole);
        }
    }

    /** XML Schema knows years below zero and of nine digits; nobody's database or calendar reckons with them. */
    private static Optional<Instant> bounded(Instant instant) {
        return instant.isBefore(EARLIEST) || !instant.isBefore(END) ? Optional.empty() : Optional.of(instant);
    }

    /** The market's times are whole seconds; a schema's fraction may have more digits than Java reads. */
    private String withoutFraction() {
        int point = text.indexOf('.');
        if (point < 0) {
            return text;
        }
        int end = point + 1;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(0, point) + text.substring(end);
    }

    /** XML Schema writes the end of a day also as 24:00:00, which Java does not read. */
    private static Optional<Instant> midnightAtTheEndOfADay(String text) {
        int hour = text.indexOf("T24:00:00");
        if (hour < 0) {
            return Optional.empty();
        }
        try {
            OffsetDateTime start =
                    OffsetDateTime.parse(text.substring(0, hour) + "T00" + text.substring(hour + "T24".length()));
            return bounded(start.plusDays(1).toInstant());
        } catch (DateTimeException notAnInstant) {
            return Optional.empty();
        }
    }
}
