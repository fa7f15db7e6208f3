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

    /** Whole seconds, UTC, as this hub writes times. */
    public static DocumentTime of(Instant instant) {
        return new DocumentTime(DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS)));
    }

    /** The instant meant; empty when absent, without a zone, or of a year no calendar of the market knows. */
    public Optional<Instant> instant() {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notAnInstant) {
            return midnightAtTheEndOfADay();
        }
    }

    /** XML Schema writes the end of a day also as 24:00:00, which Java does not read. */
    private Optional<Instant> midnightAtTheEndOfADay() {
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
