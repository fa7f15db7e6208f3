package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-025, the hub tells others that a process is cancelled of which they were told; the header's process tells which, or by whom.
 *
 * @param transactions at least one
 */
public record NotifyCancellation(
        DocumentHeader header, @Element("MktActivityRecord") List<Transaction> transactions) implements MarketDocument {

    public NotifyCancellation {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.CANCELLATION_NOTIFICATION;
    }

    /**
     * One cancelled process.
     *
     * @param transactionId the notification's own id
     * @param processReference names a process that the parties share
     * @param originalTransactionId id of the receiver's own request; empty for those who asked for nothing
     * @param meteringPointId the metering point
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element(value = "originalTransactionIDReference_MktActivityRecord.mRID", optional = true)
            String originalTransactionId,

            @Element("marketEvaluationPoint.mRID") CodedId meteringPointId) {}
}
