package org.meterhub.messageschemas.documents;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.messageschemas.Element;

/**
 * Prices of a charge, step by step.
 *
 * @param resolution the step, an {@code xs:duration}: PT1H or P1D for tariffs, P1M for subscriptions and fees
 * @param start inclusive, a whole minute; null when the document names no interval
 * @param end exclusive, a whole minute; null when the document names no interval
 * @param points at least one
 */
public record PricePeriod(
        @Element(value = "resolution", type = "xs:duration") String resolution,

        @Element(value = "timeInterval/start", optional = true) @Nullable
        Instant start,

        @Element(value = "timeInterval/end", optional = true) @Nullable
        Instant end,

        @Element("Point") List<Point> points) {

    /** @throws IllegalArgumentException when only one end of the interval is named */
    public PricePeriod {
        if ((start == null) != (end == null)) {
            throw new IllegalArgumentException("an interval has two ends");
        }
        points = List.copyOf(points);
    }

    /**
     * The price of one step.
     *
     * @param position from 1
     * @param price per kWh, month or piece without VAT; eight digits and six decimals at most by the rules, of which the schema knows 17 digits in all
     */
    public record Point(
            @Element("position") int position,
            @Element("price.amount") BigDecimal price) {}
}
