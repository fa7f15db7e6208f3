package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** Charges and prices change at local midnight: E86. */
@MarketRule(id = "charge-date-is-midnight", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.CHARGES)
final class ChargeDateIsMidnightRule implements InputRule<ChargeRequest> {

    private final MarketCalendar calendar;

    ChargeDateIsMidnightRule(MarketCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public Optional<Rejection> judge(ChargeRequest request) {
        if (calendar.isMidnight(request.validFrom())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.VALUE_INCORRECT.at(
                ChargeFields.START, request.validFrom() + " is not midnight in " + calendar.zone()));
    }
}
