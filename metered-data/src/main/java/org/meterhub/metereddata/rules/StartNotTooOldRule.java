package org.meterhub.metereddata.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** The start is not earlier than today less the years of the market profile, by the market's days: E17. */
@MarketRule(id = "start-not-too-old", codes = RejectionCode.OUTSIDE_TIME_LIMITS, sources = RuleSource.METERED_DATA)
public final class StartNotTooOldRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase series) {
        Instant start = series.series().start();
        if (start == null) {
            return List.of();
        }
        MarketProfile profile = series.profile();
        LocalDate day = profile.calendar().dayOf(start);
        LocalDate earliest = profile.calendar().dayOf(series.now()).minusYears(profile.meteredDataAgeMaxYears());
        if (!day.isBefore(earliest)) {
            return List.of();
        }
        return List.of(RejectionCode.OUTSIDE_TIME_LIMITS.at(
                SeriesFields.START, "found " + day + ", expected " + earliest + " or later"));
    }
}
