package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.process.SupplyRequest;

/** A supplier asks for itself, never for another: E16. */
@MarketRule(
        id = "energy-supplier-is-sender",
        codes = RejectionCode.SUPPLIER_UNAUTHORISED,
        sources = RuleSource.SUPPLY_INPUT)
public final class EnergySupplierIsSenderRule implements InputRule<SupplyRequest> {

    @Override
    public Optional<Rejection> judge(SupplyRequest request) {
        if (request.energySupplier().equals(request.sender().value())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.SUPPLIER_UNAUTHORISED.at(
                RequestFields.ENERGY_SUPPLIER, "the supplier must be the sender, " + request.sender()));
    }
}
