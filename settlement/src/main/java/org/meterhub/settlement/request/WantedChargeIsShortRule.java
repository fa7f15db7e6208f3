package org.meterhub.settlement.request;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** The code of a charge has at most ten characters: D14. */
@MarketRule(id = "wanted-charge-is-short", codes = RejectionCode.CHARGE, sources = RuleSource.CHARGES_REQUEST)
public final class WantedChargeIsShortRule implements ResultRule<ChargesRequest> {

    private static final int CODE_LENGTH_MAX = 10;

    @Override
    public Optional<Rejection> check(ResultCase<? extends ChargesRequest> requested) {
        boolean longer = requested.request().charges().stream()
                .anyMatch(charge -> charge.chargeCode().length() > CODE_LENGTH_MAX);
        return longer
                ? Optional.of(RejectionCode.CHARGE.at(
                        ResultRequestFields.CHARGE, "at most " + CODE_LENGTH_MAX + " characters"))
                : Optional.empty();
    }
}
