package org.meterhub.settlement.request;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** The only resolution that can be asked for is the month; without one there are amounts by the quarter, the hour and the day: D23. */
@MarketRule(
        id = "resolution-is-month",
        codes = RejectionCode.RESOLUTION_INCORRECT,
        sources = RuleSource.CHARGES_REQUEST)
public final class ResolutionIsMonthRule implements ResultRule<ChargesRequest> {

    @Override
    public Optional<Rejection> check(ResultCase<? extends ChargesRequest> requested) {
        String resolution = requested.request().resolution();
        if (resolution.isEmpty() || resolution.equals(ChargesRequest.MONTH)) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.RESOLUTION_INCORRECT.at(
                ResultRequestFields.RESOLUTION, resolution + " was found, P1M or nothing is expected"));
    }
}
