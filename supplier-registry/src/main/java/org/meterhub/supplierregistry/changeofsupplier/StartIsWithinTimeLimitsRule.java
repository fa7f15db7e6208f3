package org.meterhub.supplierregistry.changeofsupplier;

import java.time.LocalDate;
import java.util.Optional;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/**
 * The start lies as many market days ahead as the market profile allows: E17 (validation-rules.md §7, rule 7; norway.md). Today is the hub's day: a
 * sender's clock is not asked.
 */
final class StartIsWithinTimeLimitsRule implements DomainRule {

    @Override
    public Optional<Rejection> judge(ChangeOfSupplierRequest request, SwitchFacts facts) {
        MarketCalendar calendar = facts.profile().calendar();
        LocalDate today = calendar.dayOf(facts.now());
        LocalDate start = calendar.dayOf(request.start());
        LocalDate earliest = today.plusDays(facts.profile().switchDaysAheadMin());
        LocalDate latest = today.plusDays(facts.profile().switchDaysAheadMax());
        if (!start.isBefore(earliest) && !start.isAfter(latest)) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.OUTSIDE_TIME_LIMITS.at(
                Fields.START, start + " is not between " + earliest + " and " + latest));
    }
}
