package org.meterhub.hubroutes.cancellation;

import java.util.List;
import org.meterhub.hubroutes.request.Asked;
import org.meterhub.hubroutes.request.RequestProcess;
import org.meterhub.hubroutes.request.Sending;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.documents.RequestCancellation;
import org.meterhub.supplierregistry.cancellation.Cancellations;

/** A party withdraws a request of its own before its deadline; nobody else had heard of it. */
public final class CancellationProcess {

    /** Its place in the catalogue. */
    public static final RequestProcess ENTRY = RequestProcess.named(
                    "cancellation.request", "cancellation", "Decides on the transactions of one RSM-024")
            .takes(
                    DocumentType.CANCELLATION_REQUEST,
                    RequestCancellation.class,
                    BusinessReason.CHANGE_OF_SUPPLIER,
                    BusinessReason.CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE,
                    BusinessReason.MOVE_IN,
                    BusinessReason.END_OF_SUPPLY,
                    BusinessReason.MOVE_OUT)
            .about(document -> document.transactions().stream().map(RequestCancellation.Transaction::meteringPointId))
            .reads(CancellationProcess::asked)
            .foresees(Cancellations::foresee)
            .decidedBy(registry -> registry.cancellations()::request);

    private CancellationProcess() {}

    /** What the registry is asked by each transaction. */
    private static List<Asked<org.meterhub.supplierregistry.cancellation.CancellationRequest>> asked(
            RequestCancellation document, Sending sending) {
        return document.transactions().stream()
                .map(transaction -> Asked.of(
                        transaction.transactionId(),
                        transaction.meteringPointId(),
                        new org.meterhub.supplierregistry.cancellation.CancellationRequest(
                                transaction.transactionId(),
                                sending.sender(),
                                transaction.meteringPointId().value(),
                                transaction.originalTransactionId(),
                                sending.process(),
                                sending.madeAt())))
                .toList();
    }
}
