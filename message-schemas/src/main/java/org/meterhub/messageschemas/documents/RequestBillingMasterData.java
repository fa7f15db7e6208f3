package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-032, a party asks which charges are linked to metering points. {@link NotifyBillingMasterData} or {@link RequestRejection} answers.
 *
 * @param transactions at least one; each is answered by itself
 */
public record RequestBillingMasterData(
        DocumentHeader header, @Element("MktActivityRecord") List<Transaction> transactions) implements MarketDocument {

    public RequestBillingMasterData {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.CHARGE_LINKS_REQUEST;
    }

    /**
     * The links of one metering point.
     *
     * @param transactionId the request's own id
     * @param processReference names a process that the parties share
     * @param meteringPointId the number, its check digit not verified
     * @param start of the period asked for, inclusive; may be absent
     * @param end of the period asked for, exclusive; may be absent
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element("marketEvaluationPoint.mRID") CodedId meteringPointId,

            @Element(value = "start_DateAndOrTime.dateTime", optional = true)
            DocumentTime start,

            @Element(value = "end_DateAndOrTime.dateTime", optional = true)
            DocumentTime end) {}
}
