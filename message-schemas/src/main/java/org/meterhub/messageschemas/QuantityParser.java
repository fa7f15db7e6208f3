package org.meterhub.messageschemas;

/**
 * Reads {@code xs:decimal} and {@code xs:integer} out of a buffer without making objects: a quantity into whole thousandths, which is Wh
 * when the text is kWh. Not thread safe: the last result stays here.
 */
final class QuantityParser {

    static final int INTEGER_DIGITS_MAX = 10;
    static final int DECIMALS_MAX = 3;

    private long thousandths;
    private byte bits = QuantityState.ABSENT.stored();

    /** Of the last quantity; zero where the state tells that it could not be held. */
    long thousandths() {
        return thousandths;
    }

    /** {@link QuantityState} of the last quantity, the bits of all faults added up. */
    byte state() {
        return bits;
    }

    /** @return whether the text is an {@code xs:decimal} */
    boolean parseQuantity(char[] text, int length) {
        int end = trimmedEnd(text, length);
        int at = trimmedStart(text, end);
        boolean minus = false;
        if (at < end && (text[at] == '-' || text[at] == '+')) {
            minus = text[at] == '-';
            at++;
        }
        int from = at;
        long value = 0;
        int significant = 0;
        while (at < end && isDigit(text[at])) {
            if (significant > 0 || text[at] != '0') {
                significant++;
            }
            if (significant <= INTEGER_DIGITS_MAX) {
                value = value * 10 + text[at] - '0';
            }
            at++;
        }
        int digits = at - from;
        int decimals = 0;
        boolean excess = false;
        boolean nonZero = significant > 0;
        if (at < end && text[at] == '.') {
            at++;
            while (at < end && isDigit(text[at])) {
                decimals++;
                nonZero |= text[at] != '0';
                if (decimals <= DECIMALS_MAX) {
                    value = value * 10 + text[at] - '0';
                } else {
                    excess |= text[at] != '0';
                }
                at++;
            }
        }
        if (at != end || digits + decimals == 0) {
            return false;
        }
        for (int i = decimals; i < DECIMALS_MAX; i++) {
            value *= 10;
        }
        judge(value, minus && nonZero, significant > INTEGER_DIGITS_MAX, excess);
        return true;
    }

    private void judge(long value, boolean negative, boolean tooManyDigits, boolean tooManyDecimals) {
        thousandths = tooManyDigits || tooManyDecimals ? 0 : negative ? -value : value;
        int faults = (negative ? QuantityState.NEGATIVE.stored() : 0)
                | (tooManyDigits ? QuantityState.TOO_MANY_DIGITS.stored() : 0)
                | (tooManyDecimals ? QuantityState.TOO_MANY_DECIMALS.stored() : 0);
        bits = faults == 0 ? QuantityState.EXACT.stored() : (byte) faults;
    }

    /** @return the position, or 0 when the text is no {@code xs:integer} from 1 to {@code max} */
    static int parsePosition(char[] text, int length, int max) {
        int end = trimmedEnd(text, length);
        int at = trimmedStart(text, end);
        if (at < end && text[at] == '+') {
            at++;
        }
        if (at == end) {
            return 0;
        }
        int value = 0;
        for (; at < end; at++) {
            if (!isDigit(text[at])) {
                return 0;
            }
            value = value * 10 + text[at] - '0';
            if (value > max) {
                return 0;
            }
        }
        return value;
    }

    static int trimmedEnd(char[] text, int length) {
        int end = length;
        while (end > 0 && isBlank(text[end - 1])) {
            end--;
        }
        return end;
    }

    static int trimmedStart(char[] text, int end) {
        int at = 0;
        while (at < end && isBlank(text[at])) {
            at++;
        }
        return at;
    }

    /** What XML calls white space; Java's idea of it is wider. */
    static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
