package org.meterhub.metereddata.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.RuleSource;

/** Start and end of months lie on the market's midnight of a first of the month: D66, once for each end that does not. */
@MarketRule(id = "period-of-whole-months", codes = RejectionCode.FORMAT_ILLEGAL, sources = RuleSource.METERED_DATA)
public final class PeriodOfWholeMonthsRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase series) {
        List<Rejection> rejections = new ArrayList<>(0);
        if (series.resolution()
                .filter(resolution -> resolution == Resolution.MONTH)
                .isPresent()) {
            MarketCalendar calendar = series.profile().calendar();
            check(SeriesFields.START, series.series().start(), calendar, rejections);
            check(SeriesFields.END, series.series().end(), calendar, rejections);
        }
        return rejections;
    }

    private static void check(
            String field, @Nullable Instant instant, MarketCalendar calendar, List<Rejection> rejections) {
        if (instant != null && !isStartOfMonth(instant, calendar)) {
            Instant midnight = calendar.startOf(calendar.dayOf(instant).withDayOfMonth(1));
            rejections.add(RejectionCode.FORMAT_ILLEGAL.at(
                    field, "found " + instant + ", expected a midnight that begins a month, such as " + midnight));
        }
    }

    static boolean isStartOfMonth(Instant instant, MarketCalendar calendar) {
        return calendar.isMidnight(instant) && calendar.dayOf(instant).getDayOfMonth() == 1;
    }
}
