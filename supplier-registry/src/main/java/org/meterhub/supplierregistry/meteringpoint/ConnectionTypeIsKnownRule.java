package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** The connection type, when given, is direct or by an installation: D55. */
@MarketRule(id = "connection-type-is-known", codes = RejectionCode.CONNECTION_TYPE, sources = RuleSource.METERING_POINT)
final class ConnectionTypeIsKnownRule implements InputRule<MeteringPointRequest> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return request.value(PointAttribute.CONNECTION_TYPE)
                .filter(code -> !Set.of("D01", "D02").contains(code))
                .map(value -> RejectionCode.CONNECTION_TYPE.at(
                        PointAttribute.CONNECTION_TYPE.field(), "'" + value + "' is neither D01 nor D02"));
    }
}
