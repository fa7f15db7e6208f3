package org.meterhub.hubroutes.endofsupply;

import java.time.Instant;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.process.Decisions;
import org.meterhub.hubroutes.process.Decisions.Decision;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messageschemas.documents.EndOfSupplyRequest;
import org.meterhub.messageschemas.documents.EndOfSupplyRequest.Transaction;
import org.meterhub.supplierregistry.endofsupply.EndsOfSupply;
import org.meterhub.supplierregistry.process.Outcome;

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
                inbound.document(EndOfSupplyRequest.class).transactions(),
                transaction -> new Decision(
                        transaction.transactionId(),
                        transaction.meteringPointId(),
                        Decisions.at(
                                transaction.end(),
                                "end_DateAndOrTime.dateTime",
                                end -> decide(inbound, transaction, end))));
    }

    private Outcome decide(InboundMessage inbound, Transaction transaction, Instant end) {
        return ends.request(
                inbound.unit(),
                new org.meterhub.supplierregistry.endofsupply.EndOfSupplyRequest(
                        transaction.transactionId(),
                        inbound.party(),
                        transaction.meteringPointId().value(),
                        Decisions.given(transaction.energySupplier().value()),
                        end,
                        Decisions.madeAt(inbound),
                        inbound.header().process().orElseThrow() == BusinessReason.MOVE_OUT),
                clock.now());
    }
}
