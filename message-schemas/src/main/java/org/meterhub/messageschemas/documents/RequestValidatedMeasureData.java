package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-015, a party asks for metered values; the header's process tells whether values as they are (E23) or sums of a year (E30). An RSM-012 with
 * a reference to the transaction answers, or {@link RejectRequestValidatedMeasureData}.
 *
 * @param transactions at least one; each is answered by itself
 */
public record RequestValidatedMeasureData(
        DocumentHeader header, @Element("Series") List<Transaction> transactions) implements MarketDocument {

    public RequestValidatedMeasureData {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.VALIDATED_MEASURE_DATA_REQUEST;
    }

    /**
     * Values of one metering point.
     *
     * @param transactionId the request's own id
     * @param start of the period asked for, inclusive; may be absent, or name no instant, which a rule must refuse
     * @param end of the period asked for, exclusive; may be absent
     * @param meteringPointId the number, its check digit not verified
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "start_DateAndOrTime.dateTime", optional = true)
            DocumentTime start,

            @Element(value = "end_DateAndOrTime.dateTime", optional = true)
            DocumentTime end,

            @Element("marketEvaluationPoint.mRID") CodedId meteringPointId) {}
}
