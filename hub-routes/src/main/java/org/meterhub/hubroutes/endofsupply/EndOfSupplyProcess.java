package org.meterhub.hubroutes.endofsupply;

import java.util.List;
import org.meterhub.hubroutes.request.Asked;
import org.meterhub.hubroutes.request.Decisions;
import org.meterhub.hubroutes.request.RequestProcess;
import org.meterhub.hubroutes.request.Sending;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.documents.RequestEndOfSupply;
import org.meterhub.supplierregistry.endofsupply.EndsOfSupply;

/** BRS-002, end of supply, and BRS-010, move-out: a request is confirmed or rejected at once; others hear of it when its deadline has passed. */
public final class EndOfSupplyProcess {

    /** Its place in the catalogue. */
    public static final RequestProcess ENTRY = RequestProcess.named(
                    "end-of-supply.request",
                    "end of supply",
                    "BRS-002, BRS-010: decides on the transactions of one RSM-005")
            .takes(
                    DocumentType.END_OF_SUPPLY_REQUEST,
                    RequestEndOfSupply.class,
                    BusinessReason.END_OF_SUPPLY,
                    BusinessReason.MOVE_OUT)
            .about(document -> document.transactions().stream().map(RequestEndOfSupply.Transaction::meteringPointId))
            .reads(EndOfSupplyProcess::asked)
            .foresees(EndsOfSupply::foresee)
            .decidedBy(registry -> registry.endsOfSupply()::request);

    private EndOfSupplyProcess() {}

    /** What the registry is asked by each transaction. */
    private static List<Asked<org.meterhub.supplierregistry.endofsupply.EndOfSupplyRequest>> asked(
            RequestEndOfSupply document, Sending sending) {
        return document.transactions().stream()
                .map(transaction -> Asked.at(
                        transaction.transactionId(),
                        transaction.meteringPointId(),
                        transaction.end(),
                        "end_DateAndOrTime.dateTime",
                        end -> new org.meterhub.supplierregistry.endofsupply.EndOfSupplyRequest(
                                transaction.transactionId(),
                                sending.sender(),
                                transaction.meteringPointId().value(),
                                Decisions.given(transaction.energySupplier().value()),
                                end,
                                sending.madeAt(),
                                sending.process() == BusinessReason.MOVE_OUT)))
                .toList();
    }
}
