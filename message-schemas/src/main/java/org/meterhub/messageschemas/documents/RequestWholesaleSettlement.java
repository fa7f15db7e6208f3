package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-017, a party asks for amounts of charges; the header's process tells of which kind of run. An RSM-019 with a reference to the transaction
 * answers, or {@link SeriesRequestRejection}.
 *
 * @param transactions at least one; each is answered by itself
 */
public record RequestWholesaleSettlement(
        DocumentHeader header, @Element("Series") List<Transaction> transactions) implements MarketDocument {

    public RequestWholesaleSettlement {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.WHOLESALE_SERVICES_REQUEST;
    }

    /**
     * Which amounts. What is absent does not narrow them.
     *
     * @param transactionId the request's own id
     * @param version number of the calculation
     * @param settlementVersion which correction settlement, D01 to D10; empty with the other processes
     * @param start of the period asked for, inclusive; may name no instant, which a rule must refuse
     * @param end of the period asked for, exclusive; may be absent
     * @param gridArea the metering grid area
     * @param energySupplier for amounts of one supplier
     * @param chargeOwner for charges of one owner, of all charges named below
     * @param resolution an {@code xs:duration}; P1M for sums of the month
     * @param charges for these charges only; all when there are none
     */
    public record Transaction(
            @Element("mRID") String transactionId,
            @Element(value = "version", optional = true) String version,

            @Element(value = "settlement_Series.version", type = "ProcessVariantCode", optional = true)
            String settlementVersion,

            @Element("start_DateAndOrTime.dateTime") DocumentTime start,

            @Element(value = "end_DateAndOrTime.dateTime", optional = true)
            DocumentTime end,

            @Element(value = "meteringGridArea_Domain.mRID", optional = true)
            CodedId gridArea,

            @Element(value = "energySupplier_MarketParticipant.mRID", optional = true)
            CodedId energySupplier,

            @Element(value = "chargeTypeOwner_MarketParticipant.mRID", optional = true)
            CodedId chargeOwner,

            @Element(value = "aggregationSeries_Period.resolution", type = "xs:duration", optional = true)
            String resolution,

            @Element(value = "ChargeType", optional = true) List<Charge> charges) {

        public Transaction {
            charges = List.copyOf(charges);
        }
    }

    /**
     * Which charges.
     *
     * @param typeCode D01 subscription, D02 fee, D03 tariff; empty for all of them
     * @param chargeCode the owner's own code, at most ten characters by the rules; empty for all
     */
    public record Charge(
            @Element(value = "type", type = "ChargeCode", optional = true)
            String typeCode,

            @Element(value = "mRID", optional = true) String chargeCode) {}
}
