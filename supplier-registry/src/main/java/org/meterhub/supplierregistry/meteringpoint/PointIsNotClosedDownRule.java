package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.DomainRule;

/** The point is not closed down: D16. */
@MarketRule(
        id = "point-is-not-closed-down",
        codes = RejectionCode.CONNECTION_STATE,
        sources = RuleSource.METERING_POINT)
final class PointIsNotClosedDownRule implements DomainRule<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        return facts.state()
                .filter(ConnectionState.CLOSED_DOWN::equals)
                .map(state -> RejectionCode.CONNECTION_STATE.at(
                        PointAttribute.CONNECTION_STATE.field(), "the metering point is closed down"));
    }
}
