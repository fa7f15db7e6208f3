package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.DomainRule;

/** The sender is the grid company of the area: E0I. Silent when the area is unknown. */
@MarketRule(
        id = "sender-owns-the-grid-area",
        codes = RejectionCode.GRID_COMPANY_UNAUTHORISED,
        sources = RuleSource.METERING_POINT)
final class SenderOwnsTheGridAreaRule implements DomainRule<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        return facts.area(PointAttribute.GRID_AREA)
                .filter(area -> !area.gridCompany().equals(request.sender()))
                .map(area -> RejectionCode.GRID_COMPANY_UNAUTHORISED.at(
                        PointAttribute.GRID_AREA.field(), "the sender is not the grid company of area " + area.code()));
    }
}
