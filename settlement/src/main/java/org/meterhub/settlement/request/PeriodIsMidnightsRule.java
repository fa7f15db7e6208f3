package org.meterhub.settlement.request;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** The period runs from local midnight to local midnight: D66. */
@MarketRule(
        id = "period-is-midnights",
        codes = RejectionCode.FORMAT_ILLEGAL,
        sources = {RuleSource.ENERGY_REQUEST, RuleSource.CHARGES_REQUEST})
public final class PeriodIsMidnightsRule implements ResultRule<ResultRequest> {

    @Override
    public Optional<Rejection> check(ResultCase<? extends ResultRequest> requested) {
        ResultRequest.Basics basics = requested.basics();
        if (fits(requested, basics.startText(), basics.start()) && fits(requested, basics.endText(), basics.end())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.FORMAT_ILLEGAL.at(
                ResultRequestFields.START,
                "the period must run from midnight to midnight in "
                        + requested.calendar().zone()));
    }

    private static boolean fits(ResultCase<?> requested, String text, @Nullable Instant time) {
        return text.isEmpty() || (time != null && requested.calendar().isMidnight(time));
    }
}
