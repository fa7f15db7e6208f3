package org.meterhub.marketmodel;

/** The check digit of GS1 numbers (GLN, GSRN): weights 3 and 1 from the right, as the GS1 General Specifications define. */
final class Gs1 {

    private Gs1() {}

    /** Whether {@code text} is exactly {@code length} digits, the last of which is the GS1 check digit of the others. */
    static boolean isValid(String text, int length) {
        if (!isDigits(text, length)) {
            return false;
        }
        return text.charAt(length - 1) - '0' == checkDigit(text.substring(0, length - 1));
    }

    static boolean isDigits(String text, int length) {
        return text.length() == length && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The digit that completes {@code body}. */
    static int checkDigit(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int weight = (body.length() - i) % 2 == 1 ? 3 : 1;
            sum += weight * (body.charAt(i) - '0');
        }
        return (10 - sum % 10) % 10;
    }
}
