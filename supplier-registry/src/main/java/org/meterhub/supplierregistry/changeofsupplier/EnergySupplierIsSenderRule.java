package org.meterhub.supplierregistry.changeofsupplier;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/** A supplier asks for itself, never for another: E16 (validation-rules.md §7). */
final class EnergySupplierIsSenderRule implements InputRule {

    @Override
    public Optional<Rejection> judge(ChangeOfSupplierRequest request) {
        if (request.energySupplier().equals(request.sender().value())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.SUPPLIER_UNAUTHORISED.at(
                Fields.ENERGY_SUPPLIER, "the supplier must be the sender, " + request.sender()));
    }
}
