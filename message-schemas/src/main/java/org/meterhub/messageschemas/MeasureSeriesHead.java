package org.meterhub.messageschemas;

import java.time.Instant;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;

/**
 * All of a series of an RSM-012 but its points, as read, not yet judged; and the same to be written. What the document does not name is
 * an empty text or {@link CodedId#ABSENT}.
 *
 * @param transactionId the series' own {@code mRID}
 * @param originalTransactionId of the request that the series answers
 * @param meteringPointId the number, its check digit not verified
 * @param typeCode code of the metering point's type, for example E17
 * @param registeredAt when the values were registered; may name no instant, which a rule must refuse
 * @param inDomain the area into which an exchange point counts
 * @param outDomain the area out of which an exchange point counts
 * @param product the energy product's number
 * @param unitCode the unit of measure, for example KWH
 * @param resolution the step, an {@code xs:duration}, for example PT1H
 * @param start inclusive, a whole minute
 * @param end exclusive, a whole minute; the schema does not say that it is after the start
 */
public record MeasureSeriesHead(
        String transactionId,
        String originalTransactionId,
        CodedId meteringPointId,
        String typeCode,
        DocumentTime registeredAt,
        CodedId inDomain,
        CodedId outDomain,
        String product,
        String unitCode,
        String resolution,
        Instant start,
        Instant end) {

    /** Active energy, the product of every series this hub writes. */
    public static final String ACTIVE_ENERGY = "8716867000030";

    /** The unit of every series this hub writes. */
    public static final String KWH = "KWH";

    /** A series of active energy in kWh that answers nobody: values as they come, or forwarded. */
    public static MeasureSeriesHead of(
            String transactionId,
            Gsrn meteringPoint,
            MeteringPointType type,
            Instant registeredAt,
            Resolution resolution,
            Interval period) {
        return new MeasureSeriesHead(
                transactionId,
                "",
                CodedId.of(meteringPoint),
                type.code(),
                DocumentTime.of(registeredAt),
                CodedId.ABSENT,
                CodedId.ABSENT,
                ACTIVE_ENERGY,
                KWH,
                resolution.code(),
                period.from(),
                period.to());
    }

    /** The same between two areas, for an exchange point. */
    public MeasureSeriesHead between(CodedId from, CodedId into) {
        return new MeasureSeriesHead(
                transactionId,
                originalTransactionId,
                meteringPointId,
                typeCode,
                registeredAt,
                into,
                from,
                product,
                unitCode,
                resolution,
                start,
                end);
    }
}
