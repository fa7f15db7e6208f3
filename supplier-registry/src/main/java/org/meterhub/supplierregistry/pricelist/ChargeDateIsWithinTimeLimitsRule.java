package org.meterhub.supplierregistry.pricelist;

import java.time.LocalDate;
import java.util.Optional;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DateWindow;
import org.meterhub.supplierregistry.rule.Foreseeable;

/** Charges and prices change neither at short notice nor in a far future: E17. The days are settings of the market. */
@MarketRule(
        id = "charge-date-is-within-time-limits",
        codes = RejectionCode.OUTSIDE_TIME_LIMITS,
        sources = RuleSource.CHARGES)
final class ChargeDateIsWithinTimeLimitsRule implements Foreseeable<ChargeRequest, ChargeFacts> {

    @Override
    public Optional<Rejection> judge(ChargeRequest request, ChargeFacts facts) {
        MarketCalendar calendar = facts.profile().calendar();
        LocalDate today = calendar.dayOf(facts.now());
        return new DateWindow(
                        today.plusDays(facts.profile().limits().chargeDaysAheadMin()),
                        today.plusDays(facts.profile().limits().chargeDaysAheadMax()))
                .judge(calendar, request.validFrom(), ChargeFields.START);
    }
}
