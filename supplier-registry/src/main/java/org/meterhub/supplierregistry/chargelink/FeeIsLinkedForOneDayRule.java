package org.meterhub.supplierregistry.chargelink;

import java.time.Instant;
import java.util.Optional;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.chargelink.ChargeLinksRequest.Link;
import org.meterhub.supplierregistry.pricelist.ChargeKind;
import org.meterhub.supplierregistry.rule.InputRule;

/** A fee is paid once: its link lasts one day, E86. */
@MarketRule(id = "fee-is-linked-for-one-day", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.SETTLEMENT)
final class FeeIsLinkedForOneDayRule implements InputRule<ChargeLinksRequest> {

    private final MarketCalendar calendar;

    FeeIsLinkedForOneDayRule(MarketCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public Optional<Rejection> judge(ChargeLinksRequest request) {
        for (Link link : request.links()) {
            Instant from = link.from();
            Instant to = link.to();
            if (from == null || to == null || link.isEnd() || !link.isOf(ChargeKind.FEE)) {
                continue;
            }
            if (!calendar.dayOf(to).equals(calendar.dayOf(from).plusDays(1))) {
                return Optional.of(RejectionCode.VALUE_INCORRECT.at(LinkFields.END, "a fee is linked for one day"));
            }
        }
        return Optional.empty();
    }
}
