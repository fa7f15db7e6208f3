package org.meterhub.metereddata.rules;

import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringMethod;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.metereddata.MeteredPointPeriod;

/** The metering point is physical or virtual, the same throughout the period: what the hub calculates nobody sends. D37. */
@MarketRule(id = "sub-type-is-metered", codes = RejectionCode.SUB_TYPE, sources = RuleSource.METERED_DATA)
public final class SubTypeIsMeteredRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase series) {
        List<MeteredPointPeriod> stretches = series.concerned();
        if (stretches.isEmpty()) {
            return List.of();
        }
        MeteringMethod first = stretches.get(0).subType();
        if (stretches.stream().anyMatch(stretch -> stretch.subType() == MeteringMethod.CALCULATED)) {
            return List.of(RejectionCode.SUB_TYPE.at(
                    SeriesFields.METERING_POINT,
                    "the metering point is not physical or virtual throughout the period"));
        }
        if (stretches.stream().anyMatch(stretch -> stretch.subType() != first)) {
            return List.of(RejectionCode.SUB_TYPE.at(
                    SeriesFields.METERING_POINT, "the sub type of the metering point changes within the period"));
        }
        return List.of();
    }
}
