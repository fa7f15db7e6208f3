package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;

/** Consumption and net loss correction have a settlement method, others have none: D15. */
@MarketRule(
        id = "settlement-method-fits-type",
        codes = RejectionCode.SETTLEMENT_METHOD,
        sources = RuleSource.METERING_POINT)
final class SettlementMethodFitsTypeRule implements ForeseeableOfNewPoint {

    private static final Set<MeteringPointType> SETTLED =
            Set.of(MeteringPointType.CONSUMPTION, MeteringPointType.NET_LOSS_CORRECTION);

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        if (facts.type().isEmpty()
                || facts.isOfType(SETTLED)
                        == facts.value(PointAttribute.SETTLEMENT_METHOD).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.SETTLEMENT_METHOD.at(
                PointAttribute.SETTLEMENT_METHOD.field(), "it is given for E17 and D13 and for no other type"));
    }
}
