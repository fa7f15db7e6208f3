package org.meterhub.supplierregistry.chargelink;

import java.time.Instant;
import java.util.Optional;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.chargelink.ChargeLinksRequest.Link;
import org.meterhub.supplierregistry.rule.InputRule;

/** Links begin and end at local midnight: E86. */
@MarketRule(id = "link-dates-are-midnights", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.CHARGES)
final class LinkDatesAreMidnightsRule implements InputRule<ChargeLinksRequest> {

    private final MarketCalendar calendar;

    LinkDatesAreMidnightsRule(MarketCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public Optional<Rejection> judge(ChargeLinksRequest request) {
        for (Link link : request.links()) {
            Instant from = link.from();
            Instant to = link.to();
            if (from != null && !calendar.isMidnight(from)) {
                return Optional.of(RejectionCode.VALUE_INCORRECT.at(
                        LinkFields.START, from + " is not midnight in " + calendar.zone()));
            }
            if (to != null && !calendar.isMidnight(to)) {
                return Optional.of(RejectionCode.VALUE_INCORRECT.at(
                        LinkFields.END, to + " is not midnight in " + calendar.zone()));
            }
        }
        return Optional.empty();
    }
}
