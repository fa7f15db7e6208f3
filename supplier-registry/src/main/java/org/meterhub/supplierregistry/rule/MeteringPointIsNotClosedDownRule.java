package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.process.PointRequest;

/** The metering point has not been closed down: D16. */
@MarketRule(
        id = "metering-point-is-not-closed-down",
        codes = RejectionCode.CONNECTION_STATE,
        sources = RuleSource.CHANGE_OF_SUPPLIER)
public final class MeteringPointIsNotClosedDownRule implements DomainRule<PointRequest, PointKnowledge> {

    @Override
    public Optional<Rejection> judge(PointRequest request, PointKnowledge facts) {
        MeteringPointPeriod point = facts.point();
        if (point == null || point.masterData().connectionState() != ConnectionState.CLOSED_DOWN) {
            return Optional.empty();
        }
        return Optional.of(
                RejectionCode.CONNECTION_STATE.at(RequestFields.METERING_POINT, "the metering point is closed down"));
    }
}
