package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.PointPeriod;
import org.meterhub.supplierregistry.rule.DomainRule;

/** The parent lies in the same grid area: D46. */
@MarketRule(id = "parent-is-in-the-same-area", codes = RejectionCode.GRID_AREA, sources = RuleSource.METERING_POINT)
final class ParentIsInTheSameAreaRule implements DomainRule<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        PointPeriod parent = facts.parent();
        if (parent == null || parent.value(PointAttribute.GRID_AREA).equals(facts.value(PointAttribute.GRID_AREA))) {
            return Optional.empty();
        }
        return Optional.of(
                RejectionCode.GRID_AREA.at(PointAttribute.PARENT.field(), "the parent lies in another grid area"));
    }
}
