package org.meterhub.supplierregistry.changeofsupplier;

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
 * BRS-001 and BRS-043, change of supplier (docs/processes/change-of-supplier.md): a request is judged and answered at once; nobody else hears of
 * it until its deadline, a fixed time before the start, has passed; then the supply periods are written and the others are told. A request whose deadline has
 * passed already, at short notice or from the supplier of last resort, takes effect at once.
 */
public final class ChangesOfSupplier {

    private final MarketProfile profile;
    private final RequestDecisions requests;
    private final RuleBook<ChangeOfSupplierRequest, PointFacts> rules;

    public ChangesOfSupplier(MarketProfile profile, RequestDecisions requests) {
        this.profile = profile;
        this.requests = requests;
        this.rules = ChangeOfSupplierRules.of(profile);
    }

    /** What is refused whatever the registry holds, for who looks at a request before it is sent. */
    public static List<Rejection> foresee(ChangeOfSupplierRequest request, MarketProfile profile, Instant now) {
        return ChangeOfSupplierRules.of(profile).foresee(request, PointFacts.unseen(profile, now));
    }

    /**
     * Judges a request and, when no rule is broken, opens its process. RequestDecisions for one metering point take turns, also those of other hub
     * processes; of two for the same start date the first wins and the other gets D07.
     *
     * @param now the present, by which time limits are judged
     */
    public Outcome request(UnitOfWork unit, ChangeOfSupplierRequest request, Instant now) {
        ProcessKind kind = request.atShortNotice()
                ? ProcessKind.CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE
                : ProcessKind.CHANGE_OF_SUPPLIER;
        return requests.decide(unit, kind, request, rules, (gsrn, facts) -> opening(kind, request, gsrn, facts), now);
    }

    private NewProcess opening(ProcessKind kind, ChangeOfSupplierRequest request, Gsrn gsrn, PointFacts facts) {
        Party responsible = facts.balanceResponsible();
        return new NewProcess(
                kind,
                request.transactionId(),
                request.sender(),
                gsrn,
                responsible == null ? null : responsible.number(),
                request.customerId(),
                request.customerName(),
                request.start(),
                request.requestedAt(),
                request.start().minus(profile.switchCancellationDeadline()),
                null);
    }
}
