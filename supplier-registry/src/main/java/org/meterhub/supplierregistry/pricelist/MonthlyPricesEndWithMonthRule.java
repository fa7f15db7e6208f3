package org.meterhub.supplierregistry.pricelist;

import java.time.Instant;
import java.util.Optional;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.pricelist.ChargePricesRequest.Series;
import org.meterhub.supplierregistry.rule.DomainRule;

/** Monthly prices end with a month, or where the charge ends: E86. */
@MarketRule(id = "monthly-prices-end-with-month", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.CHARGES)
final class MonthlyPricesEndWithMonthRule implements DomainRule<ChargePricesRequest, ChargeFacts> {

    @Override
    public Optional<Rejection> judge(ChargePricesRequest request, ChargeFacts facts) {
        MarketCalendar calendar = facts.profile().calendar();
        ChargeRecord charge = facts.charge();
        for (Series series : request.series()) {
            Instant end = series.to();
            boolean monthly = ChargeRequest.step(series.resolution())
                    .filter(step -> step == PriceStep.MONTH)
                    .isPresent();
            if (end == null || !monthly || calendar.dayOf(end).getDayOfMonth() == 1) {
                continue;
            }
            if (charge == null || !end.equals(charge.end())) {
                return Optional.of(RejectionCode.VALUE_INCORRECT.at(
                        ChargeFields.INTERVAL, end + " is neither the first of a month nor the end of the charge"));
            }
        }
        return Optional.empty();
    }
}
