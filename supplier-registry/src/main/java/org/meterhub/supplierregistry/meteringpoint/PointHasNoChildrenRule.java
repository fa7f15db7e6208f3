package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.internal.rules.DomainRule;
import org.meterhub.supplierregistry.internal.rules.Fields;

/** A point to which others belong is not closed down: D34 (code list) [derived]. */
final class PointHasNoChildrenRule implements DomainRule<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        if (!facts.hasChildren()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.PARENT_HAS_CHILDREN.at(
                Fields.DESCRIBED_POINT, "points that are not closed down belong to it"));
    }
}
