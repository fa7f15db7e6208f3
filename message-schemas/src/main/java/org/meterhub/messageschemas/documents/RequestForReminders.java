package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-018, a party asks that the grid company be reminded of missing values; the header's process tells of which kind.
 *
 * @param transactions at least one
 */
public record RequestForReminders(
        DocumentHeader header, @Element("Series") List<Transaction> transactions) implements MarketDocument {

    public RequestForReminders {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.REMINDERS_REQUEST;
    }

    /**
     * Which values.
     *
     * @param transactionId the request's own id
     * @param start of the period without values, inclusive; may name no instant, which a rule must refuse
     * @param end of that period, exclusive; may be absent
     * @param resolution step of the values, an {@code xs:duration}; empty when absent
     * @param gridArea {@link CodedId#ABSENT} when absent
     * @param meteringPoints whose values are missing
     */
    public record Transaction(
            @Element("mRID") String transactionId,
            @Element("start_DateAndOrTime.dateTime") DocumentTime start,

            @Element(value = "end_DateAndOrTime.dateTime", optional = true)
            DocumentTime end,

            @Element(value = "period.resolution", type = "xs:duration", optional = true)
            String resolution,

            @Element(value = "meteringGridArea_Domain.mRID", optional = true)
            CodedId gridArea,

            @Element(value = "MarketEvaluationPoint", optional = true)
            List<MeteringPoint> meteringPoints) {

        public Transaction {
            meteringPoints = List.copyOf(meteringPoints);
        }
    }

    /**
     * A metering point.
     *
     * @param meteringPointId the number, its check digit not verified
     * @param typeCode code of its type, for example E17; empty when absent
     */
    public record MeteringPoint(
            @Element("mRID") CodedId meteringPointId,

            @Element(value = "type", type = "MeteringPointCode", optional = true)
            String typeCode) {}
}
