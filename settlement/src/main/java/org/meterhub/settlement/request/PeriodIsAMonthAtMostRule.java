package org.meterhub.settlement.request;

import java.util.Optional;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** Energy is asked for over at most a month of the calendar: E17. */
@MarketRule(
        id = "period-is-a-month-at-most",
        codes = RejectionCode.OUTSIDE_TIME_LIMITS,
        sources = RuleSource.ENERGY_REQUEST)
public final class PeriodIsAMonthAtMostRule implements ResultRule<EnergyRequest> {

    @Override
    public Optional<Rejection> check(ResultCase<? extends EnergyRequest> requested) {
        MarketCalendar calendar = requested.calendar();
        boolean longer = requested
                .basics()
                .period()
                .filter(period -> calendar.dayOf(period.from()).plusMonths(1).isBefore(calendar.dayOf(period.to())))
                .isPresent();
        return longer
                ? Optional.of(RejectionCode.OUTSIDE_TIME_LIMITS.at(
                        ResultRequestFields.END, "the period is longer than a month"))
                : Optional.empty();
    }
}
