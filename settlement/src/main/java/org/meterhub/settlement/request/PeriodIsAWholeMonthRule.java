package org.meterhub.settlement.request;

import java.time.LocalDate;
import java.util.Optional;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** Charges are asked for over one whole month of the calendar: E17. */
@MarketRule(
        id = "period-is-a-whole-month",
        codes = RejectionCode.OUTSIDE_TIME_LIMITS,
        sources = RuleSource.CHARGES_REQUEST)
public final class PeriodIsAWholeMonthRule implements ResultRule<ChargesRequest> {

    @Override
    public Optional<Rejection> check(ResultCase<? extends ChargesRequest> requested) {
        MarketCalendar calendar = requested.calendar();
        Optional<Interval> period = requested.basics().period();
        if (period.isEmpty()) {
            return Optional.empty();
        }
        LocalDate first = calendar.dayOf(period.get().from());
        boolean month =
                first.getDayOfMonth() == 1 && calendar.dayOf(period.get().to()).equals(first.plusMonths(1));
        return month
                ? Optional.empty()
                : Optional.of(RejectionCode.OUTSIDE_TIME_LIMITS.at(
                        ResultRequestFields.START, "the period must be one whole month of the calendar"));
    }
}
