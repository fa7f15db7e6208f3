package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.DomainRule;

/** The sender is the grid company of the area: E0I (validation-rules.md §10). Silent when the area is unknown. */
final class SenderOwnsTheGridAreaRule implements DomainRule<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        return facts.area(PointAttribute.GRID_AREA)
                .filter(area -> !area.gridCompany().equals(request.sender()))
                .map(area -> RejectionCode.GRID_COMPANY_UNAUTHORISED.at(
                        PointAttribute.GRID_AREA.field(), "the sender is not the grid company of area " + area.code()));
    }
}
