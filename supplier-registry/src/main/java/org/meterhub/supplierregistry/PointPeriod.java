package org.meterhub.supplierregistry;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;

/**
 * A recorded version of what a metering point is over a stretch of time, with everything that is known of it.
 *
 * @param version the hub's number of it; 0 while it has not been written
 * @param gsrn the metering point
 * @param attributes what is known
 * @param gridLoss whether it carries the grid loss of its area
 * @param validFrom inclusive, a local midnight
 * @param validTo exclusive; null while open
 * @param recordedBy the process that recorded it; null when it was imported
 * @param recordedAt since when the hub knows it
 * @param supersededAt when the hub learned better; null while it stands
 */
public record PointPeriod(
        long version,
        Gsrn gsrn,
        Map<PointAttribute, String> attributes,
        boolean gridLoss,
        Instant validFrom,
        @Nullable Instant validTo,
        @Nullable Long recordedBy,
        Instant recordedAt,
        @Nullable Instant supersededAt) {

    public PointPeriod {
        Map<PointAttribute, String> sorted = new EnumMap<>(PointAttribute.class);
        sorted.putAll(attributes);
        attributes = Collections.unmodifiableMap(sorted);
    }

    public Optional<String> value(PointAttribute attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    public boolean covers(Instant instant) {
        return !instant.isBefore(validFrom) && (validTo == null || instant.isBefore(validTo));
    }

    /** The same over another stretch of time, as a version that has not been written. */
    public PointPeriod during(Instant from, @Nullable Instant to) {
        return new PointPeriod(0, gsrn, attributes, gridLoss, from, to, recordedBy, recordedAt, null);
    }

    /** The same with some attributes changed, as a version that has not been written. */
    public PointPeriod with(Map<PointAttribute, String> changes) {
        Map<PointAttribute, String> changed = new EnumMap<>(PointAttribute.class);
        changed.putAll(attributes);
        changed.putAll(changes);
        return new PointPeriod(0, gsrn, changed, gridLoss, validFrom, validTo, recordedBy, recordedAt, null);
    }

    /** Without the address and the rest: where somebody lives stays out of logs. */
    @Override
    public String toString() {
        return "PointPeriod[" + version + ": " + gsrn + " from " + validFrom + " to " + validTo + ", recorded "
                + recordedAt + "]";
    }
}
