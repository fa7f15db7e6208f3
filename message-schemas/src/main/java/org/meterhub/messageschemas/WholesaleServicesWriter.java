package org.meterhub.messageschemas;

import java.io.OutputStream;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.meterhub.messageschemas.MeasureDataWriter.PointWriter;
import org.meterhub.messageschemas.XmlBytes.Tag;

/**
 * Writes an RSM-019, amounts of charges, in the manner of {@link MeasureDataWriter}: series by series and point by point. Numbers are written with the
 * decimals they have; what is null or empty is left out. Not thread safe.
 */
public final class WholesaleServicesWriter {

    private static final int CAPACITY = 8_192;
    private static final int PRICE_DIGITS_MAX = 17;
    private static final Tag SERIES = Tag.of("Series");
    private static final Tag VERSION = Tag.of("version");
    private static final Tag SETTLEMENT_VERSION = Tag.code("settlement_Series.version", "ProcessVariantCode");
    private static final Tag ORIGINAL = Tag.of("originalTransactionIDReference_Series.mRID");
    private static final Tag TYPE = Tag.code("marketEvaluationPoint.type", "MeteringPointCode");
    private static final Tag SETTLEMENT_METHOD =
            Tag.code("marketEvaluationPoint.settlementMethod", "SettlementMethodCode");
    private static final Tag ASSET = Tag.code("asset_MktPSRType.psrType", "AssetCode");
    private static final Tag REGISTERED = Tag.of("registration_DateAndOrTime.dateTime");
    private static final Tag CHARGE = Tag.of("chargeType.mRID");
    private static final Tag CHARGE_TYPE = Tag.code("chargeType.type", "ChargeCode");
    private static final Tag CHARGE_OWNER = Tag.party("chargeType.chargeTypeOwner_MarketParticipant.mRID");
    private static final Tag BIDDING_ZONE = Tag.area("biddingZone_Domain.mRID");
    private static final Tag GRID_AREA = Tag.area("meteringGridArea_Domain.mRID");
    private static final Tag SUPPLIER = Tag.party("energySupplier_MarketParticipant.mRID");
    private static final Tag PRODUCT = Tag.of("product");
    private static final Tag UNIT = Tag.code("quantity_Measure_Unit.name", "UnitOfMeasureCode");
    private static final Tag PRICE_UNIT = Tag.code("price_Measure_Unit.name", "UnitOfMeasureCode");
    private static final Tag CURRENCY = Tag.code("currency_Unit.name", "CurrencyCode");
    private static final Tag POINT = Tag.of("Point");
    private static final Tag POSITION = Tag.of("position");
    private static final Tag QUANTITY = Tag.of("energy_Quantity.quantity");
    private static final Tag PRICE = Tag.of("price.amount", ValueRule.digits(PRICE_DIGITS_MAX));
    private static final Tag AMOUNT = Tag.of("energySum_Quantity.quantity");
    private static final Tag QUALITY = Tag.code("quality", "QualityCode");

    private final XmlBytes xml;
    private final PointWriter period;
    private boolean inSeries;

    /** Begins a document that is kept in memory until it is finished. */
    public WholesaleServicesWriter(DocumentHeader header) {
        this(header, new XmlBytes(CAPACITY));
    }

    /**
     * Begins a document of which memory holds one series: each goes to the stream when it ends, and the rest with {@link #end()}.
     *
     * @param stream which is not closed here; when it fails, what was being written throws {@link java.io.UncheckedIOException}
     */
    public WholesaleServicesWriter(DocumentHeader header, OutputStream stream) {
        this(header, new XmlBytes(CAPACITY, stream));
    }

    private WholesaleServicesWriter(DocumentHeader header, XmlBytes xml) {
        this.xml = xml;
        this.period = new PointWriter(xml);
        HeaderWriter.writeComplete(xml, DocumentType.WHOLESALE_SERVICES, header);
    }

    /**
     * Begins a series.
     *
     * @throws IllegalStateException inside a series
     * @throws IllegalArgumentException when the schema would refuse a value; then the document is of no use
     */
    public void beginSeries(WholesaleSeriesHead head) {
        requireInSeries(false);
        inSeries = true;
        xml.open(SERIES);
        xml.element(HeaderWriter.MRID, head.transactionId());
        xml.optional(VERSION, head.version());
        xml.optional(SETTLEMENT_VERSION, head.settlementVersion());
        xml.optional(ORIGINAL, head.originalTransactionId());
        xml.optional(TYPE, head.typeCode());
        xml.optional(SETTLEMENT_METHOD, head.settlementMethodCode());
        xml.optional(ASSET, head.assetCode());
        xml.optional(REGISTERED, head.registeredAt());
        xml.optional(CHARGE, head.chargeCode());
        xml.optional(CHARGE_TYPE, head.chargeTypeCode());
        xml.optional(CHARGE_OWNER, head.chargeOwner());
        xml.optional(BIDDING_ZONE, head.biddingZone());
        xml.optional(GRID_AREA, head.gridArea());
        xml.element(SUPPLIER, head.energySupplier());
        xml.optional(PRODUCT, head.product());
        xml.element(UNIT, head.unitCode());
        xml.optional(PRICE_UNIT, head.priceUnitCode());
        xml.optional(CURRENCY, head.currencyCode());
        period.beginPeriod(head.resolution(), head.start(), head.end());
    }

    /**
     * Writes one step.
     *
     * @param position 1 to 999,999
     * @param quantity kWh or pieces; null in sums of a month
     * @param price of one kWh or piece, of at most 17 digits; null when none is known, and in sums of a month
     * @param amount quantity times price; null when it could not be calculated
     * @param qualityCode of the quantity, of the market's list; empty to name none
     */
    public void point(
            int position,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable BigDecimal amount,
            String qualityCode) {
        requireInSeries(true);
        PointWriter.requirePosition(position);
        xml.open(POINT);
        xml.open(POSITION);
        xml.number(position);
        xml.close(POSITION);
        optional(QUANTITY, quantity);
        optional(PRICE, price);
        optional(AMOUNT, amount);
        xml.optional(QUALITY, qualityCode);
        xml.close(POINT);
    }

    /** Writes the amount of a whole month, the only step of its series. */
    public void month(@Nullable BigDecimal amount) {
        point(1, null, null, amount, "");
    }

    private void optional(Tag tag, @Nullable BigDecimal value) {
        if (value != null) {
            xml.element(tag, value.toPlainString());
        }
    }

    public void endSeries() {
        requireInSeries(true);
        inSeries = false;
        period.endPeriod();
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
        xml.endDocument(DocumentType.WHOLESALE_SERVICES);
    }

    private void requireInSeries(boolean expected) {
        if (inSeries != expected) {
            throw new IllegalStateException(expected ? "no series was begun" : "a series was not ended");
        }
    }
}
