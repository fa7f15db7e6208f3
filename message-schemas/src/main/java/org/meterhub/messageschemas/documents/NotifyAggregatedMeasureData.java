package org.meterhub.messageschemas.documents;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Quality;
import org.meterhub.messageschemas.AggregatedMeasureDataWriter;
import org.meterhub.messageschemas.AggregatedSeriesHead;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.Inline;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-014 read whole, as a party would: results of a settlement run. The hub itself writes them with {@link AggregatedMeasureDataWriter}.
 *
 * @param series at least one
 */
public record NotifyAggregatedMeasureData(
        DocumentHeader header, @Element("Series") List<Series> series) implements MarketDocument {

    public NotifyAggregatedMeasureData {
        series = List.copyOf(series);
    }

    @Override
    public DocumentType type() {
        return DocumentType.AGGREGATED_MEASURE_DATA;
    }

    /** One result. */
    public record Series(
            @Inline AggregatedSeriesHead head,

            @Element(value = "Period/Point", optional = true)
            List<Point> points) {

        public Series {
            points = List.copyOf(points);
        }
    }

    /**
     * One step of a result.
     *
     * @param position from 1
     * @param quantityKwh null where no value is known
     * @param namedQualityCode A01 to A06; empty where the document names none
     */
    public record Point(
            @Element("position") int position,

            @Element(value = "quantity", optional = true) @Nullable
            BigDecimal quantityKwh,

            @Element(value = "quality", type = "QualityCode", optional = true)
            String namedQualityCode) {

        /** A01 to A06; A04, measured, where the document names none. */
        public String qualityCode() {
            return namedQualityCode.isEmpty() ? Quality.MEASURED.code() : namedQualityCode;
        }
    }
}
