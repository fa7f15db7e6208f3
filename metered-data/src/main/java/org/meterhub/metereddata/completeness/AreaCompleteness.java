package org.meterhub.metereddata.completeness;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.meterhub.marketmodel.GridAreaCode;

/**
 * How complete a market day of a grid area is.
 *
 * @param points of which values are due that day
 * @param complete those of which every value is there
 * @param partly those of which some are
 * @param expected values due
 * @param received those of them that have a quantity
 */
public record AreaCompleteness(
        GridAreaCode area, LocalDate day, long points, long complete, long partly, long expected, long received) {

    /** Of a single point. */
    static AreaCompleteness ofPoint(GridAreaCode area, LocalDate day, int expected, int received) {
        boolean whole = received == expected;
        return new AreaCompleteness(area, day, 1, whole ? 1 : 0, whole || received == 0 ? 0 : 1, expected, received);
    }

    /** Of this set of points and another one of the same area and day. */
    public AreaCompleteness plus(AreaCompleteness other) {
        return new AreaCompleteness(
                area,
                day,
                points + other.points,
                complete + other.complete,
                partly + other.partly,
                expected + other.expected,
                received + other.received);
    }

    /** Points of which there is nothing. */
    public long missing() {
        return points - complete - partly;
    }

    /** Values received of those expected, in per cent with two decimals, rounded down: 100.00 means that nothing is missing. */
    public BigDecimal percent() {
        return expected == 0
                ? new BigDecimal("100.00")
                : BigDecimal.valueOf(received)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(expected), 2, RoundingMode.DOWN);
    }
}
