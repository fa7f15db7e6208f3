package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DateWindow;
import org.meterhub.supplierregistry.rule.Foreseeable;
import org.meterhub.supplierregistry.rule.RequestFields;

/** A disconnection or reconnection lies at most 1 day back and not ahead: E17. */
@MarketRule(
        id = "reconnection-is-within-time-limits",
        codes = RejectionCode.OUTSIDE_TIME_LIMITS,
        sources = RuleSource.METERING_POINT)
final class ReconnectionIsWithinTimeLimitsRule implements Foreseeable<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        return new DateWindow(facts.today().minusDays(facts.profile().limits().reconnectDaysBackMax()), facts.today())
                .judge(facts.profile().calendar(), request.validFrom(), RequestFields.VALIDITY_START);
    }
}
