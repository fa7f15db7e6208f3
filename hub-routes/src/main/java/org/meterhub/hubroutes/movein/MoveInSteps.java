package org.meterhub.hubroutes.movein;

import java.util.List;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.process.Asked;
import org.meterhub.hubroutes.process.Decisions;
import org.meterhub.hubroutes.process.Sending;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messageschemas.documents.RequestChangeOfSupplier;
import org.meterhub.supplierregistry.movein.MoveInRequest;
import org.meterhub.supplierregistry.movein.MoveIns;

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
                asked(inbound.document(RequestChangeOfSupplier.class), Sending.of(inbound)),
                request -> moveIns.request(inbound.unit(), request, clock.now()));
    }

    /** What the registry is asked by each transaction. */
    public static List<Asked<MoveInRequest>> asked(RequestChangeOfSupplier document, Sending sending) {
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
