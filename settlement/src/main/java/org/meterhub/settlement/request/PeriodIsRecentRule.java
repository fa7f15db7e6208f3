package org.meterhub.settlement.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** Results are given out for three years and six months: E17. The month counts in which the period begins. */
@MarketRule(
        id = "period-is-recent",
        codes = RejectionCode.OUTSIDE_TIME_LIMITS,
        sources = {RuleSource.ENERGY_REQUEST, RuleSource.CHARGES_REQUEST})
public final class PeriodIsRecentRule implements ResultRule<ResultRequest> {

    private static final int MONTHS_BACK_MAX = 42;

    @Override
    public Optional<Rejection> check(ResultCase<? extends ResultRequest> requested) {
        Instant start = requested.basics().start();
        LocalDate earliest = requested.today().withDayOfMonth(1).minusMonths(MONTHS_BACK_MAX);
        if (start == null || !requested.calendar().dayOf(start).isBefore(earliest)) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.OUTSIDE_TIME_LIMITS.at(
                ResultRequestFields.START, "the period must not begin before " + earliest));
    }
}
