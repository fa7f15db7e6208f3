package org.meterhub.marketmodel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A half-open interval of absolute time.
 *
 * @param from inclusive
 * @param to exclusive, later than {@code from}
 */
public record Interval(Instant from, Instant to) {

    /** @throws IllegalArgumentException when {@code from} is not before {@code to} */
    public Interval {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("an interval needs from before to, but is [" + from + ", " + to + ")");
        }
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    public boolean contains(Interval other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }

    public boolean overlaps(Interval other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** The part both intervals share; empty when they only touch or lie apart. */
    public Optional<Interval> intersection(Interval other) {
        Instant start = from.isAfter(other.from) ? from : other.from;
        Instant end = to.isBefore(other.to) ? to : other.to;
        return start.isBefore(end) ? Optional.of(new Interval(start, end)) : Optional.empty();
    }

    public Duration duration() {
        return Duration.between(from, to);
    }

    @Override
    public String toString() {
        return "[" + from + ", " + to + ")";
    }
}
