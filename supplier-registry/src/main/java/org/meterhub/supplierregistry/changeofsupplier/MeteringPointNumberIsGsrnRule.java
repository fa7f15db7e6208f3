package org.meterhub.supplierregistry.changeofsupplier;

import java.util.Optional;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/** The metering point's number is a GSRN with the right check digit: E10 (validation-rules.md §7). */
final class MeteringPointNumberIsGsrnRule implements InputRule {

    @Override
    public Optional<Rejection> judge(ChangeOfSupplierRequest request) {
        if (request.gsrn().isBlank() || Gsrn.isValid(request.gsrn())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.METERING_POINT_UNKNOWN.at(
                Fields.METERING_POINT, "the number is not 18 digits with a GS1 check digit"));
    }
}
