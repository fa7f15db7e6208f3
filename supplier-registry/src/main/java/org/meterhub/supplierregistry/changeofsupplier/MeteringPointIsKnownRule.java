package org.meterhub.supplierregistry.changeofsupplier;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/** The metering point exists at the start: E10 (validation-rules.md §7, rule 0). */
final class MeteringPointIsKnownRule implements DomainRule {

    @Override
    public Optional<Rejection> judge(ChangeOfSupplierRequest request, SwitchFacts facts) {
        if (facts.point() != null) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.METERING_POINT_UNKNOWN.at(
                Fields.METERING_POINT, request.gsrn() + " is not registered at the start date"));
    }
}
