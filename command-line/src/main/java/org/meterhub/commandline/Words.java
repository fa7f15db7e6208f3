package org.meterhub.commandline;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.PlainText;

/** Small pieces of sentences, and of questions. */
final class Words {

    private Words() {}

    /** A constant as it is read: {@code PARTLY_FAILED} is {@code partly failed}. */
    static String of(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A number with its noun: {@code 1 document}, {@code 60 documents}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** The market day that begins at a midnight; a moment that is no midnight with its time. */
    static String day(Instant midnight, ZoneId zone) {
        ZonedDateTime local = midnight.atZone(zone);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? local.toLocalDate().toString()
                : local.toOffsetDateTime().toString();
    }

    /** A condition of a question, unless it was not given. */
    static void put(Map<String, String> conditions, String name, @Nullable Object value) {
        if (value != null) {
            conditions.put(name, value.toString());
        }
    }

    /** What a party wrote goes to a terminal: without the control characters that could move its cursor or colour it. */
    static @Nullable String printable(@Nullable String text) {
        return text == null ? null : clean(text);
    }

    /** As {@link #printable}, of a text that is there. */
    static String clean(String text) {
        return PlainText.line(text);
    }
}
