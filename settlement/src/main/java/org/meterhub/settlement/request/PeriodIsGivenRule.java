package org.meterhub.settlement.request;

import java.time.Instant;
import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** The period has a start and an end, in this order: E50 (of charges, and of their order, [derived]). */
@MarketRule(
        id = "results-period-is-given",
        codes = RejectionCode.PERIOD_INVALID,
        sources = {RuleSource.ENERGY_REQUEST, RuleSource.DERIVED})
public final class PeriodIsGivenRule implements ResultRule<ResultRequest> {

    @Override
    public Optional<Rejection> check(ResultCase<? extends ResultRequest> requested) {
        ResultRequest.Basics basics = requested.basics();
        Instant start = basics.start();
        Instant end = basics.end();
        boolean absent = basics.startText().isEmpty() || basics.endText().isEmpty();
        boolean reversed = start != null && end != null && !start.isBefore(end);
        if (!absent && !reversed) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.PERIOD_INVALID.at(
                ResultRequestFields.END, absent ? "start or end is missing" : "the period ends before it begins"));
    }
}
