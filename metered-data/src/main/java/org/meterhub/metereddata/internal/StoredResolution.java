package org.meterhub.metereddata.internal;

import org.meterhub.marketmodel.Resolution;

/** The number a resolution is stored as: the minutes of its step, 0 for a month. Independent of the order of the constants. */
public final class StoredResolution {

    private static final int MONTH = 0;

    private StoredResolution() {}

    public static short numberOf(Resolution resolution) {
        return resolution.isFixed() ? (short) resolution.step().toMinutes() : MONTH;
    }

    /** @throws IllegalArgumentException when no resolution has this number */
    public static Resolution of(int number) {
        return switch (number) {
            case 15 -> Resolution.QUARTER_HOUR;
            case 60 -> Resolution.HOUR;
            case MONTH -> Resolution.MONTH;
            default -> throw new IllegalArgumentException(number + " is not the number of a resolution");
        };
    }
}
