package org.meterhub.hubroutes.changeofsupplier;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.database.Leases;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.delivery.LeasedJob;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.hubroutes.intake.DocumentContent;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.intake.Intake;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.Reason;
import org.meterhub.messageschemas.documents.ChangeOfSupplierRequest.Transaction;
import org.meterhub.messageschemas.documents.GenericNotification;
import org.meterhub.messageschemas.documents.RequestConfirmation;
import org.meterhub.messageschemas.documents.RequestRejection;
import org.meterhub.supplierregistry.changeofsupplier.ChangeOfSupplierRequest;
import org.meterhub.supplierregistry.changeofsupplier.ChangesOfSupplier;
import org.meterhub.supplierregistry.process.MarketProcesses;
import org.meterhub.supplierregistry.process.Notice;
import org.meterhub.supplierregistry.process.NoticeKind;
import org.meterhub.supplierregistry.process.Outcome;
import org.meterhub.supplierregistry.process.ProcessStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a change of supplier. */
public final class ChangeOfSupplierSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeOfSupplierSteps.class);

    /** Changes made final in one transaction. */
    private static final int EFFECTUATED_PER_TRANSACTION_MAX = 200;

    private final Database database;
    private final Intake intake;
    private final Answers answers;
    private final ChangesOfSupplier changes;
    private final MarketProcesses processes;
    private final MarketClock clock;
    private final LeasedJob job;

    public ChangeOfSupplierSteps(
            Database database,
            Intake intake,
            Answers answers,
            ChangesOfSupplier changes,
            MarketProcesses processes,
            MarketClock clock,
            LeasedJob job) {
        this.database = database;
        this.intake = intake;
        this.answers = answers;
        this.changes = changes;
        this.processes = processes;
        this.clock = clock;
        this.job = job;
    }

    /** One RSM-001 between the steps: each transaction with what was decided. */
    record Decisions(InboundMessage inbound, List<Decision> decisions) {}

    /** What was decided on one transaction. */
    record Decision(Transaction transaction, Outcome outcome) {}

    /** Each transaction is a request of its own: one that is refused does not touch the others. */
    public Decisions decide(InboundMessage inbound) {
        List<Decision> decisions = new ArrayList<>();
        for (Transaction transaction : inbound.content(DocumentContent.ChangeOfSupplier.class)
                .request()
                .transactions()) {
            decisions.add(new Decision(transaction, decide(inbound, transaction)));
        }
        return new Decisions(inbound, decisions);
    }

    private Outcome decide(InboundMessage inbound, Transaction transaction) {
        if (transaction.start().instant().isEmpty()) {
            return new Outcome.Rejected(List.of(RejectionCode.FORMAT_ILLEGAL.at(
                    "start_DateAndOrTime.dateTime",
                    "'" + transaction.start().text() + "' names no instant: a zone is missing")));
        }
        ChangeOfSupplierRequest request = new ChangeOfSupplierRequest(
                transaction.transactionId(),
                inbound.party(),
                transaction.meteringPointId().value(),
                transaction.energySupplier().value(),
                emptyAsNull(transaction.balanceResponsible().value()),
                emptyAsNull(transaction.customer().value()),
                emptyAsNull(transaction.customerName()),
                transaction.start().instant().orElseThrow(),
                inbound.header().createdAt().instant().orElse(inbound.receivedAt()));
        return changes.request(inbound.unit(), request, clock.now());
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** One document per transaction, confirming or rejecting: neither kind is bundled (delivery.md §2). */
    public void answer(Decisions decided) {
        InboundMessage inbound = decided.inbound();
        List<Rejection> reasons = new ArrayList<>();
        int refused = 0;
        for (Decision decision : decided.decisions()) {
            if (decision.outcome() instanceof Outcome.Rejected rejected) {
                reject(inbound, decision.transaction(), rejected.rejections());
                reasons.addAll(rejected.rejections());
                refused++;
            } else if (decision.outcome() instanceof Outcome.Confirmed confirmed) {
                confirm(inbound, decision.transaction());
                carryOut(inbound.unit(), confirmed.step());
            }
        }
        intake.conclude(
                inbound,
                refused == 0
                        ? org.meterhub.messagelog.Outcome.ACCEPTED
                        : refused == decided.decisions().size()
                                ? org.meterhub.messagelog.Outcome.REJECTED
                                : org.meterhub.messagelog.Outcome.PARTLY_ACCEPTED,
                reasons);
    }

    private void confirm(InboundMessage inbound, Transaction transaction) {
        answers.answer(
                inbound,
                DocumentType.CHANGE_OF_SUPPLIER_CONFIRMATION,
                header -> DocumentWriter.write(RequestConfirmation.of(
                        DocumentType.CHANGE_OF_SUPPLIER_CONFIRMATION,
                        header,
                        List.of(new RequestConfirmation.Transaction(
                                answers.newId(), transaction.transactionId(), transaction.meteringPointId())))));
    }

    private void reject(InboundMessage inbound, Transaction transaction, List<Rejection> rejections) {
        answers.answer(
                inbound,
                DocumentType.CHANGE_OF_SUPPLIER_REJECTION,
                header -> DocumentWriter.write(RequestRejection.of(
                        DocumentType.CHANGE_OF_SUPPLIER_REJECTION,
                        header,
                        List.of(new RequestRejection.Transaction(
                                answers.newId(),
                                transaction.transactionId(),
                                transaction.meteringPointId(),
                                Reason.of(rejections))))));
    }

    /**
     * Makes final all changes whose cancellation deadline has passed, and tells the old supplier and the grid company, in one transaction for each
     * portion. After an outage it catches up.
     *
     * @return how many changes became final
     */
    public synchronized int effectuateDue() {
        return job.perform(lease -> {
            int total = 0;
            int changed = EFFECTUATED_PER_TRANSACTION_MAX;
            while (changed == EFFECTUATED_PER_TRANSACTION_MAX && job.lease().isPresent()) {
                changed = database.inTransaction(unit -> Leases.confirm(unit, lease) ? effectuateSome(unit) : 0);
                total += changed;
            }
            return total;
        });
    }

    private int effectuateSome(UnitOfWork unit) {
        List<ProcessStep> steps = processes.advanceDue(unit, clock.now(), EFFECTUATED_PER_TRANSACTION_MAX);
        for (ProcessStep step : steps) {
            carryOut(unit, step);
        }
        return steps.size();
    }

    private void carryOut(UnitOfWork unit, ProcessStep step) {
        for (Notice notice : step.notices()) {
            if (notice.kind() == NoticeKind.SUPPLY) {
                tell(unit, notice);
            }
        }
        LOG.info(
                "{} {} of {} from {}: {}",
                step.kind().id(),
                step.processId(),
                step.gsrn(),
                step.effectiveFrom(),
                step.event());
    }

    /** RSM-004: which point, from when, and not by whom. */
    private void tell(UnitOfWork unit, Notice notice) {
        answers.notify(
                unit,
                DocumentType.GENERIC_NOTIFICATION,
                notice.reason(),
                notice.receiver(),
                notice.role(),
                header -> DocumentWriter.write(new GenericNotification(
                        header,
                        List.of(new GenericNotification.Transaction(
                                answers.newId(),
                                "",
                                DocumentTime.of(notice.validFrom()),
                                CodedId.of(notice.gsrn()))))));
    }
}
