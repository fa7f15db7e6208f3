package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-031, the charges linked to metering points, to the supplier and the grid company: when asked for, when a link changes, and to a new
 * supplier.
 *
 * @param transactions at least one
 */
public record NotifyBillingMasterData(
        DocumentHeader header, @Element("MktActivityRecord") List<Transaction> transactions) implements MarketDocument {

    public NotifyBillingMasterData {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.CHARGE_LINKS;
    }

    /**
     * The links of one metering point.
     *
     * @param transactionId the document's own id
     * @param processReference names a process that the parties share
     * @param originalTransactionId id of the receiver's request; empty for those who asked for nothing
     * @param meteringPointId the metering point
     * @param links at least one
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element(value = "originalTransactionIDReference_MktActivityRecord.mRID", optional = true)
            String originalTransactionId,

            @Element("marketEvaluationPoint.mRID") CodedId meteringPointId,
            @Element("ChargeGroup/ChargeType") List<Link> links) {

        public Transaction {
            links = List.copyOf(links);
        }
    }

    /**
     * A charge that the metering point pays.
     *
     * @param owner whose charge it is
     * @param typeCode D01 subscription, D02 fee, D03 tariff
     * @param chargeCode the owner's own code
     * @param factor how many times the charge is paid; a text to the schema
     * @param validFrom inclusive
     * @param validTo exclusive; absent for a link without an end
     */
    public record Link(
            @Element("chargeTypeOwner_MarketParticipant.mRID")
            CodedId owner,

            @Element(value = "type", type = "ChargeCode") String typeCode,
            @Element("mRID") String chargeCode,
            @Element(value = "factor", optional = true) String factor,

            @Element(value = "effectiveDate", optional = true)
            DocumentTime validFrom,

            @Element(value = "terminationDate", optional = true)
            DocumentTime validTo) {}
}
