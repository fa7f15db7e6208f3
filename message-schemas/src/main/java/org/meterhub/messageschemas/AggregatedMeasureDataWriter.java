package org.meterhub.messageschemas;

import java.io.OutputStream;
import org.meterhub.marketmodel.Quality;
import org.meterhub.messageschemas.MeasureDataWriter.PointWriter;
import org.meterhub.messageschemas.XmlBytes.Tag;

/**
 * Writes an RSM-014, results of a settlement run, in the manner of {@link MeasureDataWriter}: quantities with exactly three decimals, the
 * quality left out when it is A04, a point without a value with quality A02. Not thread safe.
 */
public final class AggregatedMeasureDataWriter {

    private static final int CAPACITY = 8_192;
    private static final Tag SERIES = Tag.of("Series");
    private static final Tag VERSION = Tag.of("version");
    private static final Tag SETTLEMENT_VERSION = Tag.code("settlement_Series.version", "ProcessVariantCode");
    private static final Tag ORIGINAL = Tag.of("originalTransactionIDReference_Series.mRID");
    private static final Tag TYPE = Tag.code("marketEvaluationPoint.type", "MeteringPointCode");
    private static final Tag SETTLEMENT_METHOD =
            Tag.code("marketEvaluationPoint.settlementMethod", "SettlementMethodCode");
    private static final Tag ASSET = Tag.code("asset_MktPSRType.psrType", "AssetCode");
    private static final Tag BIDDING_ZONE = Tag.area("biddingZone_Domain.mRID");
    private static final Tag REGISTERED = Tag.of("registration_DateAndOrTime.dateTime");
    private static final Tag GRID_AREA = Tag.area("meteringGridArea_Domain.mRID");
    private static final Tag IN_DOMAIN = Tag.area("in_Domain.mRID");
    private static final Tag OUT_DOMAIN = Tag.area("out_Domain.mRID");
    private static final Tag SUPPLIER = Tag.party("energySupplier_MarketParticipant.mRID");
    private static final Tag RESPONSIBLE = Tag.party("balanceResponsibleParty_MarketParticipant.mRID");
    private static final Tag PRODUCT = Tag.of("product");
    private static final Tag UNIT = Tag.code("quantity_Measure_Unit.name", "UnitOfMeasureCode");

    private final XmlBytes xml;
    private final PointWriter points;
    private boolean inSeries;
    private int seriesCount;

    /** Begins a document that is kept in memory until it is finished. */
    public AggregatedMeasureDataWriter(DocumentHeader header) {
        this(header, new XmlBytes(CAPACITY));
    }

    /**
     * Begins a document of which memory holds one series: each goes to the stream when it ends, and the rest with {@link #end()}.
     *
     * @param stream which is not closed here; when it fails, what was being written throws {@link java.io.UncheckedIOException}
     */
    public AggregatedMeasureDataWriter(DocumentHeader header, OutputStream stream) {
        this(header, new XmlBytes(CAPACITY, stream));
    }

    private AggregatedMeasureDataWriter(DocumentHeader header, XmlBytes xml) {
        this.xml = xml;
        this.points = new PointWriter(xml);
        HeaderWriter.writeComplete(xml, DocumentType.AGGREGATED_MEASURE_DATA, header);
    }

    /**
     * Begins a series.
     *
     * @throws IllegalStateException inside a series
     * @throws IllegalArgumentException when the schema would refuse a value; then the document is of no use
     */
    public void beginSeries(AggregatedSeriesHead head) {
        requireInSeries(false);
        inSeries = true;
        seriesCount++;
        xml.open(SERIES);
        xml.element(HeaderWriter.MRID, head.transactionId());
        xml.optional(VERSION, head.version());
        xml.optional(SETTLEMENT_VERSION, head.settlementVersion());
        xml.optional(ORIGINAL, head.originalTransactionId());
        xml.element(TYPE, head.typeCode());
        xml.optional(SETTLEMENT_METHOD, head.settlementMethodCode());
        xml.optional(ASSET, head.assetCode());
        xml.optional(REGISTERED, head.registeredAt());
        xml.optional(BIDDING_ZONE, head.biddingZone());
        xml.optional(GRID_AREA, head.gridArea());
        xml.optional(IN_DOMAIN, head.inDomain());
        xml.optional(OUT_DOMAIN, head.outDomain());
        xml.optional(SUPPLIER, head.energySupplier());
        xml.optional(RESPONSIBLE, head.balanceResponsible());
        xml.optional(PRODUCT, head.product());
        xml.element(UNIT, head.unitCode());
        points.beginPeriod(head.resolution(), head.start(), head.end());
    }

    /**
     * Writes one point.
     *
     * @param position from 1
     * @param quantityWh thousandths of a kWh; not looked at when the quality is {@link Quality#MISSING}
     */
    public void point(int position, long quantityWh, Quality quality) {
        requireInSeries(true);
        points.point(position, quantityWh, quality);
    }

    /**
     * Writes one point of a sum, whose quality may be one that single values never have, such as A05, incomplete.
     *
     * @param position from 1
     * @param quantityWh thousandths of a kWh
     * @param qualityCode a code of the market's list; left out when it is A04, measured
     */
    public void point(int position, long quantityWh, String qualityCode) {
        requireInSeries(true);
        points.point(position, quantityWh, qualityCode);
    }

    /** Writes a point without a value: no quantity, quality A02. */
    public void missing(int position) {
        requireInSeries(true);
        points.missing(position);
    }

    public void endSeries() {
        requireInSeries(true);
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
     * @throws IllegalStateException inside a series or without any, or when the document goes to a stream
     */
    public byte[] finish() {
        finishDocument();
        return xml.toByteArray();
    }

    /** Ends a document that goes to a stream; the writer is of no more use. @throws IllegalStateException inside a series or without any */
    public void end() {
        finishDocument();
        xml.handOn();
    }

    private void finishDocument() {
        requireInSeries(false);
        if (seriesCount == 0) {
            throw new IllegalStateException("an RSM-014 needs a series");
        }
        xml.endDocument(DocumentType.AGGREGATED_MEASURE_DATA);
    }

    private void requireInSeries(boolean expected) {
        if (inSeries != expected) {
            throw new IllegalStateException(expected ? "no series was begun" : "a series was not ended");
        }
    }
}
