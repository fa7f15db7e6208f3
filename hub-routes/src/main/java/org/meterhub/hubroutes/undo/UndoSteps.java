package org.meterhub.hubroutes.undo;

import java.util.List;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.process.Asked;
import org.meterhub.hubroutes.process.Decisions;
import org.meterhub.hubroutes.process.Sending;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messageschemas.documents.RequestReallocateChangeOfSupplier;
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
                asked(inbound.document(RequestReallocateChangeOfSupplier.class), Sending.of(inbound)),
                request -> undoings.request(inbound.unit(), request, clock.now()));
    }

    /** What the registry is asked by each transaction. */
    public static List<Asked<UndoRequest>> asked(RequestReallocateChangeOfSupplier document, Sending sending) {
        return document.transactions().stream()
                .map(transaction -> Asked.at(
                        transaction.transactionId(),
                        transaction.meteringPointId(),
                        transaction.start(),
                        "start_DateAndOrTime.dateTime",
                        start -> new UndoRequest(
                                transaction.transactionId(),
                                sending.sender(),
                                transaction.meteringPointId().value(),
                                start,
                                sending.madeAt(),
                                sending.process() == BusinessReason.UNDO_MOVE)))
                .toList();
    }
}
