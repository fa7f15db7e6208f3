package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.messageschemas.Reason;

/**
 * RSM-020, a request for service is refused. Other than the rejections of {@link RequestRejection} it can say something in words.
 *
 * @param outcomeCode A02, refused, in all that this hub writes
 * @param transactions at least one
 */
public record RejectRequestService(
        DocumentHeader header,

        @Element(value = "reason.code", type = "ReasonCode", optional = true, whenEmpty = "A02")
        String outcomeCode,

        @Element("MktActivityRecord") List<Transaction> transactions)
        implements MarketDocument {

    public RejectRequestService {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.SERVICE_REJECTION;
    }

    /**
     * One refused request.
     *
     * @param transactionId the answer's own id
     * @param processReference names a process that the parties share
     * @param originalTransactionId id of the request's record; empty when absent
     * @param meteringPointId {@link CodedId#ABSENT} when absent
     * @param reasons every broken rule; at least one
     * @param description what the supplier should know; empty when absent
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element(value = "originalTransactionIDReference_MktActivityRecord.mRID", optional = true)
            String originalTransactionId,

            @Element(value = "marketEvaluationPoint.mRID", optional = true)
            CodedId meteringPointId,

            @Element("Reason") List<Reason> reasons,
            @Element(value = "description", optional = true) String description) {

        public Transaction {
            reasons = List.copyOf(reasons);
        }
    }
}
