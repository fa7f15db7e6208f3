package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-003, a supplier asks to undo a change of supplier or a move that should not have been; the header's process tells which.
 *
 * @param transactions at least one
 */
public record RequestReallocateChangeOfSupplier(
        DocumentHeader header, @Element("MktActivityRecord") List<Transaction> transactions) implements MarketDocument {

    public RequestReallocateChangeOfSupplier {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.REALLOCATION_REQUEST;
    }

    /**
     * One change to be undone.
     *
     * @param transactionId the request's own id
     * @param processReference names a process that the parties share
     * @param meteringPointId the metering point
     * @param start when the change that shall be undone took effect
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element("marketEvaluationPoint.mRID") CodedId meteringPointId,
            @Element("start_DateAndOrTime.dateTime") DocumentTime start) {}
}
