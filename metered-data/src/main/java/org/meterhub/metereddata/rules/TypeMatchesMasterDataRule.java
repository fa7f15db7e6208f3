package org.meterhub.metereddata.rules;

import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.metereddata.MeteredPointPeriod;

/** The type is one of the market's and that of the metering point throughout the period: D18. */
@MarketRule(
        id = "type-matches-master-data",
        codes = RejectionCode.METERING_POINT_TYPE,
        sources = RuleSource.METERED_DATA)
public final class TypeMatchesMasterDataRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase series) {
        String found = series.series().typeCode();
        for (MeteredPointPeriod stretch : series.concerned()) {
            String expected = stretch.type().code();
            if (!expected.equals(found)) {
                return List.of(RejectionCode.METERING_POINT_TYPE.at(
                        SeriesFields.TYPE, "found " + found + series.expected(expected)));
            }
        }
        return List.of();
    }
}
