package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-020, a request for service is accepted. Other than the confirmations of {@link RequestConfirmation} it can say something in words.
 *
 * @param outcomeCode A01, accepted, in all that this hub writes
 * @param transactions at least one
 */
public record ConfirmRequestService(
        DocumentHeader header,

        @Element(value = "reason.code", type = "ReasonCode", optional = true, whenEmpty = "A01")
        String outcomeCode,

        @Element("MktActivityRecord") List<Transaction> transactions)
        implements MarketDocument {

    public ConfirmRequestService {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.SERVICE_CONFIRMATION;
    }

    /**
     * One accepted request.
     *
     * @param transactionId the answer's own id
     * @param processReference names a process that the parties share
     * @param originalTransactionId id of the request's record; empty when absent
     * @param meteringPointId the metering point
     * @param description what the supplier should know; empty when absent
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element(value = "originalTransactionIDReference_MktActivityRecord.mRID", optional = true)
            String originalTransactionId,

            @Element("marketEvaluationPoint.mRID") CodedId meteringPointId,
            @Element(value = "description", optional = true) String description) {}
}
