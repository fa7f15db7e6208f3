package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import org.meterhub.marketmodel.ProcessLimits;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.supplierregistry.process.PointRequest;

/**
 * A move lies no more market days back, and no more ahead, than the market profile allows: E17 (validation-rules.md §8). A move-out is the other side of
 * the same fact and has the same limits [derived].
 */
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
