package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-035, a party asks what charges are (process E0G) or what they cost (process D48). {@link NotifyPriceList} or {@link PriceListRequestRejection}
 * answers.
 *
 * @param transactions at least one; each is answered by itself
 */
public record RequestPriceList(
        DocumentHeader header, @Element("MktActivityRecord") List<Transaction> transactions) implements MarketDocument {

    public RequestPriceList {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.PRICE_LIST_REQUEST;
    }

    /**
     * Which charges. What is absent does not narrow them.
     *
     * @param transactionId the request's own id
     * @param start of the period asked for, inclusive; may name no instant, which a rule must refuse
     * @param end of the period asked for, exclusive; may be absent
     * @param owner whose charges
     * @param typeCode D01 subscription, D02 fee, D03 tariff
     * @param chargeCode the owner's own code
     */
    public record Transaction(
            @Element("mRID") String transactionId,
            @Element("start_DateAndOrTime.dateTime") DocumentTime start,

            @Element(value = "end_DateAndOrTime.dateTime", optional = true)
            DocumentTime end,

            @Element(value = "chargeGroup.chargeType.chargeTypeOwner_MarketParticipant.mRID", optional = true)
            CodedId owner,

            @Element(value = "chargeGroup.chargeType.type", type = "ChargeCode", optional = true)
            String typeCode,

            @Element(value = "chargeGroup.chargeType.mRID", optional = true)
            String chargeCode) {}
}
