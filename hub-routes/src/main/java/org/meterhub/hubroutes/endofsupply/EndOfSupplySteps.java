package org.meterhub.hubroutes.endofsupply;

import java.util.List;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.process.Asked;
import org.meterhub.hubroutes.process.Decisions;
import org.meterhub.hubroutes.process.Sending;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messageschemas.documents.RequestEndOfSupply;
import org.meterhub.supplierregistry.endofsupply.EndOfSupplyRequest;
import org.meterhub.supplierregistry.endofsupply.EndsOfSupply;

/** The steps of an end of supply and of a move-out. */
public final class EndOfSupplySteps {

    private final EndsOfSupply ends;
    private final MarketClock clock;

    public EndOfSupplySteps(EndsOfSupply ends, MarketClock clock) {
        this.ends = ends;
        this.clock = clock;
    }

    public Decisions decide(InboundMessage inbound) {
        return Decisions.on(
                inbound,
                asked(inbound.document(RequestEndOfSupply.class), Sending.of(inbound)),
                request -> ends.request(inbound.unit(), request, clock.now()));
    }

    /** What the registry is asked by each transaction. */
    public static List<Asked<EndOfSupplyRequest>> asked(RequestEndOfSupply document, Sending sending) {
        return document.transactions().stream()
                .map(transaction -> Asked.at(
                        transaction.transactionId(),
                        transaction.meteringPointId(),
                        transaction.end(),
                        "end_DateAndOrTime.dateTime",
                        end -> new EndOfSupplyRequest(
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
