package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-004, supply of metering points starts or stops; which of it the header's process and the receiver's role tell.
 *
 * @param transactions at least one
 */
public record GenericNotification(
        DocumentHeader header, @Element("MktActivityRecord") List<Transaction> transactions) implements MarketDocument {

    public GenericNotification {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.GENERIC_NOTIFICATION;
    }

    /**
     * One metering point.
     *
     * @param transactionId the notification's own id
     * @param processReference names a process that the parties share
     * @param originalTransactionId id of the receiver's own request; empty for those who asked for nothing
     * @param validFrom from when it holds
     * @param meteringPointId the metering point
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element(value = "originalTransactionIDReference_MktActivityRecord.mRID", optional = true)
            String originalTransactionId,

            @Element("validityStart_DateAndOrTime.dateTime") DocumentTime validFrom,
            @Element("marketEvaluationPoint.mRID") CodedId meteringPointId) {

        /** Without a shared process. */
        public Transaction(
                String transactionId, String originalTransactionId, DocumentTime validFrom, CodedId meteringPointId) {
            this(transactionId, "", originalTransactionId, validFrom, meteringPointId);
        }
    }
}
