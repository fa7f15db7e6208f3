package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.messageschemas.Reason;

/**
 * RSM-015, the hub does not give out metered values. It alone of the rejections names the metering point after the reasons.
 *
 * @param outcomeCode A02, refused, in all that this hub writes
 * @param transactions at least one
 */
public record RejectRequestValidatedMeasureData(
        DocumentHeader header,

        @Element(value = "reason.code", type = "ReasonCode", optional = true, whenEmpty = "A02")
        String outcomeCode,

        @Element("Series") List<Transaction> transactions)
        implements MarketDocument {

    private static final String REFUSED = "A02";

    public RejectRequestValidatedMeasureData {
        transactions = List.copyOf(transactions);
    }

    /** A rejection to be written. */
    public static RejectRequestValidatedMeasureData of(DocumentHeader header, List<Transaction> transactions) {
        return new RejectRequestValidatedMeasureData(header, REFUSED, transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.VALIDATED_MEASURE_DATA_REJECTION;
    }

    /**
     * One refused request.
     *
     * @param transactionId the answer's own id
     * @param originalTransactionId id of the request's series; empty when absent
     * @param reasons every broken rule; at least one
     * @param meteringPointId {@link CodedId#ABSENT} when absent
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "originalTransactionIDReference_Series.mRID", optional = true)
            String originalTransactionId,

            @Element("Reason") List<Reason> reasons,

            @Element(value = "marketEvaluationPoint.mRID", optional = true)
            CodedId meteringPointId) {

        public Transaction {
            reasons = List.copyOf(reasons);
        }
    }
}
