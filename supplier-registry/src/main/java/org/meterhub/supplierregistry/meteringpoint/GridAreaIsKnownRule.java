package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.DomainRule;

/** The grid area exists: E10, and has three digits: E86. Silent when none is named. */
@MarketRule(
        id = "grid-area-is-known",
        codes = {RejectionCode.METERING_POINT_UNKNOWN, RejectionCode.VALUE_INCORRECT},
        sources = RuleSource.METERING_POINT)
final class GridAreaIsKnownRule implements DomainRule<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        String code = facts.value(PointAttribute.GRID_AREA).orElse(null);
        if (code == null || facts.area(PointAttribute.GRID_AREA).isPresent()) {
            return Optional.empty();
        }
        RejectionCode reason =
                GridAreaCode.isValid(code) ? RejectionCode.METERING_POINT_UNKNOWN : RejectionCode.VALUE_INCORRECT;
        return Optional.of(reason.at(PointAttribute.GRID_AREA.field(), "there is no grid area '" + code + "'"));
    }
}
