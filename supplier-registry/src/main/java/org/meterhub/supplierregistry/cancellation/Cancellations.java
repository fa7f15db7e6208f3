package org.meterhub.supplierregistry.cancellation;

import java.time.Instant;
import java.util.List;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.supplierregistry.process.Outcome;
import org.meterhub.supplierregistry.process.ProcessEvent;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.process.ProcessState;
import org.meterhub.supplierregistry.process.ProcessStep;
import org.meterhub.supplierregistry.request.ProcessContext;
import org.meterhub.supplierregistry.rule.RuleBook;
import org.meterhub.supplierregistry.store.ProcessRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancellation (RSM-024): whoever asked for a change, a move or an end of supply may withdraw it until its deadline. Nobody has been told of it until then, so
 * nobody needs to be told.
 */
public final class Cancellations {

    private static final Logger LOG = LoggerFactory.getLogger(Cancellations.class);

    private final ProcessContext context;
    private final RuleBook<CancellationRequest, CancellationFacts> rules;

    public Cancellations(ProcessContext context) {
        this.context = context;
        this.rules = CancellationRules.all(context.profile().checkDigits());
    }

    /** What is refused whatever the registry holds, for who looks at a request before it is sent. */
    public static List<Rejection> foresee(CancellationRequest request, MarketProfile profile, Instant now) {
        return CancellationRules.all(profile.checkDigits()).foresee(request, new CancellationFacts(null, false, now));
    }

    /**
     * Judges a request and, when no rule is broken, ends the process.
     *
     * @param now the present, by which the deadline is judged
     * @return confirmed with the step of the process that was cancelled
     */
    public Outcome request(UnitOfWork unit, CancellationRequest request, Instant now) {
        List<Rejection> broken = rules.judgeInput(request);
        if (!broken.isEmpty()) {
            return rejected(request, broken);
        }
        Gsrn gsrn = new Gsrn(request.gsrn());
        context.points().lock(unit, gsrn);
        ProcessRecord original =
                context.processes().ofTransaction(unit, request.sender(), request.originalTransactionId()).stream()
                        .findFirst()
                        .orElse(null);
        boolean anotherOngoing = context.processes().pending(unit, gsrn).stream()
                .anyMatch(process -> process.requester().equals(request.sender()));
        broken = rules.judgeDomain(request, new CancellationFacts(original, anotherOngoing, now));
        if (!broken.isEmpty() || original == null) {
            return rejected(request, broken);
        }
        context.processes().advance(unit, original.id(), ProcessState.CANCELLED, null, ProcessEvent.CANCELLED, now);
        ProcessKind kind = original.kind();
        LOG.info("{} {} of {} for {} cancelled", kind.id(), original.id(), request.sender(), gsrn);
        return new Outcome.Confirmed(ProcessStep.silent(
                original.id(), kind, ProcessEvent.CANCELLED, gsrn, original.requester(), original.start()));
    }

    private static Outcome rejected(CancellationRequest request, List<Rejection> broken) {
        LOG.info(
                "cancellation of {} refused: {}",
                request.sender(),
                broken.stream().map(rejection -> rejection.code().code()).toList());
        return new Outcome.Rejected(broken);
    }
}
