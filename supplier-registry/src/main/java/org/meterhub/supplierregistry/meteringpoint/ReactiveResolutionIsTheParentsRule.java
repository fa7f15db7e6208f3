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

/** Reactive energy (D20) is read as often as its parent: D53. */
@MarketRule(
        id = "reactive-resolution-is-the-parents",
        codes = RejectionCode.READING_FREQUENCY,
        sources = RuleSource.METERING_POINT)
final class ReactiveResolutionIsTheParentsRule implements DomainRule<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        PointPeriod parent = facts.parent();
        if (parent == null
                || !facts.isOfType(Set.of(MeteringPointType.EXCHANGE_REACTIVE_ENERGY))
                || parent.value(PointAttribute.RESOLUTION).equals(facts.value(PointAttribute.RESOLUTION))) {
            return Optional.empty();
        }
        return Optional.of(
                RejectionCode.READING_FREQUENCY.at(PointAttribute.RESOLUTION.field(), "it is not that of the parent"));
    }
}
