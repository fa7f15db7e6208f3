package org.meterhub.metereddata;

import java.util.Arrays;
import org.meterhub.marketmodel.Quality;

/**
 * The values of a run of steps, by index from 0: each step has a quantity with its quality, or was delivered as absent, or is not in this
 * version at all. A buffer that is filled again and again, so that reading millions of values makes no garbage; not safe for several threads.
 *
 * <p>Quantities are thousandths of the unit: Wh where the unit is kWh.
 */
public final class SeriesValues {

    /** Steps a series may have: the highest position that documents can carry (docs/reference/messages.md#how-the-hub-writes). */
    public static final int SIZE_MAX = 999_999;

    /** Content of a step: nothing was said about it in this version. */
    static final byte NOT_IN_VERSION = 0;
    /** Content of a step: delivered, but without quantity. */
    static final byte ABSENT = 1;
    /** Content of a step with a quantity: this plus the ordinal of its quality. */
    static final byte VALUE = 2;

    static final byte MEASURED_VALUE = (byte) (VALUE + Quality.MEASURED.ordinal());

    private static final Quality[] QUALITIES = Quality.values();
    private static final int MARKET_DAY_QUARTERS_MAX = 100;

    long[] quantities = new long[MARKET_DAY_QUARTERS_MAX];
    byte[] contents = new byte[MARKET_DAY_QUARTERS_MAX];
    private int size;

    /** Without any step; see {@link #reset}. */
    public SeriesValues() {}

    /** With so many steps, none of them in this version. */
    public SeriesValues(int size) {
        reset(size);
    }

    /**
     * Forgets all and takes this size; no step is in this version.
     *
     * @throws IllegalArgumentException when the size is negative or above {@link #SIZE_MAX}
     */
    public SeriesValues reset(int newSize) {
        resize(newSize);
        Arrays.fill(contents, 0, newSize, NOT_IN_VERSION);
        return this;
    }

    /** As {@link #reset}, but leaves contents undefined, for a caller that sets every step. */
    void resize(int newSize) {
        if (newSize < 0 || newSize > SIZE_MAX) {
            throw new IllegalArgumentException("a series has 0 to " + SIZE_MAX + " steps, not " + newSize);
        }
        if (newSize > quantities.length) {
            quantities = new long[newSize];
            contents = new byte[newSize];
        }
        size = newSize;
    }

    public int size() {
        return size;
    }

    public void set(int index, long quantity, Quality quality) {
        check(index);
        quantities[index] = quantity;
        contents[index] = (byte) (VALUE + quality.ordinal());
    }

    /** Marks the step as delivered without quantity. */
    public void setAbsent(int index) {
        check(index);
        contents[index] = ABSENT;
    }

    /** Whether this version says anything of the step, be it that the quantity is absent. */
    public boolean isDelivered(int index) {
        check(index);
        return contents[index] != NOT_IN_VERSION;
    }

    /** Whether the step has a quantity. */
    public boolean isPresent(int index) {
        check(index);
        return contents[index] >= VALUE;
    }

    /** @throws IllegalStateException when the step has no quantity: absent is never zero */
    public long quantity(int index) {
        if (!isPresent(index)) {
            throw new IllegalStateException("step " + index + " has no quantity");
        }
        return quantities[index];
    }

    /**
     * Quality of the step; {@link Quality#MISSING} when it was delivered without quantity.
     *
     * @throws IllegalStateException when the step is not in this version
     */
    public Quality quality(int index) {
        check(index);
        byte content = contents[index];
        if (content == NOT_IN_VERSION) {
            throw new IllegalStateException("step " + index + " is not in this version");
        }
        return content == ABSENT ? Quality.MISSING : QUALITIES[content - VALUE];
    }

    /** Whether both say the same of a step. */
    boolean isAlike(SeriesValues other, int index) {
        check(index);
        other.check(index);
        return contents[index] == other.contents[index]
                && (contents[index] < VALUE || quantities[index] == other.quantities[index]);
    }

    /** Whether this version says something of every step. */
    public boolean isComplete() {
        for (int i = 0; i < size; i++) {
            if (contents[i] == NOT_IN_VERSION) {
                return false;
            }
        }
        return true;
    }

    /** Copies {@code length} steps of another series to this one. */
    public void copy(SeriesValues source, int sourceIndex, int index, int length) {
        if (sourceIndex + length > source.size || index + length > size) {
            throw new IndexOutOfBoundsException("steps beyond the end of the series");
        }
        System.arraycopy(source.quantities, sourceIndex, quantities, index, length);
        System.arraycopy(source.contents, sourceIndex, contents, index, length);
    }

    /**
     * Takes from an older version what this one does not have.
     *
     * @throws IllegalArgumentException when the versions differ in size, so that they are not versions of the same
     */
    public void fillFrom(SeriesValues older) {
        if (older.size != size) {
            throw new IllegalArgumentException("versions of " + size + " and " + older.size + " steps do not merge");
        }
        for (int i = 0; i < size; i++) {
            if (contents[i] == NOT_IN_VERSION) {
                quantities[i] = older.quantities[i];
                contents[i] = older.contents[i];
            }
        }
    }

    /** Whether every step has a quantity as metered, as most days have. */
    public boolean isAllMeasured() {
        for (int i = 0; i < size; i++) {
            if (contents[i] != MEASURED_VALUE) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes all steps to arrays, for who computes with millions of them.
     *
     * @param toQuantities gets the quantities, and {@code absent} where there is none
     * @param toQualities gets the ordinals of the qualities, {@link Quality#MISSING} where there is no quantity
     * @throws IndexOutOfBoundsException when an array is shorter than the series
     */
    public void copyTo(long[] toQuantities, byte[] toQualities, long absent) {
        for (int i = 0; i < size; i++) {
            boolean present = contents[i] >= VALUE;
            toQuantities[i] = present ? quantities[i] : absent;
            toQualities[i] = present ? (byte) (contents[i] - VALUE) : (byte) Quality.MISSING.ordinal();
        }
    }

    /**
     * Writes the quantities of a series in which every step {@linkplain #isAllMeasured has one}.
     *
     * @throws IndexOutOfBoundsException when the array is shorter than the series
     */
    public void copyQuantitiesTo(long[] toQuantities) {
        System.arraycopy(quantities, 0, toQuantities, 0, size);
    }

    private void check(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("step " + index + " of " + size);
        }
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof SeriesValues that) || that.size != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!isAlike(that, i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = size;
        for (int i = 0; i < size; i++) {
            hash = 31 * hash + contents[i];
            hash = 31 * hash + (contents[i] >= VALUE ? Long.hashCode(quantities[i]) : 0);
        }
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : " ");
            if (contents[i] < VALUE) {
                text.append(contents[i] == ABSENT ? "absent" : "-");
            } else {
                text.append(quantities[i]).append(quality(i).code());
            }
        }
        return text.append(']').toString();
    }
}
