package org.meterhub.messageschemas;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;

/**
 * All of a series of an RSM-014 but its points. What the document does not name is an empty text or {@link CodedId#ABSENT}.
 *
 * @param transactionId the series' own {@code mRID}
 * @param version number of the calculation
 * @param settlementVersion D01 to D10, only with a correction settlement
 * @param originalTransactionId of the request that the series answers
 * @param typeCode code of the metering point type, for example E17
 * @param settlementMethodCode for consumption (E17) only
 * @param assetCode how the power is made, of the market's list of technologies; not written by this hub
 * @param registeredAt when the result was registered; not written by this hub
 * @param biddingZone the price area; not written by this hub
 * @param gridArea the metering grid area
 * @param inDomain for exchange with a neighbour: the area into which it flows
 * @param outDomain for exchange with a neighbour: the area out of which it flows
 * @param energySupplier for sums of one supplier
 * @param balanceResponsible for sums of one balance responsible party
 * @param product the energy product's number
 * @param unitCode the unit of measure
 * @param resolution the step, an {@code xs:duration}
 * @param start inclusive, a whole minute
 * @param end exclusive, a whole minute
 */
public record AggregatedSeriesHead(
        @Element("mRID") String transactionId,
        @Element(value = "version", optional = true) String version,

        @Element(value = "settlement_Series.version", type = "ProcessVariantCode", optional = true)
        String settlementVersion,

        @Element(value = "originalTransactionIDReference_Series.mRID", optional = true)
        String originalTransactionId,

        @Element(value = "marketEvaluationPoint.type", type = "MeteringPointCode")
        String typeCode,

        @Element(value = "marketEvaluationPoint.settlementMethod", type = "SettlementMethodCode", optional = true)
        String settlementMethodCode,

        @Element(value = "asset_MktPSRType.psrType", type = "AssetCode", optional = true)
        String assetCode,

        @Element(value = "registration_DateAndOrTime.dateTime", optional = true)
        DocumentTime registeredAt,

        @Element(value = "biddingZone_Domain.mRID", optional = true)
        CodedId biddingZone,

        @Element(value = "meteringGridArea_Domain.mRID", optional = true)
        CodedId gridArea,

        @Element(value = "in_Domain.mRID", optional = true) CodedId inDomain,
        @Element(value = "out_Domain.mRID", optional = true) CodedId outDomain,

        @Element(value = "energySupplier_MarketParticipant.mRID", optional = true)
        CodedId energySupplier,

        @Element(value = "balanceResponsibleParty_MarketParticipant.mRID", optional = true)
        CodedId balanceResponsible,

        @Element(value = "product", optional = true) String product,

        @Element(value = "quantity_Measure_Unit.name", type = "UnitOfMeasureCode")
        String unitCode,

        @Element(value = "Period/resolution", type = "xs:duration")
        String resolution,

        @Element("Period/timeInterval/start") Instant start,
        @Element("Period/timeInterval/end") Instant end) {

    /**
     * The sum of a whole grid area, active energy in kWh; narrow it with the methods below.
     *
     * @throws IllegalArgumentException when a type other than consumption has a settlement method
     */
    public static AggregatedSeriesHead of(
            String transactionId,
            long version,
            MeteringPointType type,
            @Nullable SettlementMethod settlementMethod,
            CodedId gridArea,
            Resolution resolution,
            Interval period) {
        return new AggregatedSeriesHead(
                transactionId,
                Long.toString(version),
                "",
                "",
                type.code(),
                methodOf(type, settlementMethod),
                "",
                DocumentTime.ABSENT,
                CodedId.ABSENT,
                gridArea,
                CodedId.ABSENT,
                CodedId.ABSENT,
                CodedId.ABSENT,
                CodedId.ABSENT,
                MeasureSeriesHead.ACTIVE_ENERGY,
                MeasureSeriesHead.KWH,
                resolution.code(),
                period.from(),
                period.to());
    }

    /** The code, or an empty text for none. @throws IllegalArgumentException when a type other than consumption has one */
    static String methodOf(MeteringPointType type, @Nullable SettlementMethod settlementMethod) {
        if (settlementMethod == null) {
            return "";
        }
        if (type != MeteringPointType.CONSUMPTION) {
            throw new IllegalArgumentException("only consumption (E17) has a settlement method, not " + type.code());
        }
        return settlementMethod.code();
    }

    /** The same for one supplier and one balance responsible party; either may be {@link CodedId#ABSENT}. */
    public AggregatedSeriesHead ofParties(CodedId supplier, CodedId responsible) {
        return with(settlementVersion, originalTransactionId, inDomain, outDomain, supplier, responsible);
    }

    /**
     * The same from a correction, or in answer to a request.
     *
     * @param correction D01 to D03; empty for what is no correction
     * @param request the transaction that it answers; empty for none
     */
    public AggregatedSeriesHead from(String correction, String request) {
        return with(correction, request, inDomain, outDomain, energySupplier, balanceResponsible);
    }

    /** The same for what flows between two areas. */
    public AggregatedSeriesHead between(CodedId from, CodedId into) {
        return with(settlementVersion, originalTransactionId, into, from, energySupplier, balanceResponsible);
    }

    private AggregatedSeriesHead with(
            String correction, String request, CodedId into, CodedId from, CodedId supplier, CodedId responsible) {
        return new AggregatedSeriesHead(
                transactionId,
                version,
                correction,
                request,
                typeCode,
                settlementMethodCode,
                assetCode,
                registeredAt,
                biddingZone,
                gridArea,
                into,
                from,
                supplier,
                responsible,
                product,
                unitCode,
                resolution,
                start,
                end);
    }
}
