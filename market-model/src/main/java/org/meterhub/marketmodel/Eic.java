package org.meterhub.marketmodel;

/** Energy Identification Code: 16 characters, the last a check character over A–Z, 0–9 and '-' (ENTSO-E, modulo 37). */
public record Eic(String value) implements PartyId {

    private static final int LENGTH = 16;
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";

    /** @throws IllegalArgumentException when the form is wrong */
    public Eic {
        if (!hasForm(value)) {
            throw new IllegalArgumentException("'" + value + "' is not an EIC: 16 characters with a check character");
        }
    }

    private static boolean hasForm(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    /** Whether the market takes the text for an EIC. */
    public static boolean isValid(String text, CheckDigits checkDigits) {
        return hasForm(text) && checkDigits.accept(isValid(text));
    }

    /** Whether the text is an EIC with the right check character. */
    public static boolean isValid(String text) {
        if (!hasForm(text)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += (LENGTH - i) * ALPHABET.indexOf(text.charAt(i));
        }
        int check = 36 - Math.floorMod(sum - 1, 37);
        // A '-' as the check character is not issued: the code before it is simply not used.
        return check != ALPHABET.indexOf('-') && text.charAt(LENGTH - 1) == ALPHABET.charAt(check);
    }

    @Override
    public String codingScheme() {
        return "A01";
    }

    @Override
    public String toString() {
        return value;
    }
}
