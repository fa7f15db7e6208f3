package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-001, a supplier asks to take over metering points, with the customers there or with customers who move in; the header's process tells
 * which.
 *
 * @param transactions at least one; each is answered by itself
 */
public record RequestChangeOfSupplier(
        DocumentHeader header, @Element("MktActivityRecord") List<Transaction> transactions) implements MarketDocument {

    public RequestChangeOfSupplier {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.CHANGE_OF_SUPPLIER_REQUEST;
    }

    /**
     * One metering point to be taken over.
     *
     * @param transactionId the request's own id
     * @param processReference names a process that the parties share
     * @param meteringPointId the number, its check digit not verified
     * @param energySupplier the new supplier, who must be the sender
     * @param balanceResponsible who answers for the new supplier's balance
     * @param shipper of the gas market; not used here
     * @param customer number of the customer: who is at the metering point now, or who moves in
     * @param customerName name of the customer
     * @param start when the supply shall begin; may name no instant, which a rule must refuse
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element("marketEvaluationPoint.mRID") CodedId meteringPointId,

            @Element("marketEvaluationPoint.energySupplier_MarketParticipant.mRID")
            CodedId energySupplier,

            @Element(value = "marketEvaluationPoint.balanceResponsibleParty_MarketParticipant.mRID", optional = true)
            CodedId balanceResponsible,

            @Element(value = "marketEvaluationPoint.shipper_MarketParticipant.mRID", optional = true)
            CodedId shipper,

            @Element(value = "marketEvaluationPoint.customer_MarketParticipant.mRID", optional = true)
            CodedId customer,

            @Element(value = "marketEvaluationPoint.customer_MarketParticipant.name", optional = true)
            String customerName,

            @Element("start_DateAndOrTime.dateTime") DocumentTime start) {}
}
