package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-016, a party asks for results of a settlement run; the header's process tells of which kind of run. An RSM-014 with a reference to the
 * transaction answers, or {@link SeriesRequestRejection}.
 *
 * @param transactions at least one; each is answered by itself
 */
public record RequestAggregatedMeasureData(
        DocumentHeader header, @Element("Series") List<Transaction> transactions) implements MarketDocument {

    public RequestAggregatedMeasureData {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.AGGREGATED_MEASURE_DATA_REQUEST;
    }

    /**
     * Which results. What is absent does not narrow them.
     *
     * @param transactionId the request's own id
     * @param settlementVersion which correction settlement, D01 to D10; empty with the other processes
     * @param typeCode code of the metering point type, for example E17; empty for all that the sender's role may have
     * @param settlementMethodCode for consumption (E17) only
     * @param start of the period asked for, inclusive; may name no instant, which a rule must refuse
     * @param end of the period asked for, exclusive; may be absent
     * @param gridArea the metering grid area
     * @param biddingZone the price area
     * @param energySupplier for sums of one supplier
     * @param balanceResponsible for sums of one balance responsible party
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "settlement_Series.version", type = "ProcessVariantCode", optional = true)
            String settlementVersion,

            @Element(value = "marketEvaluationPoint.type", type = "MeteringPointCode", optional = true)
            String typeCode,

            @Element(value = "marketEvaluationPoint.settlementMethod", type = "SettlementMethodCode", optional = true)
            String settlementMethodCode,

            @Element("start_DateAndOrTime.dateTime") DocumentTime start,

            @Element(value = "end_DateAndOrTime.dateTime", optional = true)
            DocumentTime end,

            @Element(value = "meteringGridArea_Domain.mRID", optional = true)
            CodedId gridArea,

            @Element(value = "biddingZone_Domain.mRID", optional = true)
            CodedId biddingZone,

            @Element(value = "energySupplier_MarketParticipant.mRID", optional = true)
            CodedId energySupplier,

            @Element(value = "balanceResponsibleParty_MarketParticipant.mRID", optional = true)
            CodedId balanceResponsible) {}
}
