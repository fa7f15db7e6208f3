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
 * @param registeredAt when the result was registered; not written by this hub
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
        String transactionId,
        String version,
        String settlementVersion,
        String originalTransactionId,
        String typeCode,
        String settlementMethodCode,
        DocumentTime registeredAt,
        CodedId gridArea,
        CodedId inDomain,
        CodedId outDomain,
        CodedId energySupplier,
        CodedId balanceResponsible,
        String product,
        String unitCode,
        String resolution,
        Instant start,
        Instant end) {

    /** @throws IllegalArgumentException when a type other than consumption has a settlement method */
    public AggregatedSeriesHead {
        if (!settlementMethodCode.isEmpty() && !typeCode.equals(MeteringPointType.CONSUMPTION.code())) {
            throw new IllegalArgumentException("only consumption (E17) has a settlement method, not " + typeCode);
        }
    }

    /** The sum of a whole grid area, active energy in kWh; narrow it with the methods below. */
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
                settlementMethod == null ? "" : settlementMethod.code(),
                DocumentTime.ABSENT,
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

    /** The same for one supplier and one balance responsible party; either may be {@link CodedId#ABSENT}. */
    public AggregatedSeriesHead ofParties(CodedId supplier, CodedId responsible) {
        return new AggregatedSeriesHead(
                transactionId,
                version,
                settlementVersion,
                originalTransactionId,
                typeCode,
                settlementMethodCode,
                registeredAt,
                gridArea,
                inDomain,
                outDomain,
                supplier,
                responsible,
                product,
                unitCode,
                resolution,
                start,
                end);
    }

    /** The same for what flows between two areas. */
    public AggregatedSeriesHead between(CodedId from, CodedId into) {
        return new AggregatedSeriesHead(
                transactionId,
                version,
                settlementVersion,
                originalTransactionId,
                typeCode,
                settlementMethodCode,
                registeredAt,
                gridArea,
                into,
                from,
                energySupplier,
                balanceResponsible,
                product,
                unitCode,
                resolution,
                start,
                end);
    }
}
