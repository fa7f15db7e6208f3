package org.meterhub.metereddata.rules;

import java.time.Instant;
import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** The start is before the end: E50. */
@MarketRule(id = "start-before-end", codes = RejectionCode.PERIOD_INVALID, sources = RuleSource.METERED_DATA)
public final class StartBeforeEndRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase series) {
        Instant start = series.series().start();
        Instant end = series.series().end();
        if (start == null || end == null || start.isBefore(end)) {
            return List.of();
        }
        return List.of(RejectionCode.PERIOD_INVALID.at(
                SeriesFields.PERIOD,
                "found start " + start + " and end " + end + ", expected the start before the end"));
    }
}
