package org.meterhub.settlement.run.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.run.SettlementRun;

/** Who may ask for which report, of which runs (docs/guides/settlement-clerk.md#hand-it-on-report-billing-basis-summary). */
final class ReportRules {

    private final MarketCalendar calendar;
    private final Function<Long, Optional<SettlementRun>> runs;
    private final Function<GridAreaCode, Optional<String>> owners;

    /**
     * @param runs finds a run by its version
     * @param owners tells the number of the grid company of a grid area
     */
    ReportRules(
            MarketCalendar calendar,
            Function<Long, Optional<SettlementRun>> runs,
            Function<GridAreaCode, Optional<String>> owners) {
        this.calendar = calendar;
        this.runs = runs;
        this.owners = owners;
    }

    /** Everything that is wrong with a request; nothing when it may be answered. */
    List<Rejection> judge(ReportRequest request) {
        List<Rejection> reasons = new ArrayList<>();
        judgePeriod(request, reasons);
        judgeReader(request, reasons);
        for (GridAreaCode area : request.gridAreas()) {
            Long version = request.runs().get(area);
            if (version != null) {
                judgeRun(request, area, version, reasons);
            } else if (request.type() != CalculationType.BALANCE_FIXING) {
                reasons.add(RejectionCode.VALUE_INCORRECT.at(
                        "runs", "say which run of grid area " + area + " a report of this type is of"));
            }
        }
        return reasons.stream().distinct().toList();
    }

    /** The same for the billing basis, which is a supplier's and of whole months. */
    List<Rejection> judgeBilling(ReportRequest request) {
        List<Rejection> reasons = new ArrayList<>(judge(request));
        if (!request.type().isWholesale()) {
            reasons.add(RejectionCode.VALUE_INCORRECT.at(
                    "type", "there is a billing basis of wholesale fixing and corrections only"));
        }
        if (request.runs().values().stream().anyMatch(version -> runs.apply(version)
                .filter(run -> !run.period().equals(request.period()))
                .isPresent())) {
            reasons.add(RejectionCode.PERIOD_INVALID.at("period", "a billing basis is of the whole period of its run"));
        }
        if (request.reader().is(ReportReader.Role.GRID_COMPANY)
                || request.reader().is(ReportReader.Role.SYSTEM_OPERATOR)) {
            reasons.add(RejectionCode.SUPPLIER_UNAUTHORISED.at("reader", "a billing basis is for suppliers"));
        }
        return reasons.stream().distinct().toList();
    }

    private void judgePeriod(ReportRequest request, List<Rejection> reasons) {
        Interval period = request.period();
        if (!calendar.isMidnight(period.from()) || !calendar.isMidnight(period.to())) {
            reasons.add(RejectionCode.FORMAT_ILLEGAL.at("period", "a report is of whole market days"));
        }
        if (request.type() == CalculationType.AGGREGATION) {
            reasons.add(RejectionCode.VALUE_INCORRECT.at(
                    "type",
                    "there are reports of balance fixing, wholesale fixing and corrections, not of aggregations"));
        }
        if (request.gridAreas().isEmpty()) {
            reasons.add(RejectionCode.MANDATORY_ATTRIBUTE.at("gridAreas", "name a grid area at least"));
        }
    }

    private void judgeReader(ReportRequest request, List<Rejection> reasons) {
        ReportReader reader = request.reader();
        String supplier = request.supplier();
        switch (reader.role()) {
            case ADMINISTRATOR -> {
                // Everything.
            }
            case ENERGY_SUPPLIER -> {
                if (supplier != null && !supplier.equals(reader.party())) {
                    reasons.add(RejectionCode.SUPPLIER_UNAUTHORISED.at(
                            "supplier", "a supplier reads reports about itself only"));
                }
            }
            case GRID_COMPANY -> {
                if (supplier != null) {
                    reasons.add(RejectionCode.VALUE_INCORRECT.at(
                            "supplier", "reports of a grid company do not tell suppliers from each other"));
                }
                for (GridAreaCode area : request.gridAreas()) {
                    if (!owners.apply(area).equals(Optional.ofNullable(reader.party()))) {
                        reasons.add(RejectionCode.GRID_COMPANY_UNAUTHORISED.at(
                                "gridAreas", "grid area " + area + " is not that of " + reader.party()));
                    }
                }
            }
            case SYSTEM_OPERATOR -> {
                if (!request.type().isWholesale()) {
                    reasons.add(RejectionCode.VALUE_INCORRECT.at(
                            "type", "a system operator reads reports of wholesale fixing and corrections only"));
                }
            }
        }
    }

    private void judgeRun(ReportRequest request, GridAreaCode area, long version, List<Rejection> reasons) {
        Optional<SettlementRun> found = runs.apply(version);
        if (found.isEmpty()) {
            reasons.add(RejectionCode.VALUE_INCORRECT.at("runs", "there is no run " + version));
            return;
        }
        SettlementRun run = found.get();
        if (run.internal()) {
            reasons.add(RejectionCode.VALUE_INCORRECT.at("runs", "run " + version + " is internal, a trial"));
        } else if (request.reader().role() != ReportReader.Role.ADMINISTRATOR
                && !request.unsent()
                && run.area(area).filter(one -> one.sentAt() == null).isPresent()) {
            reasons.add(RejectionCode.DATA_NOT_AVAILABLE.at(
                    "runs",
                    "run " + version + " has not been sent in grid area " + area
                            + ": a party reads what it has been told; --unsent shows what it would read"));
        } else if (run.type() != request.type()) {
            reasons.add(RejectionCode.VALUE_INCORRECT.at(
                    "runs",
                    "run " + version + " is of type " + run.type().code() + ", the report of "
                            + request.type().code()));
        }
        if (!run.period().contains(request.period())) {
            reasons.add(RejectionCode.PERIOD_INVALID.at(
                    "period", "run " + version + " has not settled all days of the report"));
        }
        if (run.area(area)
                .filter(one -> one.status() == SettlementRun.AreaStatus.SUCCEEDED)
                .isEmpty()) {
            reasons.add(RejectionCode.DATA_NOT_AVAILABLE.at(
                    "runs", "run " + version + " has no results of grid area " + area));
        }
    }
}
