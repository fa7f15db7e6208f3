package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;

/** A charge neither becomes nor ceases to be a tax: D14. */
@MarketRule(id = "tax-mark-stays", codes = RejectionCode.CHARGE, sources = RuleSource.CHARGES)
final class TaxMarkStaysRule implements DomainRule<ChargeInformationRequest, ChargeFacts> {

    @Override
    public Optional<Rejection> judge(ChargeInformationRequest request, ChargeFacts facts) {
        ChargeRecord charge = facts.charge();
        Boolean tax = request.tax();
        if (charge == null || tax == null || tax == charge.tax()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.CHARGE.at(ChargeFields.TAX, "the mark of a tax cannot change"));
    }
}
