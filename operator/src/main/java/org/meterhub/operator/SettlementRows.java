package org.meterhub.operator;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.operator.AdminData.RunAreaRow;
import org.meterhub.operator.AdminData.RunRow;
import org.meterhub.operator.SettlementData.ActRow;
import org.meterhub.operator.SettlementData.AreaDifference;
import org.meterhub.operator.SettlementData.ChargeChange;
import org.meterhub.operator.SettlementData.ChargeTotal;
import org.meterhub.operator.SettlementData.Comparison;
import org.meterhub.operator.SettlementData.Difference;
import org.meterhub.operator.SettlementData.PointChange;
import org.meterhub.operator.SettlementData.SeriesTotal;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.calculation.EnergySeriesKey;
import org.meterhub.settlement.calculation.charge.ChargeSeries;
import org.meterhub.settlement.run.RunAct;
import org.meterhub.settlement.run.SettlementInForce;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.SettlementRuns;
import org.meterhub.settlement.run.compare.AreaComparison;
import org.meterhub.settlement.run.compare.Cause;
import org.meterhub.settlement.run.compare.ChargeDifference;
import org.meterhub.settlement.run.compare.PointDifference;
import org.meterhub.settlement.run.compare.RunComparison;
import org.meterhub.settlement.run.compare.SeriesDifference;

/** Puts runs, results and comparisons into the rows that the admin port answers with. */
final class SettlementRows {

    private final MarketCalendar calendar;
    private final SettlementRuns runs;

    SettlementRows(MarketCalendar calendar, SettlementRuns runs) {
        this.calendar = calendar;
        this.runs = runs;
    }

    RunRow row(SettlementRun run) {
        SettlementRun.Approval approval = run.approval();
        SortedMap<GridAreaCode, SettlementInForce.Standing> standings = runs.standings(run);
        return new RunRow(
                run.version(),
                run.type().code(),
                calendar.dayOf(run.period().from()).toString(),
                calendar.dayOf(run.period().to()).toString(),
                run.resolution().code(),
                run.cutoff().toString(),
                run.requestedAt().toString(),
                run.requestedBy(),
                approval == null ? null : approval.by(),
                approval == null ? null : approval.at().toString(),
                run.pastCutoff(),
                run.internal(),
                run.status().name(),
                run.areas().stream()
                        .map(area -> new RunAreaRow(
                                area.gridArea().value(),
                                area.isIncomplete()
                                        ? SettlementRun.Status.INCOMPLETE.name()
                                        : area.status().name(),
                                area.sentAt() == null ? null : area.sentAt().toString(),
                                String.valueOf(standings.get(area.gridArea())),
                                area.findings().stream()
                                        .map(finding -> finding.text(calendar.zone()))
                                        .toList()))
                        .toList());
    }

    static ActRow row(RunAct act) {
        return new ActRow(act.at().toString(), act.person(), act.kind().name(), act.about());
    }

    static SeriesTotal total(EnergySeries series) {
        EnergySeriesKey key = series.key();
        Long point = key.meteringPoint();
        return new SeriesTotal(
                key.gridArea().value(),
                key.kind().seriesName(),
                key.level().name().toLowerCase(Locale.ROOT),
                key.neighbour() == null ? null : key.neighbour().value(),
                key.supplier(),
                key.balanceResponsible(),
                point == null ? null : Gsrn.ofLong(point).value(),
                series.resolution().code(),
                series.steps(),
                series.totalWh());
    }

    static ChargeTotal total(ChargeSeries series) {
        BigDecimal quantity = BigDecimal.ZERO;
        for (int row = 0; row < series.rows(); row++) {
            quantity = quantity.add(series.quantity(row));
        }
        SettlementMethod method = series.key().settlementMethod();
        return new ChargeTotal(
                series.key().gridArea().value(),
                series.key().charge().code(),
                series.key().charge().owner(),
                series.key().charge().type().resultName(),
                series.key().tax(),
                series.key().supplier(),
                series.key().type().code(),
                method == null ? null : method.code(),
                quantity.toPlainString(),
                text(series.totalAmount().orElse(null)));
    }

    /** @param before the runs themselves */
    Comparison row(RunComparison comparison, SettlementRun before, SettlementRun after) {
        return new Comparison(
                row(before),
                row(after),
                calendar.dayOf(comparison.period().from()).toString(),
                calendar.dayOf(comparison.period().to()).toString(),
                comparison.areas().stream().map(SettlementRows::row).toList(),
                comparison.notCompared().stream().map(GridAreaCode::value).toList());
    }

    private static AreaDifference row(AreaComparison area) {
        return new AreaDifference(
                area.gridArea().value(),
                area.totals().stream().map(SettlementRows::row).toList(),
                area.suppliers().stream().map(SettlementRows::row).toList(),
                area.charges().stream().map(SettlementRows::row).toList(),
                area.points().stream().map(SettlementRows::row).toList(),
                area.pointDays());
    }

    private static Difference row(SeriesDifference difference) {
        return new Difference(
                difference.key().kind().seriesName(),
                difference.key().supplier(),
                difference.beforeWh(),
                difference.afterWh(),
                names(difference.causes()));
    }

    private static ChargeChange row(ChargeDifference difference) {
        return new ChargeChange(
                difference.key().charge().code(),
                difference.key().charge().owner(),
                difference.key().supplier(),
                text(difference.knownBefore()),
                text(difference.knownAfter()),
                names(difference.causes()));
    }

    private static PointChange row(PointDifference difference) {
        return new PointChange(
                Gsrn.ofLong(difference.meteringPoint()).value(),
                difference.day().toString(),
                List.copyOf(difference.suppliersBefore()),
                List.copyOf(difference.suppliersAfter()),
                difference.beforeWh(),
                difference.afterWh(),
                names(difference.causes()));
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    private static List<String> names(Collection<Cause> causes) {
        return causes.stream().map(Enum::name).toList();
    }
}
