package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.ProcessLimits;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DateWindow;
import org.meterhub.supplierregistry.rule.Foreseeable;
import org.meterhub.supplierregistry.rule.RequestFields;

/** A creation, change or closing down lies no more market days back, and no more ahead, than the market profile allows: E17. */
@MarketRule(
        id = "master-data-date-is-within-time-limits",
        codes = RejectionCode.OUTSIDE_TIME_LIMITS,
        sources = RuleSource.METERING_POINT)
final class MasterDataDateIsWithinTimeLimitsRule implements Foreseeable<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        ProcessLimits limits = facts.profile().limits();
        return new DateWindow(
                        facts.today().minusDays(limits.masterDataDaysBackMax()),
                        facts.today().plusDays(limits.masterDataDaysAheadMax()))
                .judge(facts.profile().calendar(), request.validFrom(), RequestFields.VALIDITY_START);
    }
}
