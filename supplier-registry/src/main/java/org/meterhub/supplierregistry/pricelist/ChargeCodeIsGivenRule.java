package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** The charge is named: E0H. */
@MarketRule(id = "charge-code-is-given", codes = RejectionCode.DATA_NOT_AVAILABLE, sources = RuleSource.CHARGES)
final class ChargeCodeIsGivenRule implements InputRule<ChargeRequest> {

    @Override
    public Optional<Rejection> judge(ChargeRequest request) {
        if (!request.chargeCode().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.DATA_NOT_AVAILABLE.at(ChargeFields.CODE, "the charge has no code"));
    }
}
