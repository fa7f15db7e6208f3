package org.meterhub.hubapp.command;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Small pieces of sentences. */
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

    /** What a party wrote goes to a terminal: without the control characters that could move its cursor or colour it. */
    static @Nullable String printable(@Nullable String text) {
        return text == null ? null : text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
}
