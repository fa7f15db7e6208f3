package org.meterhub.settlement.calculation;

/** Rows of a result while it is being made: a quantity and a set of qualities per step; no row where the set is empty. Overflow is an error. */
final class Rows {

    final long[] quantity;
    final byte[] qualities;

    Rows(int steps) {
        quantity = new long[steps];
        qualities = new byte[steps];
    }

    int steps() {
        return quantity.length;
    }

    boolean has(int step) {
        return qualities[step] != QualityMask.NONE;
    }

    void add(int step, long amount, byte mask) {
        quantity[step] = Math.addExact(quantity[step], amount);
        qualities[step] |= mask;
    }

    void add(Rows other) {
        for (int i = 0; i < quantity.length; i++) {
            add(i, other.quantity[i], other.qualities[i]);
        }
    }

    void subtract(Rows other) {
        for (int i = 0; i < quantity.length; i++) {
            add(i, Math.negateExact(other.quantity[i]), other.qualities[i]);
        }
    }

    boolean isEmpty() {
        for (byte mask : qualities) {
            if (mask != QualityMask.NONE) {
                return false;
            }
        }
        return true;
    }

    /** Exact sums, in fractions of a watt-hour, rounded to watt-hours: each row once. */
    Rows rounded(int unitsPerWh) {
        Rows rounded = new Rows(quantity.length);
        for (int i = 0; i < quantity.length; i++) {
            rounded.quantity[i] = Rounding.withCarry(quantity[i], unitsPerWh, i % unitsPerWh);
            rounded.qualities[i] = qualities[i];
        }
        return rounded;
    }
}
