package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.RequestFields;

/** Consumption is connected when somebody supplies it: D36. */
@MarketRule(
        id = "consumption-has-supplier",
        codes = RejectionCode.CANNOT_BE_CONNECTED,
        sources = RuleSource.METERING_POINT)
final class ConsumptionHasSupplierRule implements DomainRule<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        if (facts.supplied() || !facts.isOfType(Set.of(MeteringPointType.CONSUMPTION))) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.CANNOT_BE_CONNECTED.at(
                RequestFields.DESCRIBED_POINT, "nobody supplies the metering point at the date"));
    }
}
