package org.meterhub.supplierregistry.endofsupply;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.ProcessLimits;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DateWindow;
import org.meterhub.supplierregistry.rule.Foreseeable;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.RequestFields;

/** The end lies as many market days ahead as the market profile allows: E17 (latest 1, earliest 4 calendar days before). */
@MarketRule(id = "end-is-within-time-limits", codes = RejectionCode.OUTSIDE_TIME_LIMITS, sources = RuleSource.NORWAY)
final class EndIsWithinTimeLimitsRule implements Foreseeable<EndOfSupplyRequest, PointFacts> {

    @Override
    public Optional<Rejection> judge(EndOfSupplyRequest request, PointFacts facts) {
        ProcessLimits limits = facts.profile().limits();
        return new DateWindow(
                        facts.today().plusDays(limits.endOfSupplyDaysAheadMin()),
                        facts.today().plusDays(limits.endOfSupplyDaysAheadMax()))
                .judge(facts.profile().calendar(), request.end(), RequestFields.END);
    }
}
