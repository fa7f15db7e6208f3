package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-020, a supplier asks the grid company for services at metering points: to disconnect, to connect, to read or check a meter.
 *
 * @param transactions at least one
 */
public record RequestService(
        DocumentHeader header, @Element("MktActivityRecord") List<Transaction> transactions) implements MarketDocument {

    public RequestService {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.SERVICE_REQUEST;
    }

    /**
     * One service.
     *
     * @param transactionId the request's own id
     * @param processReference names a process that the parties share
     * @param start when the service is wanted
     * @param meteringPointId the metering point
     * @param energySupplier the supplier who asks
     * @param serviceCode of the market's list of services, for example D01, disconnect
     * @param description what the grid company should know; empty when absent
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element("start_DateAndOrTime.dateTime") DocumentTime start,
            @Element("marketEvaluationPoint.mRID") CodedId meteringPointId,

            @Element(value = "marketEvaluationPoint.energySupplier_MarketParticipant.mRID", optional = true)
            CodedId energySupplier,

            @Element(value = "marketEvaluationPoint.request_ServiceCategory.kind", type = "ServiceRequestCode")
            String serviceCode,

            @Element(value = "description", optional = true) String description) {}
}
