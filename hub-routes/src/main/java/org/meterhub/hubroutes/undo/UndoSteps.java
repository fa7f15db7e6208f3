package org.meterhub.hubroutes.undo;

import java.time.Instant;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.process.Decisions;
import org.meterhub.hubroutes.process.Decisions.Decision;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messageschemas.documents.ReallocationRequest;
import org.meterhub.messageschemas.documents.ReallocationRequest.Transaction;
import org.meterhub.supplierregistry.process.Outcome;
import org.meterhub.supplierregistry.undo.UndoRequest;
import org.meterhub.supplierregistry.undo.Undoings;

/** The steps of undoing a wrong change of supplier or a wrong move. */
public final class UndoSteps {

    private final Undoings undoings;
    private final MarketClock clock;

    public UndoSteps(Undoings undoings, MarketClock clock) {
        this.undoings = undoings;
        this.clock = clock;
    }

    public Decisions decide(InboundMessage inbound) {
        return Decisions.on(
                inbound,
                inbound.document(ReallocationRequest.class).transactions(),
                transaction -> new Decision(
                        transaction.transactionId(),
                        transaction.meteringPointId(),
                        Decisions.at(
                                transaction.start(),
                                "start_DateAndOrTime.dateTime",
                                start -> decide(inbound, transaction, start))));
    }

    private Outcome decide(InboundMessage inbound, Transaction transaction, Instant start) {
        return undoings.request(
                inbound.unit(),
                new UndoRequest(
                        transaction.transactionId(),
                        inbound.party(),
                        transaction.meteringPointId().value(),
                        start,
                        Decisions.madeAt(inbound),
                        inbound.header().process().orElseThrow() == BusinessReason.UNDO_MOVE),
                clock.now());
    }
}
