package org.meterhub.messageschemas.documents;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * The hub accepts requests about metering points: RSM-001, 003, 005, 021, 024, 027 and 030 confirm in the same form. Those about services
 * and price lists have forms of their own.
 *
 * @param type which request is confirmed
 * @param outcomeCode A01, accepted, in all that this hub writes
 * @param transactions at least one
 */
public record RequestConfirmation(
        DocumentType type,
        DocumentHeader header,

        @Element(value = "reason.code", type = "ReasonCode", optional = true, whenEmpty = "A01")
        String outcomeCode,

        @Element("MktActivityRecord") List<Transaction> transactions)
        implements MarketDocument {

    /** The documents of this form. */
    public static final Set<DocumentType> TYPES = Set.copyOf(EnumSet.of(
            DocumentType.CHANGE_OF_SUPPLIER_CONFIRMATION,
            DocumentType.REALLOCATION_CONFIRMATION,
            DocumentType.END_OF_SUPPLY_CONFIRMATION,
            DocumentType.METERING_POINT_CHANGE_CONFIRMATION,
            DocumentType.CANCELLATION_CONFIRMATION,
            DocumentType.CUSTOMER_CHANGE_CONFIRMATION,
            DocumentType.CHARGE_LINKS_CHANGE_CONFIRMATION));

    private static final String ACCEPTED = "A01";

    /** @throws IllegalArgumentException for a type that is not one of these */
    public RequestConfirmation {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(type + " has another form");
        }
        transactions = List.copyOf(transactions);
    }

    /** A confirmation to be written. */
    public static RequestConfirmation of(DocumentType type, DocumentHeader header, List<Transaction> transactions) {
        return new RequestConfirmation(type, header, ACCEPTED, transactions);
    }

    /**
     * One accepted request.
     *
     * @param transactionId the answer's own id
     * @param processReference names a process that the parties share
     * @param originalTransactionId id of the request's record; empty when absent
     * @param meteringPointId the metering point of the request
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element(value = "originalTransactionIDReference_MktActivityRecord.mRID", optional = true)
            String originalTransactionId,

            @Element("marketEvaluationPoint.mRID") CodedId meteringPointId) {

        /** Without a shared process. */
        public Transaction(String transactionId, String originalTransactionId, CodedId meteringPointId) {
            this(transactionId, "", originalTransactionId, meteringPointId);
        }
    }
}
