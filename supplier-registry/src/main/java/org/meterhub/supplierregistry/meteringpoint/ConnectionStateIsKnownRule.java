package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** The connection state, when given, is new, connected, disconnected or closed down: D02. */
@MarketRule(id = "connection-state-is-known", codes = RejectionCode.GENERAL_ERROR, sources = RuleSource.METERING_POINT)
final class ConnectionStateIsKnownRule implements InputRule<MeteringPointRequest> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return request.value(PointAttribute.CONNECTION_STATE)
                .filter(code -> MarketCode.find(ConnectionState.class, code).isEmpty())
                .map(value -> RejectionCode.GENERAL_ERROR.at(
                        PointAttribute.CONNECTION_STATE.field(), "'" + value + "' is none of D03, E22, E23, D02"));
    }
}
