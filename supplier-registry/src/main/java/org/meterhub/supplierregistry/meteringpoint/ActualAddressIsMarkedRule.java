package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** With a reference to a public register goes the mark whether that is where the point is: D63. */
@MarketRule(id = "actual-address-is-marked", codes = RejectionCode.ACTUAL_ADDRESS, sources = RuleSource.METERING_POINT)
final class ActualAddressIsMarkedRule implements InputRule<MeteringPointRequest> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        boolean referenceAlone = request.value(PointAttribute.GEO_REFERENCE).isPresent()
                && request.value(PointAttribute.ACTUAL_ADDRESS).isEmpty();
        if (!referenceAlone) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.ACTUAL_ADDRESS.at(
                PointAttribute.ACTUAL_ADDRESS.field(), "it is missing beside a reference to a register of addresses"));
    }
}
