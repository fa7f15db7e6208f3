package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.PointPeriod;
import org.meterhub.supplierregistry.rule.DomainRule;

/** Child points belong to consumption or production, reactive energy (D20) to exchange; consumption, production and exchange belong to none: D18. */
@MarketRule(id = "parent-type-fits", codes = RejectionCode.METERING_POINT_TYPE, sources = RuleSource.METERING_POINT)
final class ParentTypeFitsRule implements DomainRule<MeteringPointRequest, PointFile> {

    private static final Set<MeteringPointType> PARENTS =
            Set.of(MeteringPointType.CONSUMPTION, MeteringPointType.PRODUCTION, MeteringPointType.EXCHANGE);

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        PointPeriod parent = facts.parent();
        if (parent == null || facts.type().isEmpty()) {
            return Optional.empty();
        }
        String parentType = parent.value(PointAttribute.TYPE).orElse("");
        boolean reactive = facts.isOfType(Set.of(MeteringPointType.EXCHANGE_REACTIVE_ENERGY));
        boolean fits = !facts.isOfType(PARENTS)
                && (reactive
                        ? parentType.equals(MeteringPointType.EXCHANGE.code())
                        : parentType.equals(MeteringPointType.CONSUMPTION.code())
                                || parentType.equals(MeteringPointType.PRODUCTION.code()));
        if (fits) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.METERING_POINT_TYPE.at(
                PointAttribute.PARENT.field(), "a point of this type cannot belong to that parent"));
    }
}
