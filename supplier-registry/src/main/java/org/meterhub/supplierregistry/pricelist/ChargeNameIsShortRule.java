package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** The name of a charge has at most 132 characters: E86. */
@MarketRule(id = "charge-name-is-short", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.CHARGES)
final class ChargeNameIsShortRule implements InputRule<ChargeInformationRequest> {

    private static final int LENGTH_MAX = 132;

    @Override
    public Optional<Rejection> judge(ChargeInformationRequest request) {
        int length = request.name().length();
        if (length <= LENGTH_MAX) {
            return Optional.empty();
        }
        return Optional.of(
                RejectionCode.VALUE_INCORRECT.at(ChargeFields.NAME, length + " characters, at most " + LENGTH_MAX));
    }
}
