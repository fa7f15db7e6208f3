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

/**
 * The sub type is possible for the type: D37. Who settles net (a group other than 0 and 99) has no physical point of consumption or production; total
 * consumption is not physical; net consumption is calculated.
 */
@MarketRule(id = "sub-type-fits-type", codes = RejectionCode.SUB_TYPE, sources = RuleSource.METERING_POINT)
final class SubTypeFitsTypeRule implements ForeseeableOfNewPoint {

    private static final Set<MeteringPointType> CONSUMPTION_AND_PRODUCTION =
            Set.of(MeteringPointType.CONSUMPTION, MeteringPointType.PRODUCTION);

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        MeteringMethod subType = facts.subType().orElse(null);
        boolean physical = subType == MeteringMethod.PHYSICAL;
        boolean net = facts.value(PointAttribute.NET_SETTLEMENT_GROUP)
                .filter(group -> !group.equals("0") && !group.equals("99"))
                .isPresent();
        boolean wrong = (net && physical && facts.isOfType(CONSUMPTION_AND_PRODUCTION))
                || (physical && facts.isOfType(Set.of(MeteringPointType.TOTAL_CONSUMPTION)))
                || (subType != null
                        && subType != MeteringMethod.CALCULATED
                        && facts.isOfType(Set.of(MeteringPointType.NET_CONSUMPTION)));
        if (!wrong) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.SUB_TYPE.at(
                PointAttribute.SUB_TYPE.field(), "it is not possible for this type and net settlement group"));
    }
}
