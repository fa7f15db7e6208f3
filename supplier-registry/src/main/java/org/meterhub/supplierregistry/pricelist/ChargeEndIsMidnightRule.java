package org.meterhub.supplierregistry.pricelist;

import java.time.Instant;
import java.util.Optional;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** A charge ends at local midnight: E86. */
@MarketRule(id = "charge-end-is-midnight", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.CHARGES)
final class ChargeEndIsMidnightRule implements InputRule<ChargeInformationRequest> {

    private final MarketCalendar calendar;

    ChargeEndIsMidnightRule(MarketCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public Optional<Rejection> judge(ChargeInformationRequest request) {
        Instant end = request.validTo();
        if (end == null || calendar.isMidnight(end)) {
            return Optional.empty();
        }
        return Optional.of(
                RejectionCode.VALUE_INCORRECT.at(ChargeFields.END, end + " is not midnight in " + calendar.zone()));
    }
}
