package org.meterhub.messageschemas;

import java.io.OutputStream;
import org.meterhub.marketmodel.Quality;
import org.meterhub.messageschemas.XmlBytes.Tag;

/**
 * Writes an RSM-014, results of a settlement run, in the manner of {@link MeasureDataWriter}: quantities with exactly three decimals, the
 * quality left out when it is A04, a point without a value with quality A02. Not thread safe.
 */
public final class AggregatedMeasureDataWriter extends SeriesWriter<AggregatedSeriesHead> {

    private static final Tag RESPONSIBLE = Tag.party("balanceResponsibleParty_MarketParticipant.mRID");

    /** Begins a document that is kept in memory until it is finished. */
    public AggregatedMeasureDataWriter(DocumentHeader header) {
        super(DocumentType.AGGREGATED_MEASURE_DATA, true, header);
    }

    /**
     * Begins a document of which memory holds one series: each goes to the stream when it ends, and the rest with {@link #end()}.
     *
     * @param stream which is not closed here; when it fails, what was being written throws {@link java.io.UncheckedIOException}
     */
    public AggregatedMeasureDataWriter(DocumentHeader header, OutputStream stream) {
        super(DocumentType.AGGREGATED_MEASURE_DATA, true, header, stream);
    }

    @Override
    void writeHead(AggregatedSeriesHead head) {
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
}
