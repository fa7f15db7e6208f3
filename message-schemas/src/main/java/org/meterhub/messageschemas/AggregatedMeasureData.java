package org.meterhub.messageschemas;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RSM-014 read whole, as a party would: results of a settlement run. The hub itself only writes them, with
 * {@link AggregatedMeasureDataWriter}.
 *
 * @param series at least one
 */
public record AggregatedMeasureData(DocumentHeader header, List<Series> series) {

    public AggregatedMeasureData {
        series = List.copyOf(series);
    }

    /** One result. */
    public record Series(AggregatedSeriesHead head, List<Point> points) {

        public Series {
            points = List.copyOf(points);
        }
    }

    /**
     * One step of a result.
     *
     * @param position from 1
     * @param quantityKwh null where no value is known
     * @param qualityCode A01 to A06; A04, measured, where the document names none
     */
    public record Point(int position, @Nullable BigDecimal quantityKwh, String qualityCode) {}
}
