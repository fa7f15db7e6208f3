package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.RequestFields;

/** A point to which others belong is not closed down: D34. */
@MarketRule(id = "point-has-no-children", codes = RejectionCode.PARENT_HAS_CHILDREN, sources = RuleSource.CODE_LIST)
final class PointHasNoChildrenRule implements DomainRule<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        if (!facts.hasChildren()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.PARENT_HAS_CHILDREN.at(
                RequestFields.DESCRIBED_POINT, "points that are not closed down belong to it"));
    }
}
