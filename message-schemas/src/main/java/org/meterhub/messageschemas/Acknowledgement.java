package org.meterhub.messageschemas;

import java.util.List;
import org.meterhub.marketmodel.Rejection;

/**
 * RSM-009, what the hub could not accept of one received document: the parts of it that this hub writes. Either the whole document is
 * refused, then {@code reasons} tell why; or single transactions are, each with its reasons.
 *
 * @param header has neither type nor process
 * @param received what is answered
 * @param reasons of the whole document
 * @param transactions one for each refused transaction
 */
public record Acknowledgement(
        DocumentHeader header, Received received, List<Reason> reasons, List<RejectedTransaction> transactions) {

    public Acknowledgement {
        reasons = List.copyOf(reasons);
        transactions = List.copyOf(transactions);
    }

    /** The whole document is refused. */
    public static Acknowledgement ofDocument(DocumentHeader header, Received received, List<Rejection> rejections) {
        return new Acknowledgement(header, received, Reason.of(rejections), List.of());
    }

    /** Some transactions of a document are refused, the others not. */
    public static Acknowledgement ofTransactions(
            DocumentHeader header, Received received, List<RejectedTransaction> transactions) {
        return new Acknowledgement(header, received, List.of(), transactions);
    }

    /**
     * The document that is answered, as far as it could be read; an empty text is left out, and so is a code the schema does not know.
     *
     * @param messageId its id
     * @param typeCode its type, for example E66
     * @param processCode its process, for example E23
     */
    public record Received(String messageId, String typeCode, String processCode) {

        /** Names a document after its header. */
        public static Received of(DocumentHeader header) {
            return new Received(header.messageId(), header.typeCode(), header.processCode());
        }
    }

    /**
     * One refused transaction.
     *
     * @param transactionId id of the transaction in the received document
     * @param reasons every broken rule
     */
    public record RejectedTransaction(String transactionId, List<Reason> reasons) {

        public RejectedTransaction {
            reasons = List.copyOf(reasons);
        }
    }
}
