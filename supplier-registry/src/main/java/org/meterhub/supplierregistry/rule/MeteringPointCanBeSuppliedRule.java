package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.process.PointRequest;

/**
 * Only consumption and production can be supplied: E22. Nor can grid loss be switched by request: its supplier is the grid company's choice. Rule 2,
 * production obligation, is Danish and has no counterpart in the Norwegian profile.
 */
@MarketRule(
        id = "metering-point-can-be-supplied",
        codes = RejectionCode.BLOCKED_FOR_SWITCHING,
        sources = {RuleSource.CHANGE_OF_SUPPLIER, RuleSource.DERIVED})
public final class MeteringPointCanBeSuppliedRule implements DomainRule<PointRequest, PointKnowledge> {

    private static final Set<MeteringPointType> SUPPLIED =
            Set.of(MeteringPointType.CONSUMPTION, MeteringPointType.PRODUCTION);

    @Override
    public Optional<Rejection> judge(PointRequest request, PointKnowledge facts) {
        MeteringPointPeriod point = facts.point();
        if (point == null
                || (SUPPLIED.contains(point.masterData().type())
                        && !point.masterData().gridLoss())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.BLOCKED_FOR_SWITCHING.at(
                RequestFields.METERING_POINT, "only consumption and production that is not grid loss can be supplied"));
    }
}
