package org.meterhub.marketmodel;

/**
 * Global Service Relation Number: 18 digits, the last a GS1 check digit; identifies a metering point. Whether a wrong check digit is refused is the
 * market's to say ({@link CheckDigits}), so the form alone makes the number.
 */
public record Gsrn(String value) implements Comparable<Gsrn> {

    private static final int LENGTH = 18;

    /** @throws IllegalArgumentException when the form is wrong */
    public Gsrn {
        if (!Gs1.isDigits(value, LENGTH)) {
            throw new IllegalArgumentException("'" + value + "' is not a GSRN: 18 digits with a GS1 check digit");
        }
    }

    /** Whether the text is a GSRN with the right check digit. */
    public static boolean isValid(String text) {
        return Gs1.isValid(text, LENGTH);
    }

    /** Whether the market takes the text for a GSRN. */
    public static boolean isValid(String text, CheckDigits checkDigits) {
        return Gs1.isDigits(text, LENGTH) && checkDigits.accept(isValid(text));
    }

    /** Completes the first seventeen digits with their check digit. */
    public static Gsrn ofBody(String body) {
        if (!Gs1.isDigits(body, LENGTH - 1)) {
            throw new IllegalArgumentException("'" + body + "' is not seventeen digits");
        }
        return new Gsrn(body + Gs1.checkDigit(body));
    }

    /** The number as it is stored: 18 digits fit a {@code long}, and every GSRN of this market starts with a digit above zero or is padded. */
    public long toLong() {
        return Long.parseLong(value);
    }

    /** The inverse of {@link #toLong()}. */
    public static Gsrn ofLong(long number) {
        String digits = Long.toString(number);
        return new Gsrn("0".repeat(Math.max(0, LENGTH - digits.length())) + digits);
    }

    @Override
    public int compareTo(Gsrn other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
