package org.meterhub.metereddata.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.RuleSource;

/** Start and end of quarters or hours lie on full quarters or hours: D66, once for each end that does not. */
@MarketRule(id = "period-on-steps", codes = RejectionCode.FORMAT_ILLEGAL, sources = RuleSource.METERED_DATA)
public final class PeriodOnStepsRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase series) {
        List<Rejection> rejections = new ArrayList<>(0);
        series.resolution().filter(Resolution::isFixed).ifPresent(resolution -> {
            check(SeriesFields.START, series.series().start(), resolution, rejections);
            check(SeriesFields.END, series.series().end(), resolution, rejections);
        });
        return rejections;
    }

    private static void check(
            String field, @Nullable Instant instant, Resolution resolution, List<Rejection> rejections) {
        if (instant != null && !isOnStep(instant, resolution)) {
            String expected = resolution == Resolution.HOUR ? "a full hour" : "minute 00, 15, 30 or 45";
            rejections.add(RejectionCode.FORMAT_ILLEGAL.at(field, "found " + instant + ", expected " + expected));
        }
    }

    private static boolean isOnStep(Instant instant, Resolution resolution) {
        return instant.getNano() == 0
                && instant.getEpochSecond() % resolution.step().toSeconds() == 0;
    }
}
