package org.meterhub.marketmodel;

/** Global Service Relation Number: 18 digits with a GS1 check digit; identifies a metering point. */
public record Gsrn(String value) implements Comparable<Gsrn> {

    private static final int LENGTH = 18;

    /** @throws IllegalArgumentException when the check digit or the form is wrong */
    public Gsrn {
        if (!isValid(value)) {
            throw new IllegalArgumentException("'" + value + "' is not a GSRN: 18 digits with a GS1 check digit");
        }
    }

    public static boolean isValid(String text) {
        return Gs1.isValid(text, LENGTH);
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
