package org.meterhub.settlement.run.report;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.settlement.calculation.AreaBalance;
import org.meterhub.settlement.calculation.AreaEnergy;
import org.meterhub.settlement.calculation.EnergyKind;
import org.meterhub.settlement.calculation.EnergyLevel;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.calculation.Finding;
import org.meterhub.settlement.calculation.QualityMask;
import org.meterhub.settlement.calculation.charge.AreaCharges;
import org.meterhub.settlement.calculation.charge.ChargeSeries;
import org.meterhub.settlement.calculation.charge.TotalMonthlyAmount;
import org.meterhub.settlement.run.SettlementInForce;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.SettlementRuns;

/**
 * A run on a few sheets of a workbook (XLSX): over each sheet of which run it is and whether it counts; totals per grid area and per supplier, the quality of the sums, the days with missing values, what was found,
 * and what is charged. One grid area is in memory at a time.
 */
public final class RunSummary {

    /** Into each of these goes metered energy of suppliers. */
    private static final Set<EnergyKind> METERED =
            EnumSet.of(EnergyKind.PRODUCTION, EnergyKind.FLEX_CONSUMPTION, EnergyKind.NON_PROFILED_CONSUMPTION);

    private static final String PROGRAM = "Meterhub";
    private static final String PROGRAM_VERSION = "1.0";

    private final SettlementRuns runs;
    private final MarketCalendar calendar;

    public RunSummary(SettlementRuns runs, MarketCalendar calendar) {
        this.runs = runs;
        this.calendar = calendar;
    }

    /**
     * Writes the workbook.
     *
     * @param target stays open
     * @throws IllegalArgumentException when there is no such run
     */
    public void write(long version, SummaryLanguage language, OutputStream target) throws IOException {
        SettlementRun run =
                runs.find(version).orElseThrow(() -> new IllegalArgumentException("there is no run " + version));
        Workbook workbook = new Workbook(target, PROGRAM, PROGRAM_VERSION);
        String heading = heading(run, language);
        writeRun(workbook, heading, language, run);
        writeAreas(workbook, heading, language, run);
        writeSuppliers(workbook, heading, language, run);
        writeQuality(workbook, heading, language, run);
        writeMissing(workbook, heading, language, run);
        writeFindings(workbook, heading, language, run);
        if (run.type().isWholesale()) {
            writeCharges(workbook, heading, language, run);
        }
        workbook.finish();
    }

    private void writeRun(Workbook workbook, String heading, SummaryLanguage language, SettlementRun run)
            throws IOException {
        SummarySheet sheet = new SummarySheet(
                workbook,
                heading,
                language,
                SummaryWord.RUN,
                SummaryWord.VERSION,
                SummaryWord.TYPE,
                SummaryWord.FROM,
                SummaryWord.TO,
                SummaryWord.RESOLUTION,
                SummaryWord.STATUS,
                SummaryWord.CUTOFF,
                SummaryWord.EARLIER_STATE,
                SummaryWord.INTERNAL,
                SummaryWord.REQUESTED_BY,
                SummaryWord.REQUESTED_AT,
                SummaryWord.APPROVED_BY,
                SummaryWord.APPROVED_AT);
        SettlementRun.Approval approval = run.approval();
        sheet.row()
                .count(run.version())
                .text(run.type().code())
                .text(calendar.dayOf(run.period().from()))
                .text(calendar.dayOf(run.period().to()).minusDays(1))
                .text(run.resolution().code())
                .word(status(run.status()))
                .text(run.cutoff())
                .yesOrNo(run.pastCutoff())
                .yesOrNo(run.internal())
                .text(run.requestedBy())
                .text(run.requestedAt())
                .text(run.approvedBy())
                .text(approval == null ? null : approval.at());
    }

