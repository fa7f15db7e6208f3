package org.meterhub.messageschemas;

/** What a point says about its quantity (docs/reference/rules.md#metered-values). Several faults may hold at once; their bits then add up. */
public enum QuantityState {
    /** No quantity: no value is known. */
    ABSENT(0),
    /** A number of at most ten integer digits and three decimals, zero or more. */
    EXACT(1),
    /** Below zero. */
    NEGATIVE(2),
    /** More than ten digits before the decimal point, leading zeros not counted. */
    TOO_MANY_DIGITS(4),
    /** More than three decimals, trailing zeros not counted. */
    TOO_MANY_DECIMALS(8);

    private static final QuantityState[] VALUES = values();

    private final byte bit;

    QuantityState(int bit) {
        this.bit = (byte) bit;
    }

    /** The state of these bits; of several faults the first. */
    static QuantityState of(byte bits) {
        for (QuantityState state : VALUES) {
            if ((bits & state.bit) != 0) {
                return state;
            }
        }
        return ABSENT;
    }

    byte stored() {
        return bit;
    }
}
