package org.meterhub.messageschemas.documents;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.messageschemas.Reason;

/**
 * The hub refuses requests about metering points: RSM-001, 003, 005, 006, 021, 024, 027, 030 and 032 refuse in the same form, but that two of
 * them must name the metering point. Those about services and price lists, and those of measure data, have forms of their own.
 *
 * @param type which request is refused
 * @param outcomeCode A02, refused, in all that this hub writes
 * @param transactions at least one
 */
public record RequestRejection(
        DocumentType type,
        DocumentHeader header,

        @Element(value = "reason.code", type = "ReasonCode", optional = true, whenEmpty = "A02")
        String outcomeCode,

        @Element("MktActivityRecord") List<Transaction> transactions)
        implements MarketDocument {

    /** The documents of this form. */
    public static final Set<DocumentType> TYPES = Set.copyOf(EnumSet.of(
            DocumentType.CHANGE_OF_SUPPLIER_REJECTION,
            DocumentType.REALLOCATION_REJECTION,
            DocumentType.END_OF_SUPPLY_REJECTION,
            DocumentType.METERING_POINT_DATA_REJECTION,
            DocumentType.METERING_POINT_CHANGE_REJECTION,
            DocumentType.CANCELLATION_REJECTION,
            DocumentType.CUSTOMER_CHANGE_REJECTION,
            DocumentType.CHARGE_LINKS_CHANGE_REJECTION,
            DocumentType.CHARGE_LINKS_REJECTION));

    private static final Set<DocumentType> WITH_METERING_POINT =
            Set.of(DocumentType.END_OF_SUPPLY_REJECTION, DocumentType.METERING_POINT_DATA_REJECTION);

    private static final String REFUSED = "A02";

    /** @throws IllegalArgumentException for a type that is not one of these, or that must name a metering point which is absent */
    public RequestRejection {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(type + " has another form");
        }
        transactions = List.copyOf(transactions);
        if (WITH_METERING_POINT.contains(type)
                && transactions.stream().anyMatch(any -> any.meteringPointId().isAbsent())) {
            throw new IllegalArgumentException(type + " must name the metering point");
        }
    }

    /** A rejection to be written. */
    public static RequestRejection of(DocumentType type, DocumentHeader header, List<Transaction> transactions) {
        return new RequestRejection(type, header, REFUSED, transactions);
    }

    /**
     * One refused request.
     *
     * @param transactionId the answer's own id
     * @param processReference names a process that the parties share
     * @param originalTransactionId id of the request's record; empty when absent
     * @param meteringPointId {@link CodedId#ABSENT} when absent
     * @param reasons every broken rule; at least one
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element(value = "originalTransactionIDReference_MktActivityRecord.mRID", optional = true)
            String originalTransactionId,

            @Element(value = "marketEvaluationPoint.mRID", optional = true)
            CodedId meteringPointId,

            @Element("Reason") List<Reason> reasons) {

        public Transaction {
            reasons = List.copyOf(reasons);
        }

        /**
         * Without a shared process.
         *
         * @throws IllegalArgumentException without a reason
         */
        public Transaction(
                String transactionId, String originalTransactionId, CodedId meteringPointId, List<Reason> reasons) {
            this(transactionId, "", originalTransactionId, meteringPointId, reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a rejection needs a reason");
            }
        }
    }
}
