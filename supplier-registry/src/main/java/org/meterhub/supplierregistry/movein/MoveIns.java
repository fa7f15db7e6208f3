package org.meterhub.supplierregistry.movein;

import java.time.Instant;
import java.util.List;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.supplierregistry.Party;
import org.meterhub.supplierregistry.process.Outcome;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.request.RequestDecisions;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.RuleBook;
import org.meterhub.supplierregistry.store.ProcessStore.NewProcess;

/**
 * BRS-009, move-in (docs/reference/rules.md#move-in): a new customer with a supplier. It takes effect on its date, or at once when that has come; then the
 * former
 * customer's supply ends, and what was agreed for it later is void.
 */
public final class MoveIns {

    private final RequestDecisions requests;
    private final RuleBook<MoveInRequest, PointFacts> rules;

    public MoveIns(MarketProfile profile, RequestDecisions requests) {
        this.requests = requests;
        this.rules = MoveInRules.of(profile);
    }

    /** What is refused whatever the registry holds, for who looks at a request before it is sent. */
    public static List<Rejection> foresee(MoveInRequest request, MarketProfile profile, Instant now) {
        return MoveInRules.of(profile).foresee(request, PointFacts.unseen(profile, now));
    }

    /**
     * Judges a request and, when no rule is broken, opens its process, which takes effect at once when its date has come.
     *
     * @param now the present, by which time limits are judged
     */
    public Outcome request(UnitOfWork unit, MoveInRequest request, Instant now) {
        return requests.decide(
                unit, ProcessKind.MOVE_IN, request, rules, (gsrn, facts) -> opening(request, gsrn, facts), now);
    }

    private static NewProcess opening(MoveInRequest request, Gsrn gsrn, PointFacts facts) {
        Party responsible = facts.balanceResponsible();
        return new NewProcess(
                ProcessKind.MOVE_IN,
                request.transactionId(),
                request.sender(),
                gsrn,
                responsible == null ? null : responsible.number(),
                request.customerId(),
                request.customerName(),
                request.start(),
                request.requestedAt(),
                request.start(),
                null);
    }
}
