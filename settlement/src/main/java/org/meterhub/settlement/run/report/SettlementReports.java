package org.meterhub.settlement.run.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.settlement.run.RunBasis;
import org.meterhub.settlement.run.RunDays;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.SettlementRuns;

/**
 * Writes settlement reports (docs/guides/settlement-clerk.md#hand-it-on-report-billing-basis-summary). A report is written from what runs keep and from
 * what was known at their cut-offs, so it can be asked for
 * again at any time and says the same; its file RUNS says of which runs it is, and how they stand when it is written. Memory is bounded by what is kept of
 * one grid area; readings go through in batches.
 */
public final class SettlementReports {

    /** How many rows a file has where files are limited: what a spreadsheet can open. */
    public static final int ROWS_PER_FILE_MAX = 1_000_000;

    private final SettlementRuns runs;
    private final RunBasis data;
    private final String currency;
    private final Function<GridAreaCode, Optional<String>> owners;
    private final int rowsPerFileMax;

    /**
     * @param currency of prices and amounts, for example {@code NOK}
     * @param owners tells the number of the grid company of a grid area
     */
    public SettlementReports(
            SettlementRuns runs, RunBasis data, String currency, Function<GridAreaCode, Optional<String>> owners) {
        this(runs, data, currency, owners, ROWS_PER_FILE_MAX);
    }

    SettlementReports(
            SettlementRuns runs,
            RunBasis data,
            String currency,
            Function<GridAreaCode, Optional<String>> owners,
            int rowsPerFileMax) {
        this.runs = runs;
        this.data = data;
        this.currency = currency;
        this.owners = owners;
        this.rowsPerFileMax = rowsPerFileMax;
    }

    /**
     * Writes a report, or says everything that is wrong with the request and writes nothing.
     *
     * @param target the zip; beside it, rows that wait for their turn need about as much room as the report unpacked
     * @throws IOException when it cannot be written; what is there then is no report
     */
    public ReportOutcome write(ReportRequest request, Path target) throws IOException {
        return write(
                request, new ReportRules(data.calendar(), data::run, owners).judge(request), target, (zip, parts) -> {
                    new ResultFiles(data, request, parts, currency).write(zip);
                    if (request.basisData()) {
                        new BasisFiles(data, request, folderOf(target)).write(zip, parts);
                    }
                });
    }

    /**
     * Writes the billing basis of whole months: values and amounts of each point, all of them for the operator, those of a supplier for itself.
     *
     * @param request of wholesale types; split and basis data do not matter
     * @param target as for {@link #write}
     */
    public ReportOutcome writeBilling(ReportRequest request, Path target) throws IOException {
        return write(
                request,
                new ReportRules(data.calendar(), data::run, owners).judgeBilling(request),
                target,
                (zip, parts) -> new BillingFiles(data, request, currency, folderOf(target)).write(zip, parts));
    }

    private static Path folderOf(Path target) {
        return Objects.requireNonNull(target.toAbsolutePath().getParent());
    }

    /** Writes the tables of a report. */
    private interface Content {
        void write(CsvZip zip, SortedMap<GridAreaCode, List<RunDays>> parts) throws IOException;
    }

    private ReportOutcome write(ReportRequest request, List<Rejection> reasons, Path target, Content content)
            throws IOException {
        if (!reasons.isEmpty()) {
            return new ReportOutcome.Refused(reasons);
        }
        SortedMap<GridAreaCode, List<RunDays>> parts = new TreeMap<>();
        SortedMap<GridAreaCode, List<LocalDate>> without = new TreeMap<>();
        for (GridAreaCode area : request.gridAreas()) {
            List<RunDays> ofArea = runsOf(request, area);
            parts.put(area, ofArea);
            List<LocalDate> missing = data.calendar().daysOf(request.period()).stream()
                    .filter(day -> ofArea.stream().noneMatch(part -> part.days()
                            .contains(data.calendar().startOf(day))))
                    .toList();
            if (!missing.isEmpty()) {
                without.put(area, missing);
            }
        }
        if (parts.values().stream().allMatch(List::isEmpty)) {
            return new ReportOutcome.Refused(List.of(RejectionCode.DATA_NOT_AVAILABLE.at(
                    "period", "no run that was sent has settled any of these days" + waiting(request))));
        }
        CsvZip zip = new CsvZip(
                new BufferedOutputStream(Files.newOutputStream(target)), request.rowsLimited() ? rowsPerFileMax : 0);
        try (zip) {
            content.write(zip, parts);
            new RunsFile(runs, data.calendar(), request).write(zip, parts);
        }
        SortedMap<GridAreaCode, List<SettlementRun>> waiting = new TreeMap<>();
        parts.forEach((area, ofArea) -> waiting.put(area, waiting(request, area, ofArea)));
        return new ReportOutcome.Written(zip.files(), without, parts, waiting);
    }

    /** The runs that are newer than those of the report and do not count, because they are not sent; none where runs are named. */
    private List<SettlementRun> waiting(ReportRequest request, GridAreaCode area, List<RunDays> parts) {
        if (request.runs().containsKey(area)) {
            return List.of();
        }
        SortedMap<LocalDate, Long> counted = new TreeMap<>();
        for (RunDays part : parts) {
            data.calendar()
                    .daysOf(part.days())
                    .forEach(day -> counted.put(day, part.run().version()));
        }
        return runs.waiting(request.type(), area, request.period(), counted);
    }

    private String waiting(ReportRequest request) {
        SortedSet<Long> versions = new TreeSet<>();
        for (GridAreaCode area : request.gridAreas()) {
            waiting(request, area, List.of()).forEach(run -> versions.add(run.version()));
        }
        return versions.isEmpty()
                ? ""
                : "; not sent, and so without --unsent in no report: run "
                        + versions.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** The run that is named, or the one in force on each day, days of the same run together. */
    private List<RunDays> runsOf(ReportRequest request, GridAreaCode area) {
        Long named = request.runs().get(area);
        if (named != null) {
            return List.of(new RunDays(run(named), request.period()));
        }
        List<RunDays> found = new ArrayList<>();
        for (Map.Entry<LocalDate, Long> entry : byDay(request, area).entrySet()) {
            Interval day = data.calendar().intervalOf(entry.getKey());
            RunDays last = found.isEmpty() ? null : found.get(found.size() - 1);
            if (last != null
                    && last.run().version() == entry.getValue()
                    && last.days().to().equals(day.from())) {
                found.set(
                        found.size() - 1,
                        new RunDays(last.run(), new Interval(last.days().from(), day.to())));
            } else {
                found.add(new RunDays(run(entry.getValue()), day));
            }
        }
        return found;
    }

    private SortedMap<LocalDate, Long> byDay(ReportRequest request, GridAreaCode area) {
        return request.unsent()
                ? runs.newestByDay(request.type(), area, request.period())
                : runs.inForce(request.type(), area, request.period());
    }

    private SettlementRun run(long version) {
        return data.run(version).orElseThrow();
    }
}
