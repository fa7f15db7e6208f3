package org.meterhub.hubroutes.metereddata;

import org.meterhub.hubroutes.request.Asked;
import org.meterhub.hubroutes.request.RequestProcess;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.documents.RequestValidatedMeasureData;
import org.meterhub.metereddata.requests.DataRequestRules;

/** What parties may ask and say of metered values; the steps are in {@link MeteredDataRoutes} and {@link MeteredDataRequestRoutes}. */
public final class MeteredDataProcesses {

    /** BRS-021 in the catalogue. */
    public static final RequestProcess SUBMISSION = RequestProcess.named(
                    "metered-data.submit", "series", "BRS-021: judges, stores and forwards the series of one RSM-012")
            .streams(DocumentType.VALIDATED_MEASURE_DATA, BusinessReason.PERIODIC_METERING);

    /** BRS-024 and BRS-025 in the catalogue. */
    public static final RequestProcess REQUEST = RequestProcess.named(
                    "metered-data.request",
                    "request for values",
                    "BRS-024 and BRS-025: answers each request of one RSM-015 with values or with reasons")
            .takes(
                    DocumentType.VALIDATED_MEASURE_DATA_REQUEST,
                    RequestValidatedMeasureData.class,
                    BusinessReason.PERIODIC_METERING,
                    BusinessReason.HISTORICAL_DATA)
            .reads((document, sending) -> document.transactions().stream()
                    .map(transaction -> Asked.of(
                            transaction.transactionId(),
                            transaction.meteringPointId(),
                            ReadRequest.of(sending, transaction)))
                    .toList())
            .foresees((request, market, now) -> DataRequestRules.judgeUnknownPoint(request, now, market))
            .inRoutesOfItsOwn();

    private MeteredDataProcesses() {}
}
