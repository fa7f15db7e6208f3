package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-024, a party asks to cancel processes that have not been carried out yet; the header's process is the one to be cancelled.
 *
 * @param transactions at least one
 */
public record RequestCancellation(
        DocumentHeader header, @Element("MktActivityRecord") List<Transaction> transactions) implements MarketDocument {

    public RequestCancellation {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.CANCELLATION_REQUEST;
    }

    /**
     * One process to be cancelled.
     *
     * @param transactionId the request's own id
     * @param processReference names a process that the parties share
     * @param originalTransactionId id of the transaction to be cancelled; empty when absent
     * @param meteringPointId the metering point of that transaction
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element(value = "originalTransactionIDReference_MktActivityRecord.mRID", optional = true)
            String originalTransactionId,

            @Element("marketEvaluationPoint.mRID") CodedId meteringPointId) {}
}