    /** Stands over every sheet, so that no figure is without its run. */
    private String heading(SettlementRun run, SummaryLanguage language) {
        String standings = runs.standings(run).entrySet().stream()
                .map(area -> area.getKey() + " " + standing(area.getValue()).in(language))
                .collect(Collectors.joining(", "));
        return SummaryWord.RUN.in(language) + " " + run.version() + ", "
                + run.type().code() + ", "
                + calendar.dayOf(run.period().from()) + " - "
                + calendar.dayOf(run.period().to()).minusDays(1) + "; " + SummaryWord.CUTOFF.in(language) + " "
                + run.cutoff() + "; " + standings;
    }

    private static SummaryWord standing(SettlementInForce.Standing standing) {
        return switch (standing) {
            case NO_RESULTS -> SummaryWord.NO_RESULTS;
            case TRIAL -> SummaryWord.TRIAL;
            case EARLIER_STATE -> SummaryWord.OF_EARLIER_STATE;
            case NOT_SENT -> SummaryWord.NOT_SENT;
            case IN_FORCE -> SummaryWord.IN_FORCE;
            case PARTLY_REPLACED -> SummaryWord.PARTLY_REPLACED;
            case REPLACED -> SummaryWord.REPLACED;
        };
    }

    private static SummaryWord status(SettlementRun.Status status) {
        return switch (status) {
            case RUNNING -> SummaryWord.STATUS_RUNNING;
            case SUCCEEDED -> SummaryWord.STATUS_SUCCEEDED;
            case INCOMPLETE -> SummaryWord.STATUS_INCOMPLETE;
            case PARTLY_FAILED -> SummaryWord.STATUS_PARTLY_FAILED;
            case FAILED -> SummaryWord.STATUS_FAILED;
            case CANCELLED -> SummaryWord.STATUS_CANCELLED;
        };
    }

    private static SummaryWord status(SettlementRun.Area area) {
        return switch (area.status()) {
            case WAITING -> SummaryWord.STATUS_WAITING;
            case SUCCEEDED -> area.isIncomplete() ? SummaryWord.STATUS_INCOMPLETE : SummaryWord.STATUS_SUCCEEDED;
            case FAILED -> SummaryWord.STATUS_FAILED;
            case CANCELLED -> SummaryWord.STATUS_CANCELLED;
        };
    }

    private void writeAreas(Workbook workbook, String heading, SummaryLanguage language, SettlementRun run)
            throws IOException {
        SummarySheet sheet = new SummarySheet(
                workbook,
                heading,
                language,
                SummaryWord.GRID_AREAS,
                SummaryWord.GRID_AREA,
                SummaryWord.STATUS,
                SummaryWord.SENT_AT,
                SummaryWord.STANDING,
                SummaryWord.METERED_PRODUCTION,
                SummaryWord.EXCHANGE,
                SummaryWord.METERED_FLEX,
                SummaryWord.NON_PROFILED,
                SummaryWord.GRID_LOSS,
                SummaryWord.DIFFERENCE,
                SummaryWord.BALANCED);
        SortedMap<GridAreaCode, SettlementInForce.Standing> standings = runs.standings(run);
        for (SettlementRun.Area area : run.areas()) {
            sheet.row()
                    .text(area.gridArea())
                    .word(status(area))
                    .text(area.sentAt())
                    .word(standing(Objects.requireNonNull(standings.get(area.gridArea()))));
            runs.results(run.version(), area.gridArea())
                    .map(AreaEnergy::balance)
                    .ifPresent(account -> add(sheet, account));
        }
    }

    private static void add(SummarySheet sheet, AreaBalance account) {
        sheet.kilowattHours(account.productionWh())
                .kilowattHours(account.exchangeWh())
                .kilowattHours(account.flexConsumptionWh())
                .kilowattHours(account.nonProfiledConsumptionWh())
                .kilowattHours(account.gridLossWh())
                .kilowattHours(account.differenceWh())
                .yesOrNo(account.isBalancedAtEveryStep());
    }

