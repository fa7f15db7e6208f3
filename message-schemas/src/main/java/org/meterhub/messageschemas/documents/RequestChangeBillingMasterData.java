package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-030, an owner of charges links charges to metering points, changes or ends the links. {@link RequestConfirmation} or
 * {@link RequestRejection} answers.
 *
 * @param transactions at least one; each is answered by itself
 */
public record RequestChangeBillingMasterData(
        DocumentHeader header, @Element("MktActivityRecord") List<Transaction> transactions) implements MarketDocument {

    public RequestChangeBillingMasterData {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.CHARGE_LINKS_CHANGE_REQUEST;
    }

    /**
     * The links of one metering point.
     *
     * @param transactionId the request's own id
     * @param processReference names a process that the parties share
     * @param meteringPointId the number, its check digit not verified
     * @param links at least one
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element("marketEvaluationPoint.mRID") CodedId meteringPointId,
            @Element("ChargeGroup/ChargeType") List<Link> links) {

        public Transaction {
            links = List.copyOf(links);
        }
    }

    /**
     * A charge that the metering point shall pay. The schema lets everything be absent; rules decide what must be there.
     *
     * @param owner whose charge it is
     * @param typeCode D01 subscription, D02 fee, D03 tariff
     * @param chargeCode the owner's own code, at most ten characters by the rules
     * @param factor how many times the charge is paid, a text to the schema
     * @param validFrom inclusive
     * @param validTo exclusive; absent for a link without an end
     */
    public record Link(
            @Element(value = "chargeTypeOwner_MarketParticipant.mRID", optional = true)
            CodedId owner,

            @Element(value = "type", type = "ChargeCode", optional = true)
            String typeCode,

            @Element(value = "mRID", optional = true) String chargeCode,
            @Element(value = "factor", optional = true) String factor,

            @Element(value = "effectiveDate", optional = true)
            DocumentTime validFrom,

            @Element(value = "terminationDate", optional = true)
            DocumentTime validTo) {}
}
