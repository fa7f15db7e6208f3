package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** Only a tariff can be a tax: E86. */
@MarketRule(
        id = "only-tariff-is-tax",
        codes = RejectionCode.VALUE_INCORRECT,
        sources = {RuleSource.CHARGES, RuleSource.SETTLEMENT})
final class OnlyTariffIsTaxRule implements InputRule<ChargeInformationRequest> {

    @Override
    public Optional<Rejection> judge(ChargeInformationRequest request) {
        boolean tariff =
                request.kind().filter(kind -> kind == ChargeKind.TARIFF).isPresent();
        if (tariff || !Boolean.TRUE.equals(request.tax())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.VALUE_INCORRECT.at(ChargeFields.TAX, "only a tariff can be a tax"));
    }
}
