package org.meterhub.hubroutes.movein;

import java.time.Instant;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.process.Decisions;
import org.meterhub.hubroutes.process.Decisions.Decision;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messageschemas.documents.ChangeOfSupplierRequest;
import org.meterhub.messageschemas.documents.ChangeOfSupplierRequest.Transaction;
import org.meterhub.supplierregistry.movein.MoveInRequest;
import org.meterhub.supplierregistry.movein.MoveIns;
import org.meterhub.supplierregistry.process.Outcome;

/** The steps of a move-in. */
public final class MoveInSteps {

    private final MoveIns moveIns;
    private final MarketClock clock;

    public MoveInSteps(MoveIns moveIns, MarketClock clock) {
        this.moveIns = moveIns;
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
        return moveIns.request(
                inbound.unit(),
                new MoveInRequest(
                        transaction.transactionId(),
                        inbound.party(),
                        transaction.meteringPointId().value(),
                        transaction.energySupplier().value(),
                        Decisions.given(transaction.balanceResponsible().value()),
                        Decisions.given(transaction.customer().value()),
                        Decisions.given(transaction.customerName()),
                        start,
                        Decisions.madeAt(inbound)),
                clock.now());
    }
}
