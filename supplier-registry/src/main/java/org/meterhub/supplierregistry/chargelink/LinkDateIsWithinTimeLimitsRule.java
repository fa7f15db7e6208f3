package org.meterhub.supplierregistry.chargelink;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.chargelink.ChargeLinksRequest.Link;
import org.meterhub.supplierregistry.rule.DateWindow;
import org.meterhub.supplierregistry.rule.Foreseeable;

/** Links may be dated back as far as months are settled anew, and ahead as far as charges are: E17. */
@MarketRule(
        id = "link-date-is-within-time-limits",
        codes = RejectionCode.OUTSIDE_TIME_LIMITS,
        sources = RuleSource.DERIVED)
final class LinkDateIsWithinTimeLimitsRule implements Foreseeable<ChargeLinksRequest, ChargeLinkFacts> {

    @Override
    public Optional<Rejection> judge(ChargeLinksRequest request, ChargeLinkFacts facts) {
        for (Link link : request.links()) {
            Instant from = link.from();
            if (from == null) {
                continue;
            }
            MarketCalendar calendar = facts.profile().calendar();
            LocalDate today = calendar.dayOf(facts.now());
            Optional<Rejection> outside = new DateWindow(
                            today.minusYears(facts.profile().meteredDataAgeMaxYears()),
                            today.plusDays(facts.profile().limits().chargeDaysAheadMax()))
                    .judge(calendar, from, LinkFields.START);
            if (outside.isPresent()) {
                return outside;
            }
        }
        return Optional.empty();
    }
}
