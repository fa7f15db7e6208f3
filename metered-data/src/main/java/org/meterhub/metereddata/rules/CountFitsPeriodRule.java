package org.meterhub.metereddata.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.RuleSource;

/** There are as many points as the period has steps: E87. Silent where the ends do not lie on steps, so that no number would fit. */
@MarketRule(id = "count-fits-period", codes = RejectionCode.OBSERVATIONS_DO_NOT_FIT, sources = RuleSource.METERED_DATA)
public final class CountFitsPeriodRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase series) {
        if (series.period().isEmpty() || series.resolution().isEmpty()) {
            return List.of();
        }
        int found = series.series().count();
        OptionalLong expected = steps(
                series.period().get(),
                series.resolution().get(),
                series.profile().calendar());
        if (expected.isEmpty() || expected.getAsLong() == found) {
            return List.of();
        }
        return List.of(RejectionCode.OBSERVATIONS_DO_NOT_FIT.at(
                SeriesFields.POINT,
                "found " + found + (found == 1 ? " point" : " points") + ", expected " + expected.getAsLong()));
    }

    private static OptionalLong steps(Interval period, Resolution resolution, MarketCalendar calendar) {
        if (resolution.isFixed()) {
            long seconds = period.duration().toSeconds();
            long step = resolution.step().toSeconds();
            return seconds % step == 0 ? OptionalLong.of(seconds / step) : OptionalLong.empty();
        }
        if (!PeriodOfWholeMonthsRule.isStartOfMonth(period.from(), calendar)
                || !PeriodOfWholeMonthsRule.isStartOfMonth(period.to(), calendar)) {
            return OptionalLong.empty();
        }
        LocalDate first = calendar.dayOf(period.from());
        return OptionalLong.of(ChronoUnit.MONTHS.between(first, calendar.dayOf(period.to())));
    }
}
