package org.meterhub.hubroutes.meteringpoint;

import java.time.Instant;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.process.Decisions;
import org.meterhub.hubroutes.process.Decisions.Decision;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messageschemas.documents.MeteringPointChangeRequest;
import org.meterhub.messageschemas.documents.MeteringPointChangeRequest.Transaction;
import org.meterhub.supplierregistry.meteringpoint.MeteringPointLives;
import org.meterhub.supplierregistry.meteringpoint.MeteringPointRequest;
import org.meterhub.supplierregistry.process.Outcome;

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
                inbound.document(MeteringPointChangeRequest.class).transactions(),
                transaction -> new Decision(
                        transaction.transactionId(),
                        transaction.meteringPoint().meteringPointId(),
                        Decisions.at(
                                transaction.validFrom(),
                                "validityStart_DateAndOrTime.dateTime",
                                from -> decide(inbound, transaction, from))));
    }

    private Outcome decide(InboundMessage inbound, Transaction transaction, Instant from) {
        return lives.request(
                inbound.unit(),
                new MeteringPointRequest(
                        MeteringPointRequest.kindOf(inbound.header().process().orElseThrow())
                                .orElseThrow(),
                        transaction.transactionId(),
                        inbound.party(),
                        transaction.meteringPoint().meteringPointId().value(),
                        from,
                        PointDescription.attributes(transaction.meteringPoint()),
                        Decisions.madeAt(inbound)),
                clock.now());
    }
}
