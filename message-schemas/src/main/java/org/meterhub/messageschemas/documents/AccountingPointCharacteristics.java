package org.meterhub.messageschemas.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.Inline;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-022, the master data of metering points, as the hub tells them: to a new supplier, after a change, or on request.
 *
 * @param transactions at least one
 */
public record AccountingPointCharacteristics(
        DocumentHeader header, @Element("MktActivityRecord") List<Transaction> transactions) implements MarketDocument {

    public AccountingPointCharacteristics {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.METERING_POINT_DATA;
    }

    /**
     * One metering point.
     *
     * @param transactionId the notification's own id
     * @param processReference names a process that the parties share
     * @param originalTransactionId id of the receiver's own request; empty for those who asked for nothing
     * @param validFrom from when the data hold
     * @param snapshotAt as of when they are told; {@link DocumentTime#ABSENT} when absent
     * @param meteringPoint the data
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element(value = "originalTransactionIDReference_MktActivityRecord.mRID", optional = true)
            String originalTransactionId,

            @Element("validityStart_DateAndOrTime.dateTime") DocumentTime validFrom,

            @Element(value = "snapshot_DateAndOrTime.dateTime", optional = true)
            DocumentTime snapshotAt,

            @Element("MarketEvaluationPoint") MeteringPoint meteringPoint) {}

    /**
     * A metering point.
     *
     * @param meteringPointId its number
     * @param responsible who reads its meter: the grid company
     * @param characteristics what it is
     * @param energySupplier who supplies it; {@link CodedId#ABSENT} when absent
     * @param supplyStart from when; {@link DocumentTime#ABSENT} when absent
     * @param place where it is
     * @param parent the metering point to which it belongs; null when it belongs to none
     * @param children those that belong to it
     */
    public record MeteringPoint(
            @Element("mRID") CodedId meteringPointId,

            @Element(value = "meteringPointResponsible_MarketParticipant.mRID", optional = true)
            CodedId responsible,

            @Inline MeteringPointCharacteristics characteristics,

            @Element(value = "energySupplier_MarketParticipant.mRID", optional = true)
            CodedId energySupplier,

            @Element(value = "supplyStart_DateAndOrTime.dateTime", optional = true)
            DocumentTime supplyStart,

            @Inline MeteringPointPlace place,

            @Element(value = "Parent_MarketEvaluationPoint", optional = true) @Nullable
            Relative parent,

            @Element(value = "Child_MarketEvaluationPoint", optional = true)
            List<Relative> children) {

        public MeteringPoint {
            children = List.copyOf(children);
        }
    }

    /**
     * A parent or child of a metering point.
     *
     * @param meteringPointId its number
     * @param typeCode its type, for example E18; empty when absent
     */
    public record Relative(
            @Element("mRID") CodedId meteringPointId,

            @Element(value = "description", type = "MeteringPointCode", optional = true)
            String typeCode) {}
}
