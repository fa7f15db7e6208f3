package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.Inline;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-021, a grid company creates metering points, connects or disconnects them, changes their master data or closes them down; the header's
 * process tells which.
 *
 * @param transactions at least one
 */
public record RequestChangeAccountingPointCharacteristics(
        DocumentHeader header, @Element("MktActivityRecord") List<Transaction> transactions) implements MarketDocument {

    public RequestChangeAccountingPointCharacteristics {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.METERING_POINT_CHANGE_REQUEST;
    }

    /**
     * One metering point to be changed.
     *
     * @param transactionId the request's own id
     * @param processReference names a process that the parties share
     * @param validFrom from when the change holds
     * @param meteringPoint what it shall be
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element("validityStart_DateAndOrTime.dateTime") DocumentTime validFrom,
            @Element("MarketEvaluationPoint") MeteringPoint meteringPoint) {}

    /**
     * A metering point as its grid company wants it to be. What is absent stays as it is.
     *
     * @param meteringPointId the number, its check digit not verified
     * @param characteristics what it is
     * @param place where it is
     * @param parent the metering point to which it belongs; {@link CodedId#ABSENT} when absent
     */
    public record MeteringPoint(
            @Element("mRID") CodedId meteringPointId,
            @Inline MeteringPointCharacteristics characteristics,
            @Inline MeteringPointPlace place,

            @Element(value = "parent_MarketEvaluationPoint.mRID", optional = true)
            CodedId parent) {}
}
