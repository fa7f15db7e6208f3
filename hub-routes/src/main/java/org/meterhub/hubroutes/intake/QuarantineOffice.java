package org.meterhub.hubroutes.intake;

import java.util.ArrayList;
import java.util.List;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.batch.BrokerMessage;
import org.meterhub.hubroutes.batch.InboundBatch;
import org.meterhub.hubroutes.batch.UnhandledMessages;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.messagelog.MessageOutcome;
import org.meterhub.messagelog.MessageStores;

/** Keeps a message that the hub cannot handle, with its bytes and the cause for the operator, and answers its sender without telling the cause. */
public final class QuarantineOffice implements UnhandledMessages {

    private static final List<Rejection> REASON = List.of(RejectionCode.HUB_INTERNAL_ERROR.at(
            "", "the hub could not handle the document; it is kept, and the operator will look at it"));

    private final MessageStores log;
    private final Intake intake;
    private final Answers answers;
    private final MarketClock clock;

    public QuarantineOffice(MessageStores log, Intake intake, Answers answers, MarketClock clock) {
        this.log = log;
        this.intake = intake;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public void keep(UnitOfWork unit, BrokerMessage message, Throwable cause) {
        put(unit, message, causesOf(cause));
    }

    /** @return the record of its receipt; none when it was there before */
    List<Long> put(UnitOfWork unit, BrokerMessage message, String cause) {
        List<Long> records = new ArrayList<>();
        for (InboundMessage inbound : intake.log(new InboundBatch(unit, List.of(message)))) {
            log.quarantine().add(unit, inbound.recordId(), cause, clock.now());
            records.add(inbound.recordId());
            intake.identifyOnly(inbound);
            inbound.refused(REASON);
            if (message.party().isPresent()) {
                answers.refuseDocument(inbound);
            }
            intake.conclude(inbound, MessageOutcome.QUARANTINED, REASON);
        }
        return records;
    }

    private static String causesOf(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(text.isEmpty() ? "" : "\ncaused by ").append(cause);
        }
        return text.toString();
    }
}