    private record Supplied(
            @Nullable String supplier, @Nullable String balanceResponsible) implements Comparable<Supplied> {

        private static final Comparator<@Nullable String> NOTHING_FIRST =
                Comparator.nullsFirst(Comparator.naturalOrder());
        private static final Comparator<Supplied> ORDER = Comparator.comparing(Supplied::supplier, NOTHING_FIRST)
                .thenComparing(Supplied::balanceResponsible, NOTHING_FIRST);

        @Override
        public int compareTo(Supplied other) {
            return ORDER.compare(this, other);
        }
    }

    private void writeSuppliers(Workbook workbook, String heading, SummaryLanguage language, SettlementRun run)
            throws IOException {
        SummarySheet sheet = new SummarySheet(
                workbook,
                heading,
                language,
                SummaryWord.SUPPLIERS,
                SummaryWord.GRID_AREA,
                SummaryWord.SUPPLIER,
                SummaryWord.BALANCE_RESPONSIBLE,
                SummaryWord.PRODUCTION,
                SummaryWord.FLEX,
                SummaryWord.NON_PROFILED,
                SummaryWord.AMOUNT_TOTAL);
        for (SettlementRun.Area area : run.areas()) {
            SortedMap<Supplied, Map<EnergyKind, Long>> sums = new TreeMap<>();
            for (EnergySeries series : ofSuppliers(run, area.gridArea())) {
                sums.computeIfAbsent(
                                new Supplied(
                                        series.key().supplier(), series.key().balanceResponsible()),
                                unused -> new TreeMap<>())
                        .put(series.key().kind(), series.totalWh());
            }
            List<TotalMonthlyAmount> totals = runs.charges(run.version(), area.gridArea())
                    .map(AreaCharges::totalsOfSuppliers)
                    .orElse(List.of());
            for (Map.Entry<Supplied, Map<EnergyKind, Long>> entry : sums.entrySet()) {
                String supplier = entry.getKey().supplier();
                sheet.row()
                        .text(area.gridArea())
                        .text(supplier)
                        .text(entry.getKey().balanceResponsible());
                for (EnergyKind kind : METERED) {
                    sheet.kilowattHours(entry.getValue().getOrDefault(kind, 0L));
                }
                sheet.number(totals.stream()
                        .filter(total -> Objects.equals(total.supplier(), supplier))
                        .flatMap(total -> total.amount().stream())
                        .findFirst()
                        .orElse(null));
            }
        }
    }

    private List<EnergySeries> ofSuppliers(SettlementRun run, GridAreaCode area) {
        return runs.results(run.version(), area).stream()
                .flatMap(energy -> energy.series().stream())
                .filter(series -> series.key().level() == EnergyLevel.SUPPLIER
                        && METERED.contains(series.key().kind()))
                .toList();
    }

    /** The worst of a sum counts, as in documents. */
    private void writeQuality(Workbook workbook, String heading, SummaryLanguage language, SettlementRun run)
            throws IOException {
        SummarySheet sheet = new SummarySheet(
                workbook,
                heading,
                language,
                SummaryWord.QUALITY,
                SummaryWord.GRID_AREA,
                SummaryWord.SUPPLIER,
                SummaryWord.SERIES,
                SummaryWord.STEPS,
                SummaryWord.MEASURED,
                SummaryWord.ESTIMATED,
                SummaryWord.INCOMPLETE,
                SummaryWord.CALCULATED);
        for (SettlementRun.Area area : run.areas()) {
            for (EnergySeries series : ofSuppliers(run, area.gridArea())) {
                Map<String, Long> counts = new TreeMap<>();
                long rows = 0;
                for (int step = 0; step < series.steps(); step++) {
                    if (series.hasRow(step)) {
                        rows++;
                        counts.merge(QualityMask.documentCode(series.qualityMask(step)), 1L, Long::sum);
                    }
                }
                sheet.row()
                        .text(area.gridArea())
                        .text(series.key().supplier())
                        .text(series.key().kind().seriesName())
                        .count(rows);
                for (String code : List.of("A04", "A03", QualityMask.INCOMPLETE_CODE, "A06")) {
                    sheet.count(counts.getOrDefault(code, 0L));
                }
            }
        }
    }

