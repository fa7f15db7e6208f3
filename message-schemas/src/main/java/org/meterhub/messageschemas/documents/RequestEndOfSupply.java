package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-005, a supplier asks to end its supply of metering points, or tells that the customers move out; the header's process tells which.
 *
 * @param transactions at least one
 */
public record RequestEndOfSupply(
        DocumentHeader header, @Element("MktActivityRecord") List<Transaction> transactions) implements MarketDocument {

    public RequestEndOfSupply {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.END_OF_SUPPLY_REQUEST;
    }

    /**
     * One supply to be ended.
     *
     * @param transactionId the request's own id
     * @param processReference names a process that the parties share
     * @param meteringPointId the metering point
     * @param balanceResponsible who answers for the supplier's balance
     * @param shipper of the gas market; not used here
     * @param energySupplier the supplier, who must be the sender where it is named
     * @param end the first instant without supply
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element("marketEvaluationPoint.mRID") CodedId meteringPointId,

            @Element(value = "marketEvaluationPoint.balanceResponsibleParty_MarketParticipant.mRID", optional = true)
            CodedId balanceResponsible,

            @Element(value = "marketEvaluationPoint.shipper_MarketParticipant.mRID", optional = true)
            CodedId shipper,

            @Element(value = "marketEvaluationPoint.energySupplier_MarketParticipant.mRID", optional = true)
            CodedId energySupplier,

            @Element("end_DateAndOrTime.dateTime") DocumentTime end) {}
}
