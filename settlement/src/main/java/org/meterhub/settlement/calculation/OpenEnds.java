package org.meterhub.settlement.calculation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Interval;

/** Half-open times that may have no end yet. */
public final class OpenEnds {

    private OpenEnds() {}

    /**
     * The part of a time inside a period (docs/concepts/settlement.md#from-readings-to-energy); empty when there is none.
     *
     * @param to exclusive; null while it lasts
     */
    public static Optional<Interval> clamp(Instant from, @Nullable Instant to, Interval period) {
        Instant start = from.isAfter(period.from()) ? from : period.from();
        Instant end = to == null || to.isAfter(period.to()) ? period.to() : to;
        return start.isBefore(end) ? Optional.of(new Interval(start, end)) : Optional.empty();
    }
}
