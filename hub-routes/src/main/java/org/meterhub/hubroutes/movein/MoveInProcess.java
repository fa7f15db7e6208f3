package org.meterhub.hubroutes.movein;

import java.util.List;
import org.meterhub.hubroutes.request.Asked;
import org.meterhub.hubroutes.request.Decisions;
import org.meterhub.hubroutes.request.RequestProcess;
import org.meterhub.hubroutes.request.Sending;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.documents.RequestChangeOfSupplier;
import org.meterhub.supplierregistry.movein.MoveInRequest;
import org.meterhub.supplierregistry.movein.MoveIns;

/** BRS-009, move-in: a request is confirmed or rejected at once, and takes effect on its date, or at once when that has passed. */
public final class MoveInProcess {

    /** Its place in the catalogue. */
    public static final RequestProcess ENTRY = RequestProcess.named(
                    "move-in.request", "move-in", "BRS-009: decides on the transactions of one RSM-001")
            .takes(DocumentType.CHANGE_OF_SUPPLIER_REQUEST, RequestChangeOfSupplier.class, BusinessReason.MOVE_IN)
            .about(document ->
                    document.transactions().stream().map(RequestChangeOfSupplier.Transaction::meteringPointId))
            .reads(MoveInProcess::asked)
            .foresees(MoveIns::foresee)
            .decidedBy(registry -> registry.moveIns()::request);

    private MoveInProcess() {}

    /** What the registry is asked by each transaction. */
    private static List<Asked<MoveInRequest>> asked(RequestChangeOfSupplier document, Sending sending) {
        return document.transactions().stream()
                .map(transaction -> Asked.at(
                        transaction.transactionId(),
                        transaction.meteringPointId(),
                        transaction.start(),
                        "start_DateAndOrTime.dateTime",
                        start -> new MoveInRequest(
                                transaction.transactionId(),
                                sending.sender(),
                                transaction.meteringPointId().value(),
                                transaction.energySupplier().value(),
                                Decisions.given(transaction.balanceResponsible().value()),
                                Decisions.given(transaction.customer().value()),
                                Decisions.given(transaction.customerName()),
                                start,
                                sending.madeAt())))
                .toList();
    }
}
