package org.meterhub.hubapp.log;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes text of others harmless for a log and for the terminal that shows it. */
final class Escapes {

    private Escapes() {}

    /** The text with escapes for all that breaks a line, moves a cursor, or turns the direction of writing. */
    static @Nullable String escapedOrNull(@Nullable String text) {
        return text == null ? null : escaped(text);
    }

    static String escaped(String text) {
        int harmless = 0;
        while (harmless < text.length() && !isHarmful(text, harmless)) {
            harmless++;
        }
        if (harmless == text.length()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, harmless);
        for (int i = harmless; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (!isHarmful(text, i)) {
                escaped.append(letter);
            } else if (letter == '\n') {
                escaped.append("\\n");
            } else if (letter == '\r') {
                escaped.append("\\r");
            } else if (letter == '\t') {
                escaped.append("\\t");
            } else {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
            }
        }
        return escaped.toString();
    }

    private static boolean isHarmful(String text, int place) {
        char letter = text.charAt(place);
        return Character.isISOControl(letter)
                || letter == '\u2028'
                || letter == '\u2029'
                || Character.getType(letter) == Character.FORMAT
                || isAlone(text, place, letter);
    }

    /** Half of a surrogate pair; what a console makes of one is anybody's guess. */
    private static boolean isAlone(String text, int place, char letter) {
        if (Character.isHighSurrogate(letter)) {
            return place + 1 == text.length() || !Character.isLowSurrogate(text.charAt(place + 1));
        }
        return Character.isLowSurrogate(letter) && (place == 0 || !Character.isHighSurrogate(text.charAt(place - 1)));
    }
}
