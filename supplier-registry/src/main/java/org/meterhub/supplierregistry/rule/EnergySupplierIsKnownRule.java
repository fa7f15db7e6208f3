package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.Party;
import org.meterhub.supplierregistry.process.SupplyRequest;

/** The requester is registered as energy supplier, from now until the start: D02. */
@MarketRule(
        id = "energy-supplier-is-known",
        codes = RejectionCode.GENERAL_ERROR,
        sources = RuleSource.CHANGE_OF_SUPPLIER)
public final class EnergySupplierIsKnownRule implements DomainRule<SupplyRequest, PointFacts> {

    @Override
    public Optional<Rejection> judge(SupplyRequest request, PointFacts facts) {
        Party supplier = facts.sender();
        if (supplier != null
                && supplier.holds(MarketRole.ENERGY_SUPPLIER, facts.now())
                && supplier.holds(MarketRole.ENERGY_SUPPLIER, request.effectiveFrom())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.GENERAL_ERROR.at(
                RequestFields.ENERGY_SUPPLIER, request.energySupplier() + " is not registered as energy supplier"));
    }
}
