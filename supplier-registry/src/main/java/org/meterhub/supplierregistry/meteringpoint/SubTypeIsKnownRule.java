package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringMethod;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** The sub type, when given, is physical, virtual or calculated: D37. */
@MarketRule(id = "sub-type-is-known", codes = RejectionCode.SUB_TYPE, sources = RuleSource.METERING_POINT)
final class SubTypeIsKnownRule implements InputRule<MeteringPointRequest> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return request.value(PointAttribute.SUB_TYPE)
                .filter(code -> MarketCode.find(MeteringMethod.class, code).isEmpty())
                .map(value -> RejectionCode.SUB_TYPE.at(
                        PointAttribute.SUB_TYPE.field(), "'" + value + "' is none of D01, D02, D03"));
    }
}
