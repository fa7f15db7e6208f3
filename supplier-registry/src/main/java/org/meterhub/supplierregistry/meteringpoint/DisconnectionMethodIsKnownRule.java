package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** The way of disconnection, when given, is remote or manual: D65. */
@MarketRule(
        id = "disconnection-method-is-known",
        codes = RejectionCode.DISCONNECTION_TYPE,
        sources = RuleSource.METERING_POINT)
final class DisconnectionMethodIsKnownRule implements InputRule<MeteringPointRequest> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return request.value(PointAttribute.DISCONNECTION_METHOD)
                .filter(code -> !Set.of("D01", "D02").contains(code))
                .map(value -> RejectionCode.DISCONNECTION_TYPE.at(
                        PointAttribute.DISCONNECTION_METHOD.field(), "'" + value + "' is neither D01 nor D02"));
    }
}
