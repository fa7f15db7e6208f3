package org.meterhub.settlement.request;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/** The code of a charge has at most ten characters: D14 (validation-rules.md §4). */
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
