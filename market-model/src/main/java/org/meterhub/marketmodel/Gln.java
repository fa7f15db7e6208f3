package org.meterhub.marketmodel;

/** Global Location Number: 13 digits with a GS1 check digit; identifies a party. */
public record Gln(String value) implements PartyId {

    private static final int LENGTH = 13;

    /** @throws IllegalArgumentException when the check digit or the form is wrong */
    public Gln {
        if (!isValid(value)) {
            throw new IllegalArgumentException("'" + value + "' is not a GLN: 13 digits with a GS1 check digit");
        }
    }

    public static boolean isValid(String text) {
        return Gs1.isValid(text, LENGTH);
    }

    /** Completes the first twelve digits with their check digit. */
    public static Gln ofBody(String body) {
        if (!Gs1.isDigits(body, LENGTH - 1)) {
            throw new IllegalArgumentException("'" + body + "' is not twelve digits");
        }
        return new Gln(body + Gs1.checkDigit(body));
    }

    @Override
    public String codingScheme() {
        return "A10";
    }

    @Override
    public String toString() {
        return value;
    }
}
