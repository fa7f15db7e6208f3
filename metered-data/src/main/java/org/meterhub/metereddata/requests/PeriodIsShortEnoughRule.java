package org.meterhub.metereddata.requests;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** The period has no more days than the market gives out at once, and that of a yearly sum is a year at most: E17 [derived: a hub needs a limit]. */
@MarketRule(id = "period-is-short-enough", codes = RejectionCode.OUTSIDE_TIME_LIMITS, sources = RuleSource.DERIVED)
public final class PeriodIsShortEnoughRule implements DataRequestRule {

    @Override
    public List<Rejection> check(RequestCase requested) {
        return requested
                .period()
                .filter(period -> days(period, requested) > daysMax(period, requested))
                .map(period -> List.of(RejectionCode.OUTSIDE_TIME_LIMITS.at(
                        DataRequestFields.END,
                        "found " + days(period, requested) + " days, expected at most " + daysMax(period, requested))))
                .orElse(List.of());
    }

    private static long days(Interval period, RequestCase requested) {
        MarketCalendar calendar = requested.profile().calendar();
        return ChronoUnit.DAYS.between(calendar.dayOf(period.from()), lastDay(period, calendar)) + 1;
    }

    private static LocalDate lastDay(Interval period, MarketCalendar calendar) {
        return calendar.dayOf(period.to().minusNanos(1));
    }

    private static long daysMax(Interval period, RequestCase requested) {
        if (requested.request().kind() == DataRequest.Kind.VALUES) {
            return requested.profile().meteredData().requestDaysMax();
        }
        LocalDate first = requested.profile().calendar().dayOf(period.from());
        return ChronoUnit.DAYS.between(first, first.plusYears(1));
    }
}
