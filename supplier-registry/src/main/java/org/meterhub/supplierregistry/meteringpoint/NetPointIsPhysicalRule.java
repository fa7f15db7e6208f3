package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringMethod;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.DomainRule;

/** Points that count what passes a net (D05, D06, D07) are connected when they are physical: D37. */
@MarketRule(id = "net-point-is-physical", codes = RejectionCode.SUB_TYPE, sources = RuleSource.METERING_POINT)
final class NetPointIsPhysicalRule implements DomainRule<MeteringPointRequest, PointFile> {

    private static final Set<MeteringPointType> NET = Set.of(
            MeteringPointType.NET_PRODUCTION,
            MeteringPointType.SUPPLY_TO_GRID,
            MeteringPointType.CONSUMPTION_FROM_GRID);

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        boolean physical =
                facts.subType().filter(MeteringMethod.PHYSICAL::equals).isPresent();
        if (physical || !facts.isOfType(NET)) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.SUB_TYPE.at(
                PointAttribute.SUB_TYPE.field(), "only a physical point of this type is connected"));
    }
}
