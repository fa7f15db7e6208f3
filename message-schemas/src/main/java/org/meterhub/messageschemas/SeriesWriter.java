package org.meterhub.messageschemas;

import java.io.OutputStream;
import org.meterhub.messageschemas.XmlBytes.Tag;

/**
 * What the writers of documents made of series have in common: a header, then series after series, each begun and ended, then the end.
 * A document is kept in memory until it is finished, or goes to a stream series by series. Not thread safe.
 *
 * @param <H> all of a series but its points
 */
public abstract sealed class SeriesWriter<H>
        permits MeasureDataWriter, AggregatedMeasureDataWriter, WholesaleServicesWriter {

    static final Tag VERSION = Tag.of("version");
    static final Tag SETTLEMENT_VERSION = Tag.code("settlement_Series.version", "ProcessVariantCode");
    static final Tag ORIGINAL = Tag.of("originalTransactionIDReference_Series.mRID");
    static final Tag TYPE = Tag.code("marketEvaluationPoint.type", "MeteringPointCode");
    static final Tag SETTLEMENT_METHOD = Tag.code("marketEvaluationPoint.settlementMethod", "SettlementMethodCode");
    static final Tag ASSET = Tag.code("asset_MktPSRType.psrType", "AssetCode");
    static final Tag REGISTERED = Tag.of("registration_DateAndOrTime.dateTime");
    static final Tag BIDDING_ZONE = Tag.area("biddingZone_Domain.mRID");
    static final Tag GRID_AREA = Tag.area("meteringGridArea_Domain.mRID");
    static final Tag IN_DOMAIN = Tag.area("in_Domain.mRID");
    static final Tag OUT_DOMAIN = Tag.area("out_Domain.mRID");
    static final Tag SUPPLIER = Tag.party("energySupplier_MarketParticipant.mRID");
    static final Tag PRODUCT = Tag.of("product");
    static final Tag UNIT = Tag.code("quantity_Measure_Unit.name", "UnitOfMeasureCode");

    private static final int CAPACITY = 8_192;
    private static final Tag SERIES = Tag.of("Series");

    final XmlBytes xml;
    final PointWriter points;
    private final DocumentType type;
    private final boolean needsSeries;
    private boolean inSeries;
    private boolean hasSeries;

    /** Begins a document in memory. @param needsSeries whether the schema refuses the document without any series */
    SeriesWriter(DocumentType type, boolean needsSeries, DocumentHeader header) {
        this(type, needsSeries, header, new XmlBytes(CAPACITY));
    }

    /** The same, handing each series to the stream when it ends. */
    SeriesWriter(DocumentType type, boolean needsSeries, DocumentHeader header, OutputStream stream) {
        this(type, needsSeries, header, new XmlBytes(CAPACITY, stream));
    }

    private SeriesWriter(DocumentType type, boolean needsSeries, DocumentHeader header, XmlBytes xml) {
        this.type = type;
        this.needsSeries = needsSeries;
        this.xml = xml;
        this.points = new PointWriter(xml);
        HeaderWriter.writeComplete(xml, type, header);
    }

    /**
     * Begins a series.
     *
     * @throws IllegalStateException inside a series
     * @throws IllegalArgumentException when the schema would refuse a value; then the document is of no use
     */
    public final void beginSeries(H head) {
        requireInSeries(false);
        inSeries = true;
        hasSeries = true;
        xml.open(SERIES);
        writeHead(head);
    }

    /** Everything up to the first point. */
    abstract void writeHead(H head);

    /** Ends the series. @throws IllegalStateException when none was begun, or it has no point and the schema demands one */
    public final void endSeries() {
        requireInSeries(true);
        requireWhole();
        inSeries = false;
        points.endPeriod();
        xml.close(SERIES);
        xml.handOn();
    }

    /** Refuses to end a series to which the schema wants something more; most want nothing. */
    void requireWhole() {}

    /** Bytes so far, for whoever must keep a document below a limit. */
    public final long size() {
        return xml.size();
    }

    /**
     * Ends the document and gives it out; the writer is of no more use.
     *
     * @throws IllegalStateException inside a series, without a series where the schema demands one, or when the document goes to a stream
     */
    public final byte[] finish() {
        finishDocument();
        return xml.toByteArray();
    }

    /**
     * Ends a document that goes to a stream; the writer is of no more use.
     *
     * @throws IllegalStateException inside a series, or without a series where the schema demands one
     */
    public final void end() {
        finishDocument();
        xml.handOn();
    }

    private void finishDocument() {
        requireInSeries(false);
        if (needsSeries && !hasSeries) {
            throw new IllegalStateException("an " + type.rsm() + " needs a series");
        }
        xml.endDocument(type);
    }

    final void requireInSeries(boolean expected) {
        if (inSeries != expected) {
            throw new IllegalStateException(expected ? "no series was begun" : "a series was not ended");
        }
    }
}
