package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** The type, when given, is one of the market's: D18. */
@MarketRule(id = "type-is-known", codes = RejectionCode.METERING_POINT_TYPE, sources = RuleSource.METERING_POINT)
final class TypeIsKnownRule implements InputRule<MeteringPointRequest> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return request.value(PointAttribute.TYPE)
                .filter(code -> MarketCode.find(MeteringPointType.class, code).isEmpty())
                .map(value -> RejectionCode.METERING_POINT_TYPE.at(
                        PointAttribute.TYPE.field(), "'" + value + "' is no type of metering point"));
    }
}
