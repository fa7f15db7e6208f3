package org.meterhub.hubroutes.undo;

import java.util.List;
import org.meterhub.hubroutes.request.Asked;
import org.meterhub.hubroutes.request.RequestProcess;
import org.meterhub.hubroutes.request.Sending;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.documents.RequestReallocateChangeOfSupplier;
import org.meterhub.supplierregistry.undo.UndoRequest;
import org.meterhub.supplierregistry.undo.Undoings;

/** BRS-003 and BRS-011: what should not have been is undone at once, or the request is rejected. */
public final class UndoProcess {

    /** Its place in the catalogue. */
    public static final RequestProcess ENTRY = RequestProcess.named(
                    "undo.request", "undoing", "BRS-003, BRS-011: decides on the transactions of one RSM-003")
            .takes(
                    DocumentType.REALLOCATION_REQUEST,
                    RequestReallocateChangeOfSupplier.class,
                    BusinessReason.UNDO_CHANGE_OF_SUPPLIER,
                    BusinessReason.UNDO_MOVE)
            .about(document -> document.transactions().stream()
                    .map(RequestReallocateChangeOfSupplier.Transaction::meteringPointId))
            .reads(UndoProcess::asked)
            .foresees(Undoings::foresee)
            .decidedBy(registry -> registry.undoings()::request);

    private UndoProcess() {}

    /** What the registry is asked by each transaction. */
    private static List<Asked<UndoRequest>> asked(RequestReallocateChangeOfSupplier document, Sending sending) {
        return document.transactions().stream()
                .map(transaction -> Asked.at(
                        transaction.transactionId(),
                        transaction.meteringPointId(),
                        transaction.start(),
                        "start_DateAndOrTime.dateTime",
                        start -> new UndoRequest(
                                transaction.transactionId(),
                                sending.sender(),
                                transaction.meteringPointId().value(),
                                start,
                                sending.madeAt(),
                                sending.process() == BusinessReason.UNDO_MOVE)))
                .toList();
    }
}
