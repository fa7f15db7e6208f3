package org.meterhub.supplierregistry.changeofsupplier;

import java.util.Optional;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/** The supplier's number is a GLN or an EIC: D02 (validation-rules.md §7). */
final class EnergySupplierNumberIsValidRule implements InputRule {

    @Override
    public Optional<Rejection> judge(ChangeOfSupplierRequest request) {
        if (request.energySupplier().isBlank()
                || PartyId.parse(request.energySupplier()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                RejectionCode.GENERAL_ERROR.at(Fields.ENERGY_SUPPLIER, "the number is neither a GLN nor an EIC"));
    }
}
