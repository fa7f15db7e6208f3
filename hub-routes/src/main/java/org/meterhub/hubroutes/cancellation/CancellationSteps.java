package org.meterhub.hubroutes.cancellation;

import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.process.Decisions;
import org.meterhub.hubroutes.process.Decisions.Decision;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messageschemas.documents.CancellationRequest;
import org.meterhub.messageschemas.documents.CancellationRequest.Transaction;
import org.meterhub.supplierregistry.cancellation.Cancellations;
import org.meterhub.supplierregistry.process.Outcome;

/** The steps of a cancellation. */
public final class CancellationSteps {

    private final Cancellations cancellations;
    private final MarketClock clock;

    public CancellationSteps(Cancellations cancellations, MarketClock clock) {
        this.cancellations = cancellations;
        this.clock = clock;
    }

    public Decisions decide(InboundMessage inbound) {
        return Decisions.on(
                inbound,
                inbound.document(CancellationRequest.class).transactions(),
                transaction -> new Decision(
                        transaction.transactionId(), transaction.meteringPointId(), decide(inbound, transaction)));
    }

    private Outcome decide(InboundMessage inbound, Transaction transaction) {
        return cancellations.request(
                inbound.unit(),
                new org.meterhub.supplierregistry.cancellation.CancellationRequest(
                        transaction.transactionId(),
                        inbound.party(),
                        transaction.meteringPointId().value(),
                        transaction.originalTransactionId(),
                        inbound.header().process().orElse(null),
                        Decisions.madeAt(inbound)),
                clock.now());
    }
}
