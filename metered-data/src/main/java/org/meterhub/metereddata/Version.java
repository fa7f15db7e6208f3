package org.meterhub.metereddata;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * What decides which of several deliveries of the same values counts: the later registration, then the later log record, then the later series
 * within the message. The order does not depend on when a message happened to arrive (docs/internals/day-series.md#versions-and-merging).
 *
 * @param registeredAt when the sender registered the values; kept to the microsecond, as databases do
 * @param logRecord id of the message log's record that brought the values
 * @param seriesOrdinal place of the series in its message, from 0
 */
public record Version(Instant registeredAt, long logRecord, int seriesOrdinal) implements Comparable<Version> {

    private static final Comparator<Version> ORDER = Comparator.comparing(Version::registeredAt)
            .thenComparingLong(Version::logRecord)
            .thenComparingInt(Version::seriesOrdinal);

    public Version {
        registeredAt = registeredAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** The version that counts is the greatest. */
    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }
}
