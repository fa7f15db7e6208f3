package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import org.meterhub.marketmodel.CheckDigits;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.process.SupplyRequest;

/** The supplier's number is a GLN or an EIC: D02. */
@MarketRule(
        id = "energy-supplier-number-is-valid",
        codes = RejectionCode.GENERAL_ERROR,
        sources = RuleSource.SUPPLY_INPUT)
public final class EnergySupplierNumberIsValidRule implements InputRule<SupplyRequest> {

    private final CheckDigits checkDigits;

    public EnergySupplierNumberIsValidRule(CheckDigits checkDigits) {
        this.checkDigits = checkDigits;
    }

    @Override
    public Optional<Rejection> judge(SupplyRequest request) {
        if (request.energySupplier().isBlank()
                || PartyId.parse(request.energySupplier(), checkDigits).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.GENERAL_ERROR.at(
                RequestFields.ENERGY_SUPPLIER, "the number is neither a GLN nor an EIC"));
    }
}
