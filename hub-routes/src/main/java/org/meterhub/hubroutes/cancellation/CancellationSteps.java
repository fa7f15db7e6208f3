package org.meterhub.hubroutes.cancellation;

import java.util.List;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.process.Asked;
import org.meterhub.hubroutes.process.Decisions;
import org.meterhub.hubroutes.process.Sending;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messageschemas.documents.RequestCancellation;
import org.meterhub.supplierregistry.cancellation.CancellationRequest;
import org.meterhub.supplierregistry.cancellation.Cancellations;

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
                asked(inbound.document(RequestCancellation.class), Sending.of(inbound)),
                request -> cancellations.request(inbound.unit(), request, clock.now()));
    }

    /** What the registry is asked by each transaction. */
    public static List<Asked<CancellationRequest>> asked(RequestCancellation document, Sending sending) {
        return document.transactions().stream()
                .map(transaction -> Asked.of(
                        transaction.transactionId(),
                        transaction.meteringPointId(),
                        new CancellationRequest(
                                transaction.transactionId(),
                                sending.sender(),
                                transaction.meteringPointId().value(),
                                transaction.originalTransactionId(),
                                sending.process(),
                                sending.madeAt())))
                .toList();
    }
}
