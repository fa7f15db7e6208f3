package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;

/** The step of prices of a charge cannot change: D23. */
@MarketRule(id = "price-step-stays", codes = RejectionCode.RESOLUTION_INCORRECT, sources = RuleSource.CHARGES)
final class PriceStepStaysRule implements DomainRule<ChargeRequest, ChargeFacts> {

    @Override
    public Optional<Rejection> judge(ChargeRequest request, ChargeFacts facts) {
        ChargeRecord charge = facts.charge();
        if (charge == null
                || request.resolutions().stream()
                        .allMatch(code -> code.equals(charge.step().code()))) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.RESOLUTION_INCORRECT.at(
                ChargeFields.RESOLUTION,
                "the charge has prices by " + charge.step().code() + ", which cannot change"));
    }
}
