package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** The description of a charge has at most 2,048 characters: E86. */
@MarketRule(id = "charge-description-is-short", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.CHARGES)
final class ChargeDescriptionIsShortRule implements InputRule<ChargeInformationRequest> {

    private static final int LENGTH_MAX = 2_048;

    @Override
    public Optional<Rejection> judge(ChargeInformationRequest request) {
        int length = request.description().length();
        if (length <= LENGTH_MAX) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.VALUE_INCORRECT.at(
                ChargeFields.DESCRIPTION, length + " characters, at most " + LENGTH_MAX));
    }
}