    private void writeMissing(Workbook workbook, String heading, SummaryLanguage language, SettlementRun run)
            throws IOException {
        SummarySheet sheet = new SummarySheet(
                workbook,
                heading,
                language,
                SummaryWord.MISSING,
                SummaryWord.GRID_AREA,
                SummaryWord.SUPPLIER,
                SummaryWord.SERIES,
                SummaryWord.DAY,
                SummaryWord.INCOMPLETE_STEPS);
        for (SettlementRun.Area area : run.areas()) {
            for (EnergySeries series : ofSuppliers(run, area.gridArea())) {
                SortedMap<LocalDate, Long> days = new TreeMap<>();
                for (int step = 0; step < series.steps(); step++) {
                    if ((series.qualityMask(step) & QualityMask.MISSING) != 0) {
                        days.merge(calendar.dayOf(series.timeOf(step)), 1L, Long::sum);
                    }
                }
                for (Map.Entry<LocalDate, Long> day : days.entrySet()) {
                    sheet.row()
                            .text(area.gridArea())
                            .text(series.key().supplier())
                            .text(series.key().kind().seriesName())
                            .text(day.getKey())
                            .count(day.getValue());
                }
            }
        }
    }

    private static void writeFindings(Workbook workbook, String heading, SummaryLanguage language, SettlementRun run)
            throws IOException {
        SummarySheet sheet = new SummarySheet(
                workbook,
                heading,
                language,
                SummaryWord.FINDINGS,
                SummaryWord.GRID_AREA,
                SummaryWord.FINDING,
                SummaryWord.POINT,
                SummaryWord.TIME,
                SummaryWord.DETAIL);
        for (SettlementRun.Area area : run.areas()) {
            for (Finding finding : area.findings()) {
                Long point = finding.meteringPoint();
                sheet.row()
                        .text(area.gridArea())
                        .text(finding.kind())
                        .text(point == null ? null : BasisFiles.point(point))
                        .text(finding.time())
                        .text(finding.detail());
            }
        }
    }

    private void writeCharges(Workbook workbook, String heading, SummaryLanguage language, SettlementRun run)
            throws IOException {
        SummarySheet sheet = new SummarySheet(
                workbook,
                heading,
                language,
                SummaryWord.CHARGES,
                SummaryWord.GRID_AREA,
                SummaryWord.SUPPLIER,
                SummaryWord.CHARGE,
                SummaryWord.OWNER,
                SummaryWord.CHARGE_TYPE,
                SummaryWord.TAX,
                SummaryWord.POINT_TYPE,
                SummaryWord.METHOD,
                SummaryWord.RESOLUTION,
                SummaryWord.QUANTITY,
                SummaryWord.AMOUNT,
                SummaryWord.WITHOUT_PRICE);
        for (SettlementRun.Area area : run.areas()) {
            List<ChargeSeries> charged = runs.charges(run.version(), area.gridArea())
                    .map(AreaCharges::series)
                    .orElse(List.of());
            for (ChargeSeries series : charged) {
                sheet.row()
                        .text(area.gridArea())
                        .text(series.key().supplier())
                        .text(series.key().charge().code())
                        .text(series.key().charge().owner())
                        .text(series.key().charge().type().resultName())
                        .yesOrNo(series.key().tax())
                        .text(series.key().type().code())
                        .text(ResultFiles.code(series.key().settlementMethod()))
                        .text(series.key().resolution().code())
                        .number(quantity(series))
                        .number(series.totalAmount().orElse(null))
                        .count(withoutPrice(series));
            }
        }
    }

    private static BigDecimal quantity(ChargeSeries series) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int row = 0; row < series.rows(); row++) {
            sum = sum.add(series.quantity(row));
        }
        return sum;
    }

    private static long withoutPrice(ChargeSeries series) {
        long without = 0;
        for (int row = 0; row < series.rows(); row++) {
            without += series.price(row).isEmpty() ? 1 : 0;
        }
        return without;
    }
}
