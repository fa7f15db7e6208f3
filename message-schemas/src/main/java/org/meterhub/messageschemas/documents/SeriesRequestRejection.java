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
 * The hub refuses requests whose transactions are series: RSM-016, 017 and 018 refuse in the same form. RSM-015 may name the metering point, see
 * {@link RejectRequestValidatedMeasureData}.
 *
 * @param type which request is refused
 * @param outcomeCode A02, refused, in all that this hub writes
 * @param transactions at least one
 */
public record SeriesRequestRejection(
        DocumentType type,
        DocumentHeader header,

        @Element(value = "reason.code", type = "ReasonCode", optional = true, whenEmpty = "A02")
        String outcomeCode,

        @Element("Series") List<Transaction> transactions)
        implements MarketDocument {

    /** The documents of this form. */
    public static final Set<DocumentType> TYPES = Set.copyOf(EnumSet.of(
            DocumentType.AGGREGATED_MEASURE_DATA_REJECTION,
            DocumentType.WHOLESALE_SERVICES_REJECTION,
            DocumentType.REMINDERS_REJECTION));

    private static final String REFUSED = "A02";

    /** @throws IllegalArgumentException for a type that is not one of these */
    public SeriesRequestRejection {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(type + " has another form");
        }
        transactions = List.copyOf(transactions);
    }

    /** A rejection to be written. */
    public static SeriesRequestRejection of(DocumentType type, DocumentHeader header, List<Transaction> transactions) {
        return new SeriesRequestRejection(type, header, REFUSED, transactions);
    }

    /**
     * One refused request.
     *
     * @param transactionId the answer's own id
     * @param originalTransactionId id of the request's series; empty when absent
     * @param reasons every broken rule; at least one
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "originalTransactionIDReference_Series.mRID", optional = true)
            String originalTransactionId,

            @Element("Reason") List<Reason> reasons) {

        public Transaction {
            reasons = List.copyOf(reasons);
        }
    }
}
