package org.meterhub.settlement.run.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.settlement.run.RunDays;
import org.meterhub.settlement.run.SettlementInForce;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.SettlementRuns;

/**
 * The file that says of which runs a report is: RUNS, a row for each grid area and run, with the days it stands for, its cut-off, whether it is whole, when it
 * was sent, and whether it is in force. Who asked for a run and who approved it stays in the hub.
 */
final class RunsFile {

    private static final List<String> COLUMNS = List.of(
            "METERINGGRIDAREAID",
            "CALCULATIONVERSION",
            "CALCULATIONTYPE",
            "PERIODSTART",
            "PERIODEND",
            "CUTOFF",
            "COMPLETE",
            "SENTAT",
            "STANDING");
    private static final List<String> COLUMNS_OF_PEOPLE =
            List.of("REQUESTEDBY", "REQUESTEDAT", "APPROVEDBY", "APPROVEDAT");

    private final SettlementRuns runs;
    private final MarketCalendar calendar;
    private final ReportRequest request;

    RunsFile(SettlementRuns runs, MarketCalendar calendar, ReportRequest request) {
        this.runs = runs;
        this.calendar = calendar;
        this.request = request;
    }

    void write(CsvZip zip, SortedMap<GridAreaCode, List<RunDays>> parts) throws IOException {
        boolean people = request.reader().is(ReportReader.Role.ADMINISTRATOR);
        List<String> columns = new ArrayList<>(COLUMNS);
        if (people) {
            columns.addAll(COLUMNS_OF_PEOPLE);
        }
        GridAreaCode only = parts.size() == 1 ? parts.firstKey() : null;
        CsvZip.Table table = zip.begin(ReportFileName.of("RUNS", only, request, calendar), columns);
        for (Map.Entry<GridAreaCode, List<RunDays>> entry : parts.entrySet()) {
            for (RunDays part : entry.getValue()) {
                table.row(row(entry.getKey(), part, people));
            }
        }
    }

    private List<@Nullable String> row(GridAreaCode gridArea, RunDays part, boolean people) {
        SettlementRun run = part.run();
        SettlementRun.Area area = run.area(gridArea).orElseThrow();
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(gridArea.value());
        cells.add(String.valueOf(run.version()));
        cells.add(run.type().code());
        cells.add(part.days().from().toString());
        cells.add(part.days().to().toString());
        cells.add(run.cutoff().toString());
        cells.add(area.isIncomplete() ? "0" : "1");
        cells.add(area.sentAt() == null ? null : area.sentAt().toString());
        cells.add(standing(run, gridArea));
        if (people) {
            SettlementRun.Approval approval = run.approval();
            cells.add(run.requestedBy());
            cells.add(run.requestedAt().toString());
            cells.add(approval == null ? null : approval.by());
            cells.add(approval == null ? null : approval.at().toString());
        }
        return cells;
    }

    private String standing(SettlementRun run, GridAreaCode gridArea) {
        SettlementInForce.Standing standing = runs.standings(run).get(gridArea);
        return String.valueOf(standing).toLowerCase(Locale.ROOT);
    }
}
