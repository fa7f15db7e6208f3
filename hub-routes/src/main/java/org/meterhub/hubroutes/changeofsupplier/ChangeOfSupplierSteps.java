package org.meterhub.hubroutes.changeofsupplier;

import java.time.Instant;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.process.Decisions;
import org.meterhub.hubroutes.process.Decisions.Decision;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messageschemas.documents.ChangeOfSupplierRequest;
import org.meterhub.messageschemas.documents.ChangeOfSupplierRequest.Transaction;
import org.meterhub.supplierregistry.changeofsupplier.ChangesOfSupplier;
import org.meterhub.supplierregistry.process.Outcome;

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
                inbound.document(ChangeOfSupplierRequest.class).transactions(),
                transaction -> new Decision(
                        transaction.transactionId(),
                        transaction.meteringPointId(),
                        Decisions.at(
                                transaction.start(),
                                "start_DateAndOrTime.dateTime",
                                start -> decide(inbound, transaction, start))));
    }

    private Outcome decide(InboundMessage inbound, Transaction transaction, Instant start) {
        boolean atShortNotice =
                inbound.header().process().orElseThrow() == BusinessReason.CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE;
        return changes.request(
                inbound.unit(),
                new org.meterhub.supplierregistry.changeofsupplier.ChangeOfSupplierRequest(
                        transaction.transactionId(),
                        inbound.party(),
                        transaction.meteringPointId().value(),
                        transaction.energySupplier().value(),
                        Decisions.given(transaction.balanceResponsible().value()),
                        Decisions.given(transaction.customer().value()),
                        Decisions.given(transaction.customerName()),
                        start,
                        Decisions.madeAt(inbound),
                        atShortNotice),
                clock.now());
    }
}
