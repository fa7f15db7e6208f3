package org.meterhub.messageschemas;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the schema demands of a text, for the writers of the large documents: those give out one series after the other and cannot ask the schema about the
 * document as a whole. A test compares their verdict with the schema's.
 */
@FunctionalInterface
interface ValueRule {

    ValueRule ANY = text -> true;

    /** An {@code xs:duration}. */
    ValueRule DURATION = Pattern.compile(
                    "-?P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\\.[0-9]+)?S)?)?")
            .asMatchPredicate()::test;

    boolean allows(String text);

    /** A code of one of the market's lists. */
    static ValueRule code(String list) {
        Set<String> codes = CodeLists.MARKET.list(list);
        return codes::contains;
    }

    /** A text of at most so many characters. */
    static ValueRule length(int charactersMax) {
        return text -> text.length() <= charactersMax || text.codePointCount(0, text.length()) <= charactersMax;
    }

    /** A decimal number of at most so many digits. */
    static ValueRule digits(int digitsMax) {
        return text -> {
            BigDecimal value = new BigDecimal(text).stripTrailingZeros();
            return Math.max(value.precision(), Math.max(value.scale(), value.precision() - value.scale())) <= digitsMax;
        };
    }
}
