package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.DomainRule;

/** The parent exists at the date and is another point: E10. */
@MarketRule(id = "parent-is-known", codes = RejectionCode.METERING_POINT_UNKNOWN, sources = RuleSource.METERING_POINT)
final class ParentIsKnownRule implements DomainRule<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        String parent = facts.value(PointAttribute.PARENT).orElse(null);
        if (parent == null || (facts.parent() != null && !parent.equals(request.gsrn()))) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.METERING_POINT_UNKNOWN.at(
                PointAttribute.PARENT.field(), "there is no such parent at the date"));
    }
}
