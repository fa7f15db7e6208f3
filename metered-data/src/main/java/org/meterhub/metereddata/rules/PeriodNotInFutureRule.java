package org.meterhub.metereddata.rules;

import java.time.Instant;
import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** The period does not end after now, but for a tolerance of the market's terms: E17. What has not been consumed cannot have been measured. */
@MarketRule(id = "period-not-in-future", codes = RejectionCode.OUTSIDE_TIME_LIMITS, sources = RuleSource.DERIVED)
public final class PeriodNotInFutureRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase series) {
        Instant end = series.series().end();
        if (end == null
                || !end.isAfter(series.now().plus(series.profile().meteredData().aheadMax()))) {
            return List.of();
        }
        return List.of(RejectionCode.OUTSIDE_TIME_LIMITS.at(
                SeriesFields.END, "found " + end + ", which has not been yet: now it is " + series.now()));
    }
}
