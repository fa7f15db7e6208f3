package org.meterhub.marketmodel;

import java.time.Instant;

/** Instants as the stores keep them. {@code ChronoUnit.MICROS} counts nanoseconds on its way, which overflow before the year 1678 and after 2261. */
public final class Microseconds {

    private static final long PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICROSECOND = 1_000;

    private Microseconds() {}

    /** Microseconds from 1970 on, negative before it; what is less than a microsecond is dropped. For every instant that the market can name. */
    public static long sinceEpoch(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / NANOS_PER_MICROSECOND);
    }
}
