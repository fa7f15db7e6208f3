package org.meterhub.settlement.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.EnergyScope;

/** What a request to settle must be like (docs/processes/balance-fixing.md#a-run). All faults are found at once. */
final class RunRequestRule {

    private final SettlementSettings settings;

    RunRequestRule(SettlementSettings settings) {
        this.settings = settings;
    }

    List<Rejection> judge(RunRequest request) {
        List<Rejection> reasons = new ArrayList<>();
        Interval period = request.period();
        if (request.gridAreas().isEmpty()) {
            reasons.add(RejectionCode.MANDATORY_ATTRIBUTE.at("gridAreas", "name at least one grid area"));
        }
        MarketCalendar calendar = settings.calendar();
        if (!calendar.isMidnight(period.from()) || !calendar.isMidnight(period.to())) {
            reasons.add(RejectionCode.FORMAT_ILLEGAL.at(
                    "period", period + " does not run from midnight to midnight in " + calendar.zone()));
        } else if (request.type().isWholesale() && !isCalendarMonth(period)) {
            reasons.add(RejectionCode.OUTSIDE_TIME_LIMITS.at(
                    "period", request.type().code() + " settles one whole calendar month, not " + period));
        }
        if (period.duration().compareTo(EnergyScope.PERIOD_MAX) > 0) {
            reasons.add(RejectionCode.PERIOD_INVALID.at(
                    "period", period + " is longer than " + EnergyScope.PERIOD_MAX.toDays() + " days"));
        }
        if (period.from().isBefore(settings.quarterlyFrom()) && period.to().isAfter(settings.quarterlyFrom())) {
            reasons.add(RejectionCode.PERIOD_INVALID.at(
                    "period",
                    period + " lies on both sides of " + settings.quarterlyFrom()
                            + ", when results became quarterly; ask for two runs"));
        }
        if (request.internal() && request.type() != CalculationType.AGGREGATION) {
            reasons.add(RejectionCode.VALUE_INCORRECT.at("internal", "only an aggregation can be internal"));
        }
        return reasons;
    }

    private boolean isCalendarMonth(Interval period) {
        LocalDate first = settings.calendar().dayOf(period.from());
        return first.getDayOfMonth() == 1
                && settings.calendar().startOf(first.plusMonths(1)).equals(period.to());
    }
}
