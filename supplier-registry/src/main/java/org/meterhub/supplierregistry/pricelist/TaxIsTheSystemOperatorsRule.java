package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;

/** Only the system operator has taxes: E0I. */
@MarketRule(
        id = "tax-is-the-system-operators",
        codes = RejectionCode.GRID_COMPANY_UNAUTHORISED,
        sources = RuleSource.CHARGES)
final class TaxIsTheSystemOperatorsRule implements DomainRule<ChargeInformationRequest, ChargeFacts> {

    @Override
    public Optional<Rejection> judge(ChargeInformationRequest request, ChargeFacts facts) {
        if (!Boolean.TRUE.equals(request.tax()) || facts.systemOperator()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.GRID_COMPANY_UNAUTHORISED.at(
                ChargeFields.TAX, "only the system operator has charges that are taxes"));
    }
}
