package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.pricelist.ChargePricesRequest.Point;
import org.meterhub.supplierregistry.pricelist.ChargePricesRequest.Series;
import org.meterhub.supplierregistry.rule.InputRule;

/** There is one price for each step, in positions 1 to n: E87. */
@MarketRule(
        id = "prices-fit-their-interval",
        codes = RejectionCode.OBSERVATIONS_DO_NOT_FIT,
        sources = RuleSource.CHARGES)
final class PricesFitTheirIntervalRule implements InputRule<ChargePricesRequest> {

    private final MarketCalendar calendar;

    PricesFitTheirIntervalRule(MarketCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public Optional<Rejection> judge(ChargePricesRequest request) {
        for (Series series : request.series()) {
            Optional<PriceStep> step = ChargeRequest.step(series.resolution());
            Optional<Interval> interval = series.interval();
            if (step.isEmpty() || interval.isEmpty()) {
                continue;
            }
            int given = series.points().size();
            int expected = step.get().count(interval.get(), calendar, given + 1);
            if (expected != given || !isInOrder(series)) {
                return Optional.of(RejectionCode.OBSERVATIONS_DO_NOT_FIT.at(
                        ChargeFields.POINT,
                        given + " prices do not fit " + interval.get() + " by " + series.resolution()));
            }
        }
        return Optional.empty();
    }

    private static boolean isInOrder(Series series) {
        int position = 1;
        for (Point point : series.points()) {
            if (point.position() != position++) {
                return false;
            }
        }
        return true;
    }
}
