package org.meterhub.supplierregistry.changeofsupplier;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/** A metering point is named: D64 (validation-rules.md §7). */
final class MeteringPointIsGivenRule implements InputRule {

    @Override
    public Optional<Rejection> judge(ChangeOfSupplierRequest request) {
        if (!request.gsrn().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.MANDATORY_ATTRIBUTE.at(Fields.METERING_POINT, "the metering point is empty"));
    }
}
