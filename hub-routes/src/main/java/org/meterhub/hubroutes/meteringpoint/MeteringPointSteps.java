package org.meterhub.hubroutes.meteringpoint;

import java.util.List;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.process.Asked;
import org.meterhub.hubroutes.process.Decisions;
import org.meterhub.hubroutes.process.Sending;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messageschemas.documents.RequestChangeAccountingPointCharacteristics;
import org.meterhub.supplierregistry.meteringpoint.MeteringPointLives;
import org.meterhub.supplierregistry.meteringpoint.MeteringPointRequest;

/** The steps in the life of a metering point. */
public final class MeteringPointSteps {

    private final MeteringPointLives lives;
    private final MarketClock clock;

    public MeteringPointSteps(MeteringPointLives lives, MarketClock clock) {
        this.lives = lives;
        this.clock = clock;
    }

    public Decisions decide(InboundMessage inbound) {
        return Decisions.on(
                inbound,
                asked(inbound.document(RequestChangeAccountingPointCharacteristics.class), Sending.of(inbound)),
                request -> lives.request(inbound.unit(), request, clock.now()));
    }

    /** What the registry is asked by each transaction. */
    public static List<Asked<MeteringPointRequest>> asked(
            RequestChangeAccountingPointCharacteristics document, Sending sending) {
        return document.transactions().stream()
                .map(transaction -> Asked.at(
                        transaction.transactionId(),
                        transaction.meteringPoint().meteringPointId(),
                        transaction.validFrom(),
                        "validityStart_DateAndOrTime.dateTime",
                        from -> new MeteringPointRequest(
                                MeteringPointRequest.kindOf(sending.process()).orElseThrow(),
                                transaction.transactionId(),
                                sending.sender(),
                                transaction.meteringPoint().meteringPointId().value(),
                                from,
                                PointDescription.attributes(transaction.meteringPoint()),
                                sending.madeAt())))
                .toList();
    }
}
