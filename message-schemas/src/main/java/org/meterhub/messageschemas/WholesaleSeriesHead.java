package org.meterhub.messageschemas;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.SettlementMethod;

/**
 * All of a series of an RSM-019 but its points. It has one of three shapes (docs/reference/messages.md, RSM-019): the amounts of a charge, step by step,
 * per type of
 * metering point; the amount of a charge in a month; the amount of all charges in a month. What the document does not name is an empty text or
 * {@link CodedId#ABSENT}.
 *
 * @param transactionId the series' own {@code mRID}
 * @param version number of the calculation
 * @param settlementVersion D01 to D10, only with a correction settlement
 * @param originalTransactionId of the request that the series answers
 * @param typeCode code of the metering point type, for example E17; only step by step
 * @param settlementMethodCode for consumption (E17) only
 * @param assetCode how the power is made, of the market's list of technologies; not written by this hub
 * @param registeredAt when the result was registered; not written by this hub
 * @param chargeCode the owner's own code; empty in the amount of all charges
 * @param chargeTypeCode D01 subscription, D02 fee, D03 tariff; empty in the amount of all charges
 * @param chargeOwner whose charge it is; absent in the amount of all charges
 * @param biddingZone the price area; not written by this hub
 * @param gridArea the metering grid area
 * @param energySupplier who is charged
 * @param product the number of what is charged for
 * @param unitCode of the quantities: KWH of tariffs, H87 (pieces) of subscriptions and fees
 * @param priceUnitCode the unit that a price is of; only step by step
 * @param currencyCode of prices and amounts, for example NOK
 * @param resolution the step, an {@code xs:duration}: PT1H, P1D, or P1M for a month's amount
 * @param start inclusive, a whole minute
 * @param end exclusive, a whole minute
 */
public record WholesaleSeriesHead(
        @Element("mRID") String transactionId,
        @Element(value = "version", optional = true) String version,

        @Element(value = "settlement_Series.version", type = "ProcessVariantCode", optional = true)
        String settlementVersion,

        @Element(value = "originalTransactionIDReference_Series.mRID", optional = true)
        String originalTransactionId,

        @Element(value = "marketEvaluationPoint.type", type = "MeteringPointCode", optional = true)
        String typeCode,

        @Element(value = "marketEvaluationPoint.settlementMethod", type = "SettlementMethodCode", optional = true)
        String settlementMethodCode,

        @Element(value = "asset_MktPSRType.psrType", type = "AssetCode", optional = true)
        String assetCode,

        @Element(value = "registration_DateAndOrTime.dateTime", optional = true)
        DocumentTime registeredAt,

        @Element(value = "chargeType.mRID", optional = true) String chargeCode,

        @Element(value = "chargeType.type", type = "ChargeCode", optional = true)
        String chargeTypeCode,

        @Element(value = "chargeType.chargeTypeOwner_MarketParticipant.mRID", optional = true)
        CodedId chargeOwner,

        @Element(value = "biddingZone_Domain.mRID", optional = true)
        CodedId biddingZone,

        @Element(value = "meteringGridArea_Domain.mRID", optional = true)
        CodedId gridArea,

        @Element("energySupplier_MarketParticipant.mRID") CodedId energySupplier,
        @Element(value = "product", optional = true) String product,

        @Element(value = "quantity_Measure_Unit.name", type = "UnitOfMeasureCode")
        String unitCode,

        @Element(value = "price_Measure_Unit.name", type = "UnitOfMeasureCode", optional = true)
        String priceUnitCode,

        @Element(value = "currency_Unit.name", type = "CurrencyCode", optional = true)
        String currencyCode,

        @Element(value = "Period/resolution", type = "xs:duration")
        String resolution,

        @Element("Period/timeInterval/start") Instant start,
        @Element("Period/timeInterval/end") Instant end) {

    /** What a charge is for, the product of every series this hub writes. */
    public static final String TARIFF = "5790001330590";

    /** The amount of all charges of a supplier; narrow it with the methods below. */
    public static WholesaleSeriesHead of(
            String transactionId,
            long version,
            CodedId gridArea,
            CodedId energySupplier,
            String unitCode,
            String currencyCode,
            String resolution,
            Interval period) {
        return new WholesaleSeriesHead(
                transactionId,
                Long.toString(version),
                "",
                "",
                "",
                "",
                "",
                DocumentTime.ABSENT,
                "",
                "",
                CodedId.ABSENT,
                CodedId.ABSENT,
                gridArea,
                energySupplier,
                TARIFF,
                unitCode,
                "",
                currencyCode,
                resolution,
                period.from(),
                period.to());
    }

    /**
     * The same from a correction, or in answer to a request.
     *
     * @param correction D01 to D03; empty for what is no correction
     * @param request the transaction that it answers; empty for none
     */
    public WholesaleSeriesHead from(String correction, String request) {
        return new WholesaleSeriesHead(
                transactionId,
                version,
                correction,
                request,
                typeCode,
                settlementMethodCode,
                assetCode,
                registeredAt,
                chargeCode,
                chargeTypeCode,
                chargeOwner,
                biddingZone,
                gridArea,
                energySupplier,
                product,
                unitCode,
                priceUnitCode,
                currencyCode,
                resolution,
                start,
                end);
    }

    /** The same for one charge. */
    public WholesaleSeriesHead ofCharge(CodedId owner, String ofTypeCode, String ofChargeCode) {
        return with(typeCode, settlementMethodCode, ofChargeCode, ofTypeCode, owner, priceUnitCode);
    }

    /**
     * The same for one type of metering point, with prices.
     *
     * @throws IllegalArgumentException when a type other than consumption has a settlement method
     */
    public WholesaleSeriesHead ofPoints(MeteringPointType type, @Nullable SettlementMethod settlementMethod) {
        String method = AggregatedSeriesHead.methodOf(type, settlementMethod);
        return with(type.code(), method, chargeCode, chargeTypeCode, chargeOwner, unitCode);
    }

    private WholesaleSeriesHead with(
            String pointType, String method, String charge, String chargeType, CodedId owner, String priceUnit) {
        return new WholesaleSeriesHead(
                transactionId,
                version,
                settlementVersion,
                originalTransactionId,
                pointType,
                method,
                assetCode,
                registeredAt,
                charge,
                chargeType,
                owner,
                biddingZone,
                gridArea,
                energySupplier,
                product,
                unitCode,
                priceUnit,
                currencyCode,
                resolution,
                start,
                end);
    }
}
