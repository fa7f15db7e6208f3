package org.meterhub.marketmodel;

/** Global Location Number: 13 digits, the last a GS1 check digit; identifies a party. As for {@link Gsrn}, the form alone makes the number. */
public record Gln(String value) implements PartyId {

    private static final int LENGTH = 13;

    /** @throws IllegalArgumentException when the form is wrong */
    public Gln {
        if (!Gs1.isDigits(value, LENGTH)) {
            throw new IllegalArgumentException("'" + value + "' is not a GLN: 13 digits with a GS1 check digit");
        }
    }

    /** Whether the text is a GLN with the right check digit. */
    public static boolean isValid(String text) {
        return Gs1.isValid(text, LENGTH);
    }

    /** Whether the market takes the text for a GLN. */
    public static boolean isValid(String text, CheckDigits checkDigits) {
        return Gs1.isDigits(text, LENGTH) && checkDigits.accept(isValid(text));
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
