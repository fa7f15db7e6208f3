package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** A fee is not invoiced transparently: D67. */
@MarketRule(id = "fee-is-not-transparent", codes = RejectionCode.INVOICING, sources = RuleSource.CHARGES)
final class FeeIsNotTransparentRule implements InputRule<ChargeInformationRequest> {

    @Override
    public Optional<Rejection> judge(ChargeInformationRequest request) {
        boolean fee = request.kind().filter(kind -> kind == ChargeKind.FEE).isPresent();
        if (!fee || !Boolean.TRUE.equals(request.transparent())) {
            return Optional.empty();
        }
        return Optional.of(
                RejectionCode.INVOICING.at(ChargeFields.TRANSPARENT, "a fee cannot be invoiced transparently"));
    }
}
