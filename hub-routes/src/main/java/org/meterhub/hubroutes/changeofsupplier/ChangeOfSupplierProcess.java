package org.meterhub.hubroutes.changeofsupplier;

import java.time.Instant;
import java.util.List;
import org.meterhub.hubroutes.request.Asked;
import org.meterhub.hubroutes.request.Decisions;
import org.meterhub.hubroutes.request.RequestProcess;
import org.meterhub.hubroutes.request.Sending;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.documents.RequestChangeOfSupplier;
import org.meterhub.messageschemas.documents.RequestChangeOfSupplier.Transaction;
import org.meterhub.supplierregistry.changeofsupplier.ChangesOfSupplier;

/** BRS-001 and BRS-043, change of supplier: a request is confirmed or rejected at once; the others hear of it when it can no longer be cancelled. */
public final class ChangeOfSupplierProcess {

    /** Its place in the catalogue. */
    public static final RequestProcess ENTRY = RequestProcess.named(
                    "change-of-supplier.request",
                    "change of supplier",
                    "BRS-001, BRS-043: decides on the transactions of one RSM-001")
            .takes(
                    DocumentType.CHANGE_OF_SUPPLIER_REQUEST,
                    RequestChangeOfSupplier.class,
                    BusinessReason.CHANGE_OF_SUPPLIER,
                    BusinessReason.CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE)
            .about(document ->
                    document.transactions().stream().map(RequestChangeOfSupplier.Transaction::meteringPointId))
            .reads(ChangeOfSupplierProcess::asked)
            .foresees(ChangesOfSupplier::foresee)
            .decidedBy(registry -> registry.changesOfSupplier()::request);

    private ChangeOfSupplierProcess() {}

    /** What the registry is asked by each transaction. */
    private static List<Asked<org.meterhub.supplierregistry.changeofsupplier.ChangeOfSupplierRequest>> asked(
            RequestChangeOfSupplier document, Sending sending) {
        return document.transactions().stream()
                .map(transaction -> Asked.at(
                        transaction.transactionId(),
                        transaction.meteringPointId(),
                        transaction.start(),
                        "start_DateAndOrTime.dateTime",
                        start -> request(transaction, start, sending)))
                .toList();
    }

    private static org.meterhub.supplierregistry.changeofsupplier.ChangeOfSupplierRequest request(
            Transaction transaction, Instant start, Sending sending) {
        return new org.meterhub.supplierregistry.changeofsupplier.ChangeOfSupplierRequest(
                transaction.transactionId(),
                sending.sender(),
                transaction.meteringPointId().value(),
                transaction.energySupplier().value(),
                Decisions.given(transaction.balanceResponsible().value()),
                Decisions.given(transaction.customer().value()),
                Decisions.given(transaction.customerName()),
                start,
                sending.madeAt(),
                sending.process() == BusinessReason.CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE);
    }
}
