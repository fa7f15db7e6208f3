package org.meterhub.messageschemas;

/** What a point says about its quantity (validation-rules.md §2, rules Quantity and Digits). Where several hold, the first of this order. */
public enum QuantityState {
    /** No quantity: no value is known. */
    ABSENT,
    /** A number of at most ten integer digits and three decimals, zero or more. */
    EXACT,
    /** Below zero. */
    NEGATIVE,
    /** More than ten digits before the decimal point, leading zeros not counted. */
    TOO_MANY_DIGITS,
    /** More than three decimals, trailing zeros not counted. */
    TOO_MANY_DECIMALS;

    private static final QuantityState[] VALUES = values();

    static QuantityState of(byte ordinal) {
        return VALUES[ordinal];
    }

    byte stored() {
        return (byte) ordinal();
    }
}
