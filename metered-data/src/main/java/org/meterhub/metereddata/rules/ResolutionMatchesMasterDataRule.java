package org.meterhub.metereddata.rules;

import java.util.List;
import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.metereddata.MeteredPointPeriod;

/** The resolution is PT15M, PT1H, or P1M for renewable production (D01) only, and that of the metering point throughout the period: D23. */
@MarketRule(
        id = "resolution-matches-master-data",
        codes = RejectionCode.RESOLUTION_INCORRECT,
        sources = RuleSource.METERED_DATA)
public final class ResolutionMatchesMasterDataRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase series) {
        Optional<Resolution> resolution = series.resolution();
        for (MeteredPointPeriod stretch : series.concerned()) {
            String found = "found " + series.series().resolutionCode();
            if (resolution.isEmpty()) {
                return List.of(reject(found + ", expected PT15M, PT1H or P1M"));
            }
            if (resolution.get() == Resolution.MONTH && stretch.type() != MeteringPointType.VE_PRODUCTION) {
                return List.of(reject(found + ", which only metering points of type D01 have"));
            }
            if (resolution.get() != stretch.resolution()) {
                return List.of(
                        reject(found + series.expected(stretch.resolution().code())));
            }
        }
        return List.of();
    }

    private static Rejection reject(String detail) {
        return RejectionCode.RESOLUTION_INCORRECT.at(SeriesFields.RESOLUTION, detail);
    }
}
