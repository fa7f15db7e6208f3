package org.meterhub.supplierregistry.undo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.supplierregistry.SupplyPeriod;
import org.meterhub.supplierregistry.effect.Effects;
import org.meterhub.supplierregistry.process.Outcome;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.process.ProcessState;
import org.meterhub.supplierregistry.request.ProcessContext;
import org.meterhub.supplierregistry.request.RequestDecisions;
import org.meterhub.supplierregistry.rule.RuleBook;
import org.meterhub.supplierregistry.store.ProcessRecord;
import org.meterhub.supplierregistry.store.ProcessStore.NewProcess;

/**
 * BRS-003 and BRS-011: the supplier that a wrong change or move brought a point gives it back. The former supply goes on as if it had never ended, at once;
 * the days that have passed are forwarded anew and marked for correction.
 */
public final class Undoings {

    private final ProcessContext context;
    private final Effects effects;
    private final RuleBook<UndoRequest, UndoFacts> rules;

    public Undoings(ProcessContext context, Effects effects) {
        this.context = context;
        this.effects = effects;
        this.rules = UndoRules.of(context.profile());
    }

    /** What is refused whatever the registry holds, for who looks at a request before it is sent. */
    public static List<Rejection> foresee(UndoRequest request, MarketProfile profile, Instant now) {
        return UndoRules.of(profile).foresee(request, new UndoFacts(null, null, false, now, profile));
    }

    /**
     * Judges a request and, when no rule is broken, restores the former supply.
     *
     * @param now the present, by which time limits are judged
     */
    public Outcome request(UnitOfWork unit, UndoRequest request, Instant now) {
        ProcessKind kind = request.move() ? ProcessKind.UNDO_MOVE : ProcessKind.UNDO_CHANGE_OF_SUPPLIER;
        List<Rejection> broken = rules.judgeInput(request);
        if (!broken.isEmpty()) {
            return RequestDecisions.rejected(kind, request, broken);
        }
        Gsrn gsrn = new Gsrn(request.gsrn());
        context.points().lock(unit, gsrn);
        List<ProcessRecord> processes = context.processes().ofPoint(unit, gsrn);
        List<SupplyPeriod> supply = context.supply().current(unit, gsrn);
        ProcessRecord wrong = wrong(processes, supply, request);
        UndoFacts facts = new UndoFacts(
                context.pointAt(unit, gsrn, request.start()),
                wrong,
                endOfSupplySince(processes, supply, wrong),
                now,
                context.profile());
        broken = rules.judgeDomain(request, facts);
        if (!broken.isEmpty() || wrong == null) {
            return RequestDecisions.rejected(kind, request, broken);
        }
        NewProcess process = new NewProcess(
                kind,
                request.transactionId(),
                request.sender(),
                gsrn,
                null,
                null,
                null,
                request.start(),
                request.requestedAt(),
                now,
                wrong.id());
        return new Outcome.Confirmed(effects.take(unit, context.processes().open(unit, process, now), now));
    }

    private static @Nullable ProcessRecord wrong(
            List<ProcessRecord> processes, List<SupplyPeriod> supply, UndoRequest request) {
        return processes.stream()
                .filter(process -> process.requester().equals(request.sender())
                        && process.start().equals(request.start())
                        && (request.move()
                                ? process.kind() == ProcessKind.MOVE_IN
                                : process.kind().isChangeOfSupplier()))
                .filter(process -> process.state() == ProcessState.EFFECTUATED
                        || process.state() == ProcessState.AWAITING_CUSTOMER_DATA)
                .filter(process -> supply.stream().anyMatch(period -> period.wasBegunBy(process.id())))
                .findFirst()
                .orElse(null);
    }

    /** Only an end of that very supply counts: the sender may have come back later, by another change. */
    private static boolean endOfSupplySince(
            List<ProcessRecord> processes, List<SupplyPeriod> supply, @Nullable ProcessRecord wrong) {
        return wrong != null
                && processes.stream()
                        .filter(process -> process.kind().isEndOfSupply()
                                && process.requester().equals(wrong.requester())
                                && (process.state() == ProcessState.EFFECTUATED
                                        || process.state() == ProcessState.AWAITING_DEADLINE))
                        .anyMatch(process -> supply.stream()
                                .anyMatch(period -> period.wasBegunBy(wrong.id()) && period.reaches(process.start())));
    }
}
