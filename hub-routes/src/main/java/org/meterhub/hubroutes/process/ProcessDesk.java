package org.meterhub.hubroutes.process;

import java.util.ArrayList;
import java.util.List;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.intake.Intake;
import org.meterhub.hubroutes.metereddata.Reforwarder;
import org.meterhub.hubroutes.request.Decisions;
import org.meterhub.hubroutes.request.Decisions.Decision;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.Reason;
import org.meterhub.messageschemas.documents.RequestConfirmation;
import org.meterhub.messageschemas.documents.RequestRejection;
import org.meterhub.supplierregistry.process.MarketProcesses;
import org.meterhub.supplierregistry.process.Notice;
import org.meterhub.supplierregistry.process.Outcome;
import org.meterhub.supplierregistry.process.ProcessStep;
import org.meterhub.supplierregistry.process.Reforwarding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what was decided to who asked for it, and carries out what follows: notices to the others, values to whom they belong. All in the caller's
 * transaction.
 */
public final class ProcessDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessDesk.class);

    private final Intake intake;
    private final Answers answers;
    private final NoticeWriter notices;
    private final Reforwarder reforwarder;
    private final MarketProcesses processes;
    private final MarketClock clock;

    public ProcessDesk(
            Intake intake,
            Answers answers,
            NoticeWriter notices,
            Reforwarder reforwarder,
            MarketProcesses processes,
            MarketClock clock) {
        this.intake = intake;
        this.answers = answers;
        this.notices = notices;
        this.reforwarder = reforwarder;
        this.processes = processes;
        this.clock = clock;
    }

    /**
     * One document per transaction, confirming or rejecting: neither kind is bundled (docs/internals/message-log.md#items-and-bundles). Then all that the
     * confirmed ones bring about.
     */
    public void answer(Decisions decided) {
        InboundMessage inbound = decided.inbound();
        List<Rejection> reasons = new ArrayList<>();
        int refused = 0;
        for (Decision decision : decided.decisions()) {
            if (decision.outcome() instanceof Outcome.Rejected rejected) {
                reject(inbound, decision, rejected.rejections());
                reasons.addAll(rejected.rejections());
                refused++;
            } else if (decision.outcome() instanceof Outcome.Confirmed confirmed) {
                DocumentHeader header = confirm(inbound, decision);
                note(inbound.unit(), confirmed.step(), "confirmed to " + inbound.party(), header);
                carryOut(inbound.unit(), confirmed.step());
            }
        }
        intake.concludeParts(inbound, decided.decisions().size(), refused, reasons);
    }

    private DocumentHeader confirm(InboundMessage inbound, Decision decision) {
        DocumentType type = inbound.type().flatMap(DocumentType::confirmation).orElseThrow();
        return answers.answer(
                inbound,
                type,
                header -> DocumentWriter.write(RequestConfirmation.of(
                        type,
                        header,
                        List.of(new RequestConfirmation.Transaction(
                                answers.newId(), decision.transactionId(), decision.meteringPointId())))));
    }

    private void reject(InboundMessage inbound, Decision decision, List<Rejection> rejections) {
        DocumentType type = inbound.type().flatMap(DocumentType::rejection).orElseThrow();
        answers.answer(
                inbound,
                type,
                header -> DocumentWriter.write(RequestRejection.of(
                        type,
                        header,
                        List.of(new RequestRejection.Transaction(
                                answers.newId(),
                                decision.transactionId(),
                                decision.meteringPointId(),
                                Reason.of(rejections))))));
    }

    /** What follows from a step: its notices, in their order, and values that belong to another than was known. */
    public void carryOut(UnitOfWork unit, ProcessStep step) {
        for (Notice notice : step.notices()) {
            DocumentHeader header = notices.send(unit, notice);
            processes.noteMessage(
                    unit,
                    notice.processId(),
                    notice.kind() + " to " + notice.receiver(),
                    header.messageId(),
                    clock.now());
        }
        for (Reforwarding reforwarding : step.reforwardings()) {
            reforwarder.forward(unit, reforwarding);
        }
        LOG.info(
                "{} {} of {} from {}: {}",
                step.kind().id(),
                step.processId(),
                step.gsrn(),
                step.effectiveFrom(),
                step.event());
    }

    private void note(UnitOfWork unit, ProcessStep step, String what, DocumentHeader header) {
        processes.noteMessage(unit, step.processId(), what, header.messageId(), clock.now());
    }
}
