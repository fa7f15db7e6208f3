package org.meterhub.metereddata.rules;

import java.util.ArrayList;
import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** Start and end are given, each of them a time: E50, once for each that is not. */
@MarketRule(id = "series-period-is-given", codes = RejectionCode.PERIOD_INVALID, sources = RuleSource.METERED_DATA)
public final class SeriesPeriodIsGivenRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase series) {
        List<Rejection> missing = new ArrayList<>(0);
        if (series.series().start() == null) {
            missing.add(RejectionCode.PERIOD_INVALID.at(
                    SeriesFields.START, "the start is missing or no time of the market's calendar"));
        }
        if (series.series().end() == null) {
            missing.add(RejectionCode.PERIOD_INVALID.at(
                    SeriesFields.END, "the end is missing or no time of the market's calendar"));
        }
        return missing;
    }
}
