package org.meterhub.supplierregistry.request;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.supplierregistry.effect.Effects;
import org.meterhub.supplierregistry.process.Outcome;
import org.meterhub.supplierregistry.process.PointRequest;
import org.meterhub.supplierregistry.process.ProcessEvent;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.process.ProcessStep;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.RuleBook;
import org.meterhub.supplierregistry.store.ProcessRecord;
import org.meterhub.supplierregistry.store.ProcessStore.NewProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How every request about the supply of a point is dealt with: its input is judged, the point is locked, so that requests for one point take turns, also those
 * of other hub processes; the rules of the domain are judged; then its process is opened, and takes effect at once when nothing is left to wait for.
 */
public final class RequestDecisions {

    private static final Logger LOG = LoggerFactory.getLogger(RequestDecisions.class);

    private final ProcessContext context;
    private final Effects effects;

    public RequestDecisions(ProcessContext context, Effects effects) {
        this.context = context;
        this.effects = effects;
    }

    /**
     * @param opening the process to open for a request that breaks no rule
     */
    public <R extends PointRequest> Outcome decide(
            UnitOfWork unit,
            ProcessKind kind,
            R request,
            RuleBook<R, PointFacts> rules,
            BiFunction<Gsrn, PointFacts, NewProcess> opening,
            Instant now) {
        List<Rejection> broken = rules.judgeInput(request);
        if (!broken.isEmpty()) {
            return rejected(kind, request, broken);
        }
        Gsrn gsrn = new Gsrn(request.gsrn());
        PointFacts facts = context.facts(unit, gsrn, request, now);
        broken = rules.judgeDomain(request, facts);
        if (!broken.isEmpty()) {
            return rejected(kind, request, broken);
        }
        ProcessRecord process = context.processes().open(unit, opening.apply(gsrn, facts), now);
        LOG.info("{} {} of {} for {} confirmed", process.kind().id(), process.id(), request.sender(), gsrn);
        return new Outcome.Confirmed(
                process.deadline().isAfter(now)
                        ? ProcessStep.silent(
                                process.id(),
                                process.kind(),
                                ProcessEvent.CONFIRMED,
                                gsrn,
                                process.requester(),
                                process.start())
                        : effects.take(unit, process, now));
    }

    /** Says no, and says so in the log, without what was asked. */
    public static Outcome rejected(ProcessKind kind, PointRequest request, List<Rejection> broken) {
        LOG.info(
                "{} of {} refused: {}",
                kind.id(),
                request.sender(),
                broken.stream().map(rejection -> rejection.code().code()).toList());
        return new Outcome.Rejected(broken);
    }
}
