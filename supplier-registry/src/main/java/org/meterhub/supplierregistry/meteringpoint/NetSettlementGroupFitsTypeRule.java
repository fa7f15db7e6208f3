package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;

/** Only consumption and production settle net: D62. In Denmark they must say how; in Norway there are no groups, so they may [derived]. */
@MarketRule(
        id = "net-settlement-group-fits-type",
        codes = RejectionCode.NET_SETTLEMENT_GROUP,
        sources = {RuleSource.METERING_POINT, RuleSource.DERIVED})
final class NetSettlementGroupFitsTypeRule implements ForeseeableOfNewPoint {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        if (facts.value(PointAttribute.NET_SETTLEMENT_GROUP).isEmpty()
                || facts.isOfType(Set.of(MeteringPointType.CONSUMPTION, MeteringPointType.PRODUCTION))) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.NET_SETTLEMENT_GROUP.at(
                PointAttribute.NET_SETTLEMENT_GROUP.field(), "it is given for E17 and E18 only"));
    }
}
