package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** The code of a charge has at most ten characters: E86. */
@MarketRule(id = "charge-code-is-short", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.CHARGES)
final class ChargeCodeIsShortRule implements InputRule<ChargeRequest> {

    static final int CODE_LENGTH_MAX = 10;

    @Override
    public Optional<Rejection> judge(ChargeRequest request) {
        int length = request.chargeCode().length();
        if (length <= CODE_LENGTH_MAX) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.VALUE_INCORRECT.at(
                ChargeFields.CODE, length + " characters, at most " + CODE_LENGTH_MAX));
    }
}
