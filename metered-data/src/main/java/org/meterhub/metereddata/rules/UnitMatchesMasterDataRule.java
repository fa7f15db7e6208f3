package org.meterhub.metereddata.rules;

import java.util.List;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.metereddata.MeteredPointPeriod;

/** The unit is KWH or K3 and that of the metering point throughout the period: E73. */
@MarketRule(id = "unit-matches-master-data", codes = RejectionCode.MEASURE_UNIT, sources = RuleSource.METERED_DATA)
public final class UnitMatchesMasterDataRule implements SeriesRule {

    private static final Set<String> ALLOWED = Set.of("KWH", "K3");

    @Override
    public List<Rejection> check(SeriesCase series) {
        String found = series.series().unitCode();
        for (MeteredPointPeriod stretch : series.concerned()) {
            if (!ALLOWED.contains(found)) {
                return List.of(
                        RejectionCode.MEASURE_UNIT.at(SeriesFields.UNIT, "found " + found + ", expected KWH or K3"));
            }
            if (!stretch.unitCode().equals(found)) {
                return List.of(RejectionCode.MEASURE_UNIT.at(
                        SeriesFields.UNIT, "found " + found + series.expected(stretch.unitCode())));
            }
        }
        return List.of();
    }
}
