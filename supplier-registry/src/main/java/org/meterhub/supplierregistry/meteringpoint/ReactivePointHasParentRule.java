package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.DomainRule;

/** Reactive energy (D20) is connected when it belongs to a parent: D36. */
@MarketRule(
        id = "reactive-point-has-parent",
        codes = RejectionCode.CANNOT_BE_CONNECTED,
        sources = RuleSource.METERING_POINT)
final class ReactivePointHasParentRule implements DomainRule<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        if (facts.value(PointAttribute.PARENT).isPresent()
                || !facts.isOfType(Set.of(MeteringPointType.EXCHANGE_REACTIVE_ENERGY))) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.CANNOT_BE_CONNECTED.at(
                PointAttribute.PARENT.field(), "the metering point has no parent"));
    }
}
