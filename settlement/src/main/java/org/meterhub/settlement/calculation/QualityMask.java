package org.meterhub.settlement.calculation;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.meterhub.marketmodel.Quality;

/**
 * The set of the qualities that went into a sum, as the bits of a byte: bit n stands for the constant of {@link Quality} with ordinal n. The empty
 * set, 0, means that there is no row.
 */
public final class QualityMask {

    /** No row. */
    public static final byte NONE = 0;

    public static final byte MISSING = bit(Quality.MISSING);
    public static final byte ESTIMATED = bit(Quality.ESTIMATED);
    public static final byte MEASURED = bit(Quality.MEASURED);
    public static final byte CALCULATED = bit(Quality.CALCULATED);

    /** The CIM code for a sum to which something is missing; single values never have it, so {@link Quality} does not know it. */
    public static final String INCOMPLETE_CODE = "A05";

    private static final Quality[] QUALITIES = Quality.values();

    private QualityMask() {}

    /** The set that holds just this quality. */
    public static byte bit(Quality quality) {
        return (byte) (1 << quality.ordinal());
    }

    public static byte of(Collection<Quality> qualities) {
        int mask = 0;
        for (Quality quality : qualities) {
            mask |= 1 << quality.ordinal();
        }
        return (byte) mask;
    }

    public static Set<Quality> toSet(byte mask) {
        Set<Quality> set = EnumSet.noneOf(Quality.class);
        for (Quality quality : QUALITIES) {
            if ((mask & bit(quality)) != 0) {
                set.add(quality);
            }
        }
        return set;
    }

    /**
     * The one CIM quality that a point of an RSM-014 document has for a set: A05 incomplete as soon as something is missing, even everything; else
     * A03 when something is estimated; else A04 when something is measured; else A06, all calculated. So a sum is never called better than its
     * worst part. The Danish hub's calculation is silent; this is how the Danish hub's message system maps sets in its public tests (opengeh-edi,
     * "Missing + Calculated → Incomplete", "Measured + Calculated → Measured", and Missing written as Incomplete).
     *
     * @throws IllegalArgumentException for the empty set, which is no row
     */
    public static String documentCode(byte mask) {
        if ((mask & MISSING) != 0) {
            return INCOMPLETE_CODE;
        }
        if ((mask & ESTIMATED) != 0) {
            return Quality.ESTIMATED.code();
        }
        if ((mask & MEASURED) != 0) {
            return Quality.MEASURED.code();
        }
        if ((mask & CALCULATED) != 0) {
            return Quality.CALCULATED.code();
        }
        throw new IllegalArgumentException("a point without a quality is no point");
    }

    /**
     * The one quality of an hour that is summed from its quarters: calculated before estimated; measured and missing together are an estimate
     * (docs/concepts/settlement.md#from-readings-to-energy).
     */
    static byte ofHour(byte quarters) {
        if ((quarters & CALCULATED) != 0) {
            return CALCULATED;
        }
        if ((quarters & ESTIMATED) != 0 || quarters == (MEASURED | MISSING)) {
            return ESTIMATED;
        }
        return quarters;
    }
}
