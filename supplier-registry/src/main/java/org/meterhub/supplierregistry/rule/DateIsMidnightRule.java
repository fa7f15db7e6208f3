package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.process.PointRequest;

/** What happens to a metering point happens at the beginning of a market day, at local midnight: D66. */
@MarketRule(id = "date-is-midnight", codes = RejectionCode.FORMAT_ILLEGAL, sources = RuleSource.SUPPLY_INPUT)
public final class DateIsMidnightRule implements InputRule<PointRequest> {

    private final MarketCalendar calendar;
    private final String field;

    public DateIsMidnightRule(MarketCalendar calendar, String field) {
        this.calendar = calendar;
        this.field = field;
    }

    @Override
    public Optional<Rejection> judge(PointRequest request) {
        if (calendar.isMidnight(request.effectiveFrom())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.FORMAT_ILLEGAL.at(
                field, request.effectiveFrom() + " is not midnight in " + calendar.zone()));
    }
}
