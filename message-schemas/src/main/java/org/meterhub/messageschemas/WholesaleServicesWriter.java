package org.meterhub.messageschemas;

import java.io.OutputStream;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.meterhub.messageschemas.XmlBytes.Tag;

/**
 * Writes an RSM-019, amounts of charges, in the manner of {@link MeasureDataWriter}: series by series and point by point. Numbers are written with the
 * decimals they have; what is null or empty is left out. Not thread safe.
 */
public final class WholesaleServicesWriter extends SeriesWriter<WholesaleSeriesHead> {

    private static final int PRICE_DIGITS_MAX = 17;
    private static final Tag CHARGE = Tag.of("chargeType.mRID");
    private static final Tag CHARGE_TYPE = Tag.code("chargeType.type", "ChargeCode");
    private static final Tag CHARGE_OWNER = Tag.party("chargeType.chargeTypeOwner_MarketParticipant.mRID");
    private static final Tag PRICE_UNIT = Tag.code("price_Measure_Unit.name", "UnitOfMeasureCode");
    private static final Tag CURRENCY = Tag.code("currency_Unit.name", "CurrencyCode");
    private static final Tag POINT = Tag.of("Point");
    private static final Tag POSITION = Tag.of("position");
    private static final Tag QUANTITY = Tag.of("energy_Quantity.quantity");
    private static final Tag PRICE = Tag.of("price.amount", ValueRule.digits(PRICE_DIGITS_MAX));
    private static final Tag AMOUNT = Tag.of("energySum_Quantity.quantity");
    private static final Tag QUALITY = Tag.code("quality", "QualityCode");

    /** Begins a document that is kept in memory until it is finished. */
    public WholesaleServicesWriter(DocumentHeader header) {
        super(DocumentType.WHOLESALE_SERVICES, false, header);
    }

    /**
     * Begins a document of which memory holds one series: each goes to the stream when it ends, and the rest with {@link #end()}.
     *
     * @param stream which is not closed here; when it fails, what was being written throws {@link java.io.UncheckedIOException}
     */
    public WholesaleServicesWriter(DocumentHeader header, OutputStream stream) {
        super(DocumentType.WHOLESALE_SERVICES, false, header, stream);
    }

    @Override
    void writeHead(WholesaleSeriesHead head) {
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
        points.beginPeriod(head.resolution(), head.start(), head.end());
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
        month(amount, "");
    }

    /** The same of an amount of which more is to be said. @param qualityCode of the market's list; empty to name none */
    public void month(@Nullable BigDecimal amount, String qualityCode) {
        point(1, null, null, amount, qualityCode);
    }

    private void optional(Tag tag, @Nullable BigDecimal value) {
        if (value != null) {
            xml.element(tag, value.toPlainString());
        }
    }
}
