package org.meterhub.messageschemas;

import java.io.OutputStream;
import org.meterhub.marketmodel.Quality;
import org.meterhub.messageschemas.XmlBytes.Tag;

/**
 * Writes an RSM-012, series by series and point by point: the hub's forwarded values, and a grid company's values in tests and the demo.
 *
 * <pre>
 * MeasureDataWriter writer = new MeasureDataWriter(header);
 * writer.beginSeries(head);
 * writer.point(1, 1_234, Quality.MEASURED);
 * writer.missing(2);
 * writer.endSeries();
 * byte[] document = writer.finish();
 * </pre>
 *
 * Quantities have exactly three decimals; the quality is left out only when it is A04, measured; a point without a value has no quantity
 * and quality A02. Not thread safe.
 */
public final class MeasureDataWriter extends SeriesWriter<MeasureSeriesHead> {

    private static final int METERING_POINT_CHARS_MAX = 35;
    private static final Tag METERING_POINT =
            Tag.of("marketEvaluationPoint.mRID", ValueRule.length(METERING_POINT_CHARS_MAX));

    /** Begins a document that is kept in memory until it is finished. */
    public MeasureDataWriter(DocumentHeader header) {
        super(DocumentType.VALIDATED_MEASURE_DATA, false, header);
    }

    /**
     * Begins a document of which memory holds one series: each goes to the stream when it ends, and the rest with {@link #end()}.
     *
     * @param stream which is not closed here; when it fails, what was being written throws {@link java.io.UncheckedIOException}
     */
    public MeasureDataWriter(DocumentHeader header, OutputStream stream) {
        super(DocumentType.VALIDATED_MEASURE_DATA, false, header, stream);
    }

    @Override
    void writeHead(MeasureSeriesHead head) {
        xml.element(HeaderWriter.MRID, head.transactionId());
        xml.optional(ORIGINAL, head.originalTransactionId());
        xml.element(METERING_POINT, head.meteringPointId());
        xml.element(TYPE, head.typeCode());
        xml.element(REGISTERED, head.registeredAt());
        xml.optional(IN_DOMAIN, head.inDomain());
        xml.optional(OUT_DOMAIN, head.outDomain());
        xml.optional(PRODUCT, head.product());
        xml.element(UNIT, head.unitCode());
        points.beginPeriod(head.resolution(), head.start(), head.end());
    }

    /**
     * Writes one point.
     *
     * @param position from 1
     * @param quantityWh thousandths of the unit; not looked at when the quality is {@link Quality#MISSING}
     */
    public void point(int position, long quantityWh, Quality quality) {
        requireInSeries(true);
        points.point(position, quantityWh, quality);
    }

    /** Writes a point without a value: no quantity, quality A02. */
    public void missing(int position) {
        requireInSeries(true);
        points.missing(position);
    }

    @Override
    void requireWhole() {
        if (points.count() == 0) {
            throw new IllegalStateException("a series of metered data needs a point");
        }
    }
}
