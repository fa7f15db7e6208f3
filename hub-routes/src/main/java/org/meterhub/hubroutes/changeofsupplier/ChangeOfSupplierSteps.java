package org.meterhub.hubroutes.changeofsupplier;

import java.time.Instant;
import java.util.List;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.process.Asked;
import org.meterhub.hubroutes.process.Decisions;
import org.meterhub.hubroutes.process.Sending;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messageschemas.documents.RequestChangeOfSupplier;
import org.meterhub.messageschemas.documents.RequestChangeOfSupplier.Transaction;
import org.meterhub.supplierregistry.changeofsupplier.ChangeOfSupplierRequest;
import org.meterhub.supplierregistry.changeofsupplier.ChangesOfSupplier;

/** The steps of a change of supplier. */
public final class ChangeOfSupplierSteps {

    private final ChangesOfSupplier changes;
    private final MarketClock clock;

    public ChangeOfSupplierSteps(ChangesOfSupplier changes, MarketClock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    public Decisions decide(InboundMessage inbound) {
        return Decisions.on(
                inbound,
                asked(inbound.document(RequestChangeOfSupplier.class), Sending.of(inbound)),
                request -> changes.request(inbound.unit(), request, clock.now()));
    }

    /** What the registry is asked by each transaction. */
    public static List<Asked<ChangeOfSupplierRequest>> asked(RequestChangeOfSupplier document, Sending sending) {
        return document.transactions().stream()
                .map(transaction -> Asked.at(
                        transaction.transactionId(),
                        transaction.meteringPointId(),
                        transaction.start(),
                        "start_DateAndOrTime.dateTime",
                        start -> request(transaction, start, sending)))
                .toList();
    }

    private static ChangeOfSupplierRequest request(Transaction transaction, Instant start, Sending sending) {
        return new ChangeOfSupplierRequest(
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
