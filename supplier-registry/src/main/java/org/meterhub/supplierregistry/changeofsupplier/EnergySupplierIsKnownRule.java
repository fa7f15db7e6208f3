package org.meterhub.supplierregistry.changeofsupplier;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.Party;

/** The requester is registered as energy supplier, from now until the start: D02 (validation-rules.md §7, rule 0). */
final class EnergySupplierIsKnownRule implements DomainRule {

    @Override
    public Optional<Rejection> judge(ChangeOfSupplierRequest request, SwitchFacts facts) {
        Party supplier = facts.supplier();
        if (supplier != null
                && supplier.holds(MarketRole.ENERGY_SUPPLIER, facts.now())
                && supplier.holds(MarketRole.ENERGY_SUPPLIER, request.start())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.GENERAL_ERROR.at(
                Fields.ENERGY_SUPPLIER, request.energySupplier() + " is not registered as energy supplier"));
    }
}
