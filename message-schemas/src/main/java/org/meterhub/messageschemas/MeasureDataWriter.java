package org.meterhub.messageschemas;

import java.io.OutputStream;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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
public final class MeasureDataWriter {

    private static final int CAPACITY = 8_192;
    private static final int METERING_POINT_CHARS_MAX = 35;
    private static final Tag SERIES = Tag.of("Series");
    private static final Tag ORIGINAL = Tag.of("originalTransactionIDReference_Series.mRID");
    private static final Tag METERING_POINT =
            Tag.of("marketEvaluationPoint.mRID", ValueRule.length(METERING_POINT_CHARS_MAX));
    private static final Tag TYPE = Tag.code("marketEvaluationPoint.type", "MeteringPointCode");
    private static final Tag REGISTERED = Tag.of("registration_DateAndOrTime.dateTime");
    private static final Tag IN_DOMAIN = Tag.area("in_Domain.mRID");
    private static final Tag OUT_DOMAIN = Tag.area("out_Domain.mRID");
    private static final Tag PRODUCT = Tag.of("product");
    private static final Tag UNIT = Tag.code("quantity_Measure_Unit.name", "UnitOfMeasureCode");

    private final XmlBytes xml;
    private final PointWriter points;
    private boolean inSeries;

    /** Begins a document that is kept in memory until it is finished. */
    public MeasureDataWriter(DocumentHeader header) {
        this(header, new XmlBytes(CAPACITY));
    }

    /**
     * Begins a document of which memory holds one series: each goes to the stream when it ends, and the rest with {@link #end()}.
     *
     * @param stream which is not closed here; when it fails, what was being written throws {@link java.io.UncheckedIOException}
     */
    public MeasureDataWriter(DocumentHeader header, OutputStream stream) {
        this(header, new XmlBytes(CAPACITY, stream));
    }

    private MeasureDataWriter(DocumentHeader header, XmlBytes xml) {
        this.xml = xml;
        this.points = new PointWriter(xml);
        HeaderWriter.writeComplete(xml, DocumentType.VALIDATED_MEASURE_DATA, header);
    }

    /**
     * Begins a series; at least one point must follow.
     *
     * @throws IllegalStateException inside a series
     * @throws IllegalArgumentException when the schema would refuse a value; then the document is of no use
     */
    public void beginSeries(MeasureSeriesHead head) {
        requireInSeries(false);
        inSeries = true;
        xml.open(SERIES);
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

    /** Ends the series. @throws IllegalStateException when none was begun, or it has no point, which the schema forbids */
    public void endSeries() {
        requireInSeries(true);
        if (points.count() == 0) {
            throw new IllegalStateException("a series of metered data needs a point");
        }
        inSeries = false;
        points.endPeriod();
        xml.close(SERIES);
        xml.handOn();
    }

    /** Bytes so far, for whoever must keep a document below a limit. */
    public long size() {
        return xml.size();
    }

    /**
     * Ends the document and gives it out; the writer is of no more use.
     *
     * @throws IllegalStateException inside a series, or when the document goes to a stream
     */
    public byte[] finish() {
        finishDocument();
        return xml.toByteArray();
    }

    /** Ends a document that goes to a stream; the writer is of no more use. @throws IllegalStateException inside a series */
    public void end() {
        finishDocument();
        xml.handOn();
    }

    private void finishDocument() {
        requireInSeries(false);
        xml.endDocument(DocumentType.VALIDATED_MEASURE_DATA);
    }

    private void requireInSeries(boolean expected) {
        if (inSeries != expected) {
            throw new IllegalStateException(expected ? "no series was begun" : "a series was not ended");
        }
    }

    /** The period with its points, which RSM-012 and RSM-014 have in common. */
    static final class PointWriter {

        private static final Tag PERIOD = Tag.of("Period");
        private static final Tag RESOLUTION = Tag.of("resolution", ValueRule.DURATION);
        private static final Tag INTERVAL = Tag.of("timeInterval");
        private static final Tag START = Tag.of("start");
        private static final Tag END = Tag.of("end");
        private static final byte[] POINT = XmlBytes.ascii("<Point><position>");
        private static final byte[] QUANTITY = XmlBytes.ascii("</position><quantity>");
        private static final byte[] MISSING =
                XmlBytes.ascii("</position><quality>" + Quality.MISSING.code() + "</quality></Point>");
        private static final Map<Quality, byte[]> ENDS = ends();

        private static final ValueRule QUALITY = ValueRule.code("QualityCode");
        private static final int POSITION_MAX = 999_999;

        private final XmlBytes xml;
        private int count;

        PointWriter(XmlBytes xml) {
            this.xml = xml;
        }

        private static Map<Quality, byte[]> ends() {
            Map<Quality, byte[]> ends = new EnumMap<>(Quality.class);
            for (Quality quality : Quality.values()) {
                String named = quality == Quality.MEASURED ? "" : "<quality>" + quality.code() + "</quality>";
                ends.put(quality, XmlBytes.ascii("</quantity>" + named + "</Point>"));
            }
            return ends;
        }

        void beginPeriod(String resolution, Instant start, Instant end) {
            count = 0;
            xml.open(PERIOD);
            xml.element(RESOLUTION, resolution);
            xml.open(INTERVAL);
            xml.minute(START, start);
            xml.minute(END, end);
            xml.close(INTERVAL);
        }

        void point(int position, long quantityWh, Quality quality) {
            if (quality == Quality.MISSING) {
                missing(position);
                return;
            }
            begin(position);
            xml.raw(QUANTITY);
            xml.thousandths(quantityWh);
            xml.raw(Objects.requireNonNull(ENDS.get(quality)));
        }

        void point(int position, long quantityWh, String qualityCode) {
            if (!QUALITY.allows(qualityCode)) {
                throw new IllegalArgumentException("'" + qualityCode + "' is no code of quality");
            }
            requirePosition(position);
            xml.raw(POINT);
            xml.number(position);
            xml.raw(QUANTITY);
            xml.thousandths(quantityWh);
            xml.raw(XmlBytes.ascii(
                    qualityCode.equals(Quality.MEASURED.code())
                            ? "</quantity></Point>"
                            : "</quantity><quality>" + qualityCode + "</quality></Point>"));
        }

        void missing(int position) {
            begin(position);
            xml.raw(MISSING);
        }

        static void requirePosition(int position) {
            if (position < 1 || position > POSITION_MAX) {
                throw new IllegalArgumentException("a position is 1 to " + POSITION_MAX + ", not " + position);
            }
        }

        private void begin(int position) {
            requirePosition(position);
            count++;
            xml.raw(POINT);
            xml.number(position);
        }

        /** Points of the period so far. */
        int count() {
            return count;
        }

        void endPeriod() {
            xml.close(PERIOD);
        }
    }
}
