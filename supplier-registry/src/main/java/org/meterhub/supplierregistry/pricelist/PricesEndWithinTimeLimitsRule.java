package org.meterhub.supplierregistry.pricelist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.pricelist.ChargePricesRequest.Series;
import org.meterhub.supplierregistry.rule.Foreseeable;

/** Prices are told for no farther future than they may begin in: E17. So a series has a largest length. */
@MarketRule(
        id = "prices-end-within-time-limits",
        codes = RejectionCode.OUTSIDE_TIME_LIMITS,
        sources = RuleSource.DERIVED)
final class PricesEndWithinTimeLimitsRule implements Foreseeable<ChargePricesRequest, ChargeFacts> {

    @Override
    public Optional<Rejection> judge(ChargePricesRequest request, ChargeFacts facts) {
        MarketCalendar calendar = facts.profile().calendar();
        LocalDate latest =
                calendar.dayOf(facts.now()).plusDays(facts.profile().limits().chargeDaysAheadMax());
        for (Series series : request.series()) {
            Instant end = series.to();
            if (end != null && end.isAfter(calendar.startOf(latest))) {
                return Optional.of(RejectionCode.OUTSIDE_TIME_LIMITS.at(
                        ChargeFields.INTERVAL, "prices can be told until " + latest));
            }
        }
        return Optional.empty();
    }
}
