package org.meterhub.supplierregistry.endofsupply;

import java.time.Instant;
import java.util.List;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.supplierregistry.process.Outcome;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.request.RequestDecisions;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.RuleBook;
import org.meterhub.supplierregistry.store.ProcessStore.NewProcess;

/**
 * BRS-002, end of supply, and BRS-010, move-out (docs/reference/rules.md#end-of-supply): a supplier gives a point up. Once its deadline has passed the
 * supply ends; then
 * the supplier of last resort of the grid area supplies the point, or nobody does and what is used there is grid loss.
 */
public final class EndsOfSupply {

    private final MarketProfile profile;
    private final RequestDecisions requests;
    private final RuleBook<EndOfSupplyRequest, PointFacts> rulesOfEnd;
    private final RuleBook<EndOfSupplyRequest, PointFacts> rulesOfMove;

    public EndsOfSupply(MarketProfile profile, RequestDecisions requests) {
        this.profile = profile;
        this.requests = requests;
        this.rulesOfEnd = EndOfSupplyRules.ofEndOfSupply(profile);
        this.rulesOfMove = EndOfSupplyRules.ofMoveOut(profile);
    }

    /** What is refused whatever the registry holds, for who looks at a request before it is sent. */
    public static List<Rejection> foresee(EndOfSupplyRequest request, MarketProfile profile, Instant now) {
        return (request.moveOut() ? EndOfSupplyRules.ofMoveOut(profile) : EndOfSupplyRules.ofEndOfSupply(profile))
                .foresee(request, PointFacts.unseen(profile, now));
    }

    /**
     * Judges a request and, when no rule is broken, opens its process, which takes effect at once when its deadline has passed.
     *
     * @param now the present, by which time limits are judged
     */
    public Outcome request(UnitOfWork unit, EndOfSupplyRequest request, Instant now) {
        ProcessKind kind = request.moveOut() ? ProcessKind.MOVE_OUT : ProcessKind.END_OF_SUPPLY;
        return requests.decide(
                unit,
                kind,
                request,
                request.moveOut() ? rulesOfMove : rulesOfEnd,
                (gsrn, facts) -> opening(kind, request, gsrn),
                now);
    }

    private NewProcess opening(ProcessKind kind, EndOfSupplyRequest request, Gsrn gsrn) {
        return new NewProcess(
                kind,
                request.transactionId(),
                request.sender(),
                gsrn,
                null,
                null,
                null,
                request.end(),
                request.requestedAt(),
                request.end().minus(profile.limits().endOfSupplyDeadline()),
                null);
    }
}
