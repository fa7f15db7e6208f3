package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.Foreseeable;

/** It is said whether the point is disconnected (E23) or reconnected (E22): D64. */
@MarketRule(id = "wanted-state-is-named", codes = RejectionCode.MANDATORY_ATTRIBUTE, sources = RuleSource.DERIVED)
final class WantedStateIsNamedRule implements Foreseeable<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        if (request.value(PointAttribute.CONNECTION_STATE).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                RejectionCode.MANDATORY_ATTRIBUTE.at(PointAttribute.CONNECTION_STATE.field(), "E22 or E23 is missing"));
    }
}
