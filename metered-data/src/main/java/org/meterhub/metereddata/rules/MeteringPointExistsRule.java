package org.meterhub.metereddata.rules;

import java.time.Instant;
import java.util.List;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.metereddata.MeteredPointPeriod;

/** The metering point is known during the whole period: E10. */
@MarketRule(
        id = "metering-point-exists",
        codes = RejectionCode.METERING_POINT_UNKNOWN,
        sources = RuleSource.METERED_DATA)
public final class MeteringPointExistsRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase series) {
        String found = "found " + series.series().meteringPoint();
        if (series.known().isEmpty()) {
            return List.of(RejectionCode.METERING_POINT_UNKNOWN.at(SeriesFields.METERING_POINT, found));
        }
        return series.period()
                .filter(period -> !isCovered(period, series.concerned()))
                .map(period -> List.of(RejectionCode.METERING_POINT_UNKNOWN.at(
                        SeriesFields.METERING_POINT, found + ", which is not known during all of " + period)))
                .orElse(List.of());
    }

    private static boolean isCovered(Interval period, List<MeteredPointPeriod> stretches) {
        Instant knownUntil = period.from();
        for (MeteredPointPeriod stretch : stretches) {
            if (stretch.interval().from().isAfter(knownUntil)) {
                return false;
            }
            knownUntil = stretch.interval().to();
        }
        return !knownUntil.isBefore(period.to());
    }
}
