package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.ProcessLimits;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.process.PointRequest;

/**
 * A move lies no more market days back, and no more ahead, than the market profile allows: E17. A move-out is the other side of the same fact and has the
 * same limits [derived].
 */
@MarketRule(
        id = "move-is-within-time-limits",
        codes = RejectionCode.OUTSIDE_TIME_LIMITS,
        sources = {RuleSource.MOVE_IN, RuleSource.DERIVED})
public final class MoveIsWithinTimeLimitsRule implements Foreseeable<PointRequest, PointFacts> {

    private final String field;

    /** @param field where the document names the date */
    public MoveIsWithinTimeLimitsRule(String field) {
        this.field = field;
    }

    @Override
    public Optional<Rejection> judge(PointRequest request, PointFacts facts) {
        ProcessLimits limits = facts.profile().limits();
        return new DateWindow(
                        facts.today().minusDays(limits.moveDaysBackMax()),
                        facts.today().plusDays(limits.moveDaysAheadMax()))
                .judge(facts.profile().calendar(), request.effectiveFrom(), field);
    }
}
