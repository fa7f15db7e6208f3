package org.meterhub.supplierregistry.changeofsupplier;

import java.util.Optional;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/** A supply begins with a market day, at local midnight: D66 (validation-rules.md §7). */
final class StartIsMidnightRule implements InputRule {

    private final MarketCalendar calendar;

    StartIsMidnightRule(MarketCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public Optional<Rejection> judge(ChangeOfSupplierRequest request) {
        if (calendar.isMidnight(request.start())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.FORMAT_ILLEGAL.at(
                Fields.START, request.start() + " is not midnight in " + calendar.zone()));
    }
}
