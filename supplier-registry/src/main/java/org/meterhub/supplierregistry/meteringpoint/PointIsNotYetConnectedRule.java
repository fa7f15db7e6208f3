package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.DomainRule;

/** Only a new point is connected: D16. */
@MarketRule(
        id = "point-is-not-yet-connected",
        codes = RejectionCode.CONNECTION_STATE,
        sources = RuleSource.METERING_POINT)
final class PointIsNotYetConnectedRule implements DomainRule<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        return facts.state()
                .filter(state -> state != ConnectionState.NEW)
                .map(state -> RejectionCode.CONNECTION_STATE.at(
                        PointAttribute.CONNECTION_STATE.field(),
                        "the metering point is not new, but has state " + state.code()));
    }
}
