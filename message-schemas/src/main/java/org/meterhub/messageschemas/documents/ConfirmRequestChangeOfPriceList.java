package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-033, the hub accepts changes of charges or prices.
 *
 * @param outcomeCode A01, accepted, in all that this hub writes
 * @param transactions at least one
 */
public record ConfirmRequestChangeOfPriceList(
        DocumentHeader header,

        @Element(value = "reason.code", type = "ReasonCode", optional = true, whenEmpty = "A01")
        String outcomeCode,

        @Element("MktActivityRecord") List<Transaction> transactions)
        implements MarketDocument {

    private static final String ACCEPTED = "A01";

    public ConfirmRequestChangeOfPriceList {
        transactions = List.copyOf(transactions);
    }

    /** A confirmation to be written. */
    public static ConfirmRequestChangeOfPriceList of(DocumentHeader header, List<Transaction> transactions) {
        return new ConfirmRequestChangeOfPriceList(header, ACCEPTED, transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.PRICE_LIST_CHANGE_CONFIRMATION;
    }

    /**
     * One accepted operation.
     *
     * @param transactionId the answer's own id
     * @param processReference names a process that the parties share
     * @param originalTransactionId id of the request's record; empty when absent
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element(value = "originalTransactionIDReference_MktActivityRecord.mRID", optional = true)
            String originalTransactionId) {}
}
