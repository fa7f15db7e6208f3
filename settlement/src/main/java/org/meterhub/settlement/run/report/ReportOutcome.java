package org.meterhub.settlement.run.report;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.settlement.run.RunDays;
import org.meterhub.settlement.run.SettlementRun;

/** What became of a request for a report. */
public sealed interface ReportOutcome {

    /**
     * The report is written.
     *
     * @param files in the order in which they stand in the zip
     * @param daysWithout days of grid areas that no run of the report has settled, of which it has nothing
     * @param runs the runs of each grid area, with the days they stand for
     * @param waiting runs of grid areas that are newer than those of the report and do not count, because they are not sent
     */
    record Written(
            List<File> files,
            SortedMap<GridAreaCode, List<LocalDate>> daysWithout,
            SortedMap<GridAreaCode, List<RunDays>> runs,
            SortedMap<GridAreaCode, List<SettlementRun>> waiting)
            implements ReportOutcome {

        public Written {
            files = List.copyOf(files);
        }
    }

    /**
     * A file of the report.
     *
     * @param rows without the headings
     */
    record File(String name, long rows) {}

    /** Nothing was written: all that is wrong with the request. */
    record Refused(List<Rejection> reasons) implements ReportOutcome {

        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
