package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.DomainRule;

/** Only a connected point is disconnected, and only a disconnected one reconnected: D16. */
@MarketRule(
        id = "point-is-connected-or-disconnected",
        codes = RejectionCode.CONNECTION_STATE,
        sources = RuleSource.METERING_POINT)
final class PointIsConnectedOrDisconnectedRule implements DomainRule<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        String wanted = request.value(PointAttribute.CONNECTION_STATE).orElse("");
        return facts.state()
                .filter(state ->
                        !(state == ConnectionState.CONNECTED && wanted.equals(ConnectionState.DISCONNECTED.code())))
                .filter(state ->
                        !(state == ConnectionState.DISCONNECTED && wanted.equals(ConnectionState.CONNECTED.code())))
                .map(state -> RejectionCode.CONNECTION_STATE.at(
                        PointAttribute.CONNECTION_STATE.field(), "the metering point has state " + state.code()));
    }
}
