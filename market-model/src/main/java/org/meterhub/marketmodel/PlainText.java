package org.meterhub.marketmodel;

import java.util.regex.Pattern;

/**
 * What an actor wrote, made fit to be shown: in a log, on a terminal, in a table, in a file that a spreadsheet opens. The one room for this: whoever shows a
 * text that came from outside takes it from here.
 */
public final class PlainText {

    /**
     * What ends or splits a line, moves a cursor, colours a terminal, turns the direction of the text around it, or cannot be seen: control and format
     * characters, the separators of lines and paragraphs, and halves of characters.
     */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    /** A number may begin with its sign. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d+([.,]\\d+)?");

    private static final String FORMULA_BEGINS = "=+-@\t\r";

    private PlainText() {}

    /** The text in one line, all of it, with a question mark for every character that cannot be seen. */
    public static String line(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter < ' ' || letter > '~') {
                return UNSEEN.matcher(text).replaceAll("?");
            }
        }
        return text;
    }

    /** As {@link #line(String)}, of a text as long as its sender likes: what goes beyond the limit is only counted. */
    public static String line(String text, int charsMax) {
        if (text.length() <= charsMax) {
            return line(text);
        }
        return line(text.substring(0, charsMax)) + "… (" + (text.length() - charsMax) + " more)";
    }

    /**
     * The text as a cell of a file that a spreadsheet may open: in one line, and with an apostrophe before what the spreadsheet would else carry out as a
     * formula. Numbers stay what they are.
     */
    public static String cell(String text) {
        if (text.isEmpty()) {
            return text;
        }
        boolean formula = FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        return formula ? "'" + line(text) : line(text);
    }
}
