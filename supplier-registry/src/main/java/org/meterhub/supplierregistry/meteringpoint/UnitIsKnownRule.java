package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** The unit, when given, is one of energy: E73. */
@MarketRule(id = "unit-is-known", codes = RejectionCode.MEASURE_UNIT, sources = RuleSource.METERING_POINT)
final class UnitIsKnownRule implements InputRule<MeteringPointRequest> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return request.value(PointAttribute.UNIT)
                .filter(code -> !Set.of("KWH", "MWH", "K3").contains(code))
                .map(value -> RejectionCode.MEASURE_UNIT.at(
                        PointAttribute.UNIT.field(), "'" + value + "' is none of KWH, MWH, K3"));
    }
}
