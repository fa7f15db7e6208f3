package org.meterhub.marketmodel;

/** Code of a metering grid area: three digits, in the national coding scheme of the market profile. */
public record GridAreaCode(String value) implements Comparable<GridAreaCode> {

    /** @throws IllegalArgumentException when the code is not three digits */
    public GridAreaCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("'" + value + "' is not a grid area code: three digits");
        }
    }

    public static boolean isValid(String text) {
        return Gs1.isDigits(text, 3);
    }

    @Override
    public int compareTo(GridAreaCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
