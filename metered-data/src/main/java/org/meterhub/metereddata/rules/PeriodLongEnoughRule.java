package org.meterhub.metereddata.rules;

import java.time.Duration;
import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.RuleSource;

/** A series of quarters or hours covers at least the length of the market profile: E50. */
@MarketRule(id = "period-long-enough", codes = RejectionCode.PERIOD_INVALID, sources = RuleSource.METERED_DATA)
public final class PeriodLongEnoughRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase series) {
        Duration shortest = series.profile().seriesLengthMin();
        return series.period()
                .filter(period ->
                        series.resolution().filter(Resolution::isFixed).isPresent())
                .filter(period -> period.duration().compareTo(shortest) < 0)
                .map(period -> List.of(RejectionCode.PERIOD_INVALID.at(
                        SeriesFields.PERIOD, "found " + period.duration() + ", expected " + shortest + " or longer")))
                .orElse(List.of());
    }
}
