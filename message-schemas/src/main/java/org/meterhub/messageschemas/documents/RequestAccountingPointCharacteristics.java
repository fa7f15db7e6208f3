package org.meterhub.messageschemas.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-006, a party asks for the master data of metering points.
 *
 * @param transactions at least one
 */
public record RequestAccountingPointCharacteristics(
        DocumentHeader header, @Element("MktActivityRecord") List<Transaction> transactions) implements MarketDocument {

    public RequestAccountingPointCharacteristics {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.METERING_POINT_DATA_REQUEST;
    }

    /**
     * One metering point asked about.
     *
     * @param transactionId the request's own id
     * @param processReference names a process that the parties share
     * @param meteringPointId the metering point
     * @param start from when the data are wanted
     * @param end up to when the data are wanted
     * @param includeChildren whether those of its child metering points are wanted too; null when absent
     * @param initiator on whose behalf the sender asks
     * @param initiatorRoleCode the role of that party; empty when absent
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element("marketEvaluationPoint.mRID") CodedId meteringPointId,

            @Element(value = "start_DateAndOrTime.dateTime", optional = true)
            DocumentTime start,

            @Element(value = "end_DateAndOrTime.dateTime", optional = true)
            DocumentTime end,

            @Element(value = "includeChildMeteringPoints", optional = true) @Nullable
            Boolean includeChildren,

            @Element(value = "initiator_MarketParticipant.mRID", optional = true)
            CodedId initiator,

            @Element(value = "initiator_MarketParticipant.marketRole.type", type = "RoleCode", optional = true)
            String initiatorRoleCode) {}
}
