package org.meterhub.messageschemas.documents;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.messageschemas.Reason;

/**
 * The hub refuses requests about price lists: RSM-033 and 035 refuse in the same form, that of {@link RequestRejection} without a metering point.
 *
 * @param type which request is refused
 * @param outcomeCode A02, refused, in all that this hub writes
 * @param transactions at least one
 */
public record PriceListRequestRejection(
        DocumentType type,
        DocumentHeader header,

        @Element(value = "reason.code", type = "ReasonCode", optional = true, whenEmpty = "A02")
        String outcomeCode,

        @Element("MktActivityRecord") List<Transaction> transactions)
        implements MarketDocument {

    /** The documents of this form. */
    public static final Set<DocumentType> TYPES =
            Set.copyOf(EnumSet.of(DocumentType.PRICE_LIST_CHANGE_REJECTION, DocumentType.PRICE_LIST_REJECTION));

    private static final String REFUSED = "A02";

    /** @throws IllegalArgumentException for a type that is not one of these */
    public PriceListRequestRejection {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(type + " has another form");
        }
        transactions = List.copyOf(transactions);
    }

    /** A rejection to be written. */
    public static PriceListRequestRejection of(
            DocumentType type, DocumentHeader header, List<Transaction> transactions) {
        return new PriceListRequestRejection(type, header, REFUSED, transactions);
    }

    /**
     * One refused operation or request.
     *
     * @param transactionId the answer's own id
     * @param processReference names a process that the parties share
     * @param originalTransactionId id of the request's record; empty when absent
     * @param reasons every broken rule; at least one
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element(value = "originalTransactionIDReference_MktActivityRecord.mRID", optional = true)
            String originalTransactionId,

            @Element("Reason") List<Reason> reasons) {

        public Transaction {
            reasons = List.copyOf(reasons);
        }
    }
}
