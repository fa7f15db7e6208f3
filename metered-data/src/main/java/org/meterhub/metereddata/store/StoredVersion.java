package org.meterhub.metereddata.store;

import java.util.Comparator;

/**
 * A row of {@code day_series} as a reader hands it over, without the objects that {@link org.meterhub.metereddata.DayVersion} costs.
 *
 * @param meteringPoint the GSRN's number
 * @param resolution stored number of the resolution
 * @param registeredAtMicros microseconds since any moment, the same for all rows
 * @param bytes hold the packed values from {@code from} to {@code to}, exclusive
 */
@SuppressWarnings("ArrayRecordComponent") // a view into a reader's buffer
record StoredVersion(
        long meteringPoint,
        int resolution,
        long registeredAtMicros,
        long logRecord,
        int seriesOrdinal,
        byte[] bytes,
        int from,
        int to) {

    /** Versions of one resolution together, the greatest first. */
    static final Comparator<StoredVersion> BY_RESOLUTION_NEWEST_FIRST = Comparator.comparingInt(
                    StoredVersion::resolution)
            .thenComparing(Comparator.comparingLong(StoredVersion::registeredAtMicros)
                    .thenComparingLong(StoredVersion::logRecord)
                    .thenComparingInt(StoredVersion::seriesOrdinal)
                    .reversed());
}
