package org.meterhub.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.hubroutes.settlement.BillingOutcome;
import org.meterhub.hubroutes.settlement.BillingSender;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.operator.ReportData.BillingSent;
import org.meterhub.operator.ReportData.Kind;
import org.meterhub.operator.ReportData.ReportAnswer;
import org.meterhub.operator.ReportData.ReportFile;
import org.meterhub.operator.ReportData.ReportWanted;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.run.RunDays;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.SettlementRuns;
import org.meterhub.settlement.run.report.ReportOutcome;
import org.meterhub.settlement.run.report.ReportReader;
import org.meterhub.settlement.run.report.ReportRequest;
import org.meterhub.settlement.run.report.RunSummary;
import org.meterhub.settlement.run.report.SettlementReports;
import org.meterhub.settlement.run.report.SummaryLanguage;
import org.meterhub.supplierregistry.Parties;
import org.meterhub.supplierregistry.Party;

/** Reports over the admin port: asked for, then fetched, then removed. They are written to disk, so neither side holds one in memory. */
public final class ReportEndpoints implements Endpoints {

    private final Database database;
    private final Parties parties;
    private final SettlementRuns runs;
    private final SettlementReports reports;
    private final RunSummary summary;
    private final BillingSender billing;
    private final SettlementScope scope;
    private final ReportShelf shelf;
    private final MarketCalendar calendar;
    private final MarketClock clock;
    private final ObjectMapper json = new ObjectMapper();

    public ReportEndpoints(
            Database database,
            Parties parties,
            SettlementRuns runs,
            SettlementReports reports,
            RunSummary summary,
            BillingSender billing,
            SettlementScope scope,
            ReportShelf shelf,
            MarketCalendar calendar,
            MarketClock clock) {
        this.database = database;
        this.parties = parties;
        this.runs = runs;
        this.reports = reports;
        this.summary = summary;
        this.billing = billing;
        this.scope = scope;
        this.shelf = shelf;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/reports", this::write);
        routes.post("/settlements/{version}/send-billing", this::sendBilling);
        routes.get("/reports/{file}", this::fetch);
        routes.delete("/reports/{file}", this::remove);
    }

    private void write(Context request) throws IOException {
        ReportWanted wanted = read(request);
        shelf.removeBefore(clock.now());
        request.json(wanted.kind() == Kind.SUMMARY ? summary(wanted) : zip(wanted));
    }

    private ReportWanted read(Context request) throws JsonProcessingException {
        return json.readValue(request.body(), ReportWanted.class);
    }

    private void fetch(Context request) throws IOException {
        Path file = existing(request);
        request.contentType("application/octet-stream");
        // With the length the client can tell a complete report from one that was cut off.
        request.res().setContentLengthLong(Files.size(file));
        Files.copy(file, request.outputStream());
    }

    private void remove(Context request) throws IOException {
        Files.deleteIfExists(existing(request));
        request.json(List.of());
    }

    private Path existing(Context request) {
        String name = request.pathParam("file");
        return shelf.find(name)
                .orElseThrow(() -> AdminRefusal.notFound(
                        "there is no report '" + name + "'", "Reports are removed when they are fetched; ask again."));
    }

    private void sendBilling(Context request) {
        SettlementRun run = run(Parameters.id(request, "version"));
        BillingOutcome outcome = billing.send(run.version());
        if (outcome instanceof BillingOutcome.Refused refused) {
            throw AdminRefusal.refused(refused.reason(), "./hub settle list shows the runs.");
        }
        if (outcome instanceof BillingOutcome.Sent sent) {
            request.json(new BillingSent(
                    run.version(),
                    sent.series(),
                    sent.heldBack().stream().map(GridAreaCode::value).toList(),
                    sent.replaced().stream().map(GridAreaCode::value).toList()));
        }
    }

    private ReportAnswer summary(ReportWanted wanted) throws IOException {
        if (wanted.runs().size() != 1) {
            throw AdminRefusal.badRequest("a summary is of one run", "Name one.");
        }
        SettlementRun run = run(wanted.runs().get(0));
        SummaryLanguage language = wanted.language() == null
                ? SummaryLanguage.ENGLISH
                : Parameters.choice("language", wanted.language(), SummaryLanguage.values(), SummaryLanguage::code);
        Path file = shelf.newFile("settlement-summary-" + run.version() + (isSent(run) ? "" : "-not-sent"), "xlsx");
        try (OutputStream out = OwnerOnly.create(file)) {
            summary.write(run.version(), language, out);
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
        return answer(file, List.of(), List.of(sentence(run)));
    }

    private static boolean isSent(SettlementRun run) {
        return run.areas().stream().anyMatch(area -> area.sentAt() != null);
    }

    private String sentence(SettlementRun run) {
        return Standings.sentence(new SettlementRows(calendar, runs).row(run));
    }

    private ReportAnswer zip(ReportWanted wanted) throws IOException {
        ReportReader reader = reader(wanted);
        List<String> remarks = new ArrayList<>();
        ReportRequest request = wanted.runs().isEmpty() ? inForce(wanted, reader) : ofRuns(wanted, reader, remarks);
        boolean billing = wanted.kind() == Kind.BILLING;
        boolean named = !wanted.runs().isEmpty();
        Path file = shelf.newFile(stem(wanted, reader), "zip");
        try {
            ReportOutcome outcome = billing ? reports.writeBilling(request, file) : reports.write(request, file);
            if (outcome instanceof ReportOutcome.Written written) {
                if (!named) {
                    remark(written, remarks);
                }
                written.daysWithout()
                        .forEach((area, days) -> remarks.add((wanted.unsent() ? "No run" : "No run that was sent")
                                + " has settled "
                                + days.stream().map(String::valueOf).collect(Collectors.joining(", "))
                                + " in grid area " + area + "; the report has nothing of it."));
                return answer(
                        file,
                        written.files().stream()
                                .map(one -> new ReportFile(one.name(), one.rows()))
                                .toList(),
                        remarks);
            }
            throw AdminRefusal.refused(
                    SettlementScope.reasons(((ReportOutcome.Refused) outcome).reasons()),
                    "./hub settle list shows the runs.");
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    /** Of which runs a report of days is, where something is to be said of them, and which it is not of. */
    private void remark(ReportOutcome.Written written, List<String> remarks) {
        written.runs().forEach((area, parts) -> parts.stream()
                .map(RunDays::run)
                .distinct()
                .forEach(run -> remark(run, run.area(area).orElseThrow()).ifPresent(remarks::add)));
        written.waiting()
                .forEach((area, runs) -> runs.forEach(run -> remarks.add("Run " + run.version() + " has settled "
                        + scope.days(run.period()) + " in grid area " + area
                        + " too: it is not sent and does not count.")));
    }

    private static ReportAnswer answer(Path file, List<ReportFile> files, List<String> remarks) throws IOException {
        String name = String.valueOf(file.getFileName());
        return new ReportAnswer(name.substring(0, name.lastIndexOf('.')), name, Files.size(file), files, remarks);
    }

    private static String stem(ReportWanted wanted, ReportReader reader) {
        String kind = wanted.kind() == Kind.BILLING ? "billing-basis" : "settlement-report";
        String what = wanted.runs().isEmpty()
                ? wanted.unsent() ? "newest" : "in-force"
                : wanted.runs().size() == 1 ? String.valueOf(wanted.runs().get(0)) : "runs";
        String whom = reader.role()
                .marketRole()
                .map(role -> "-" + role.code().toLowerCase(Locale.ROOT))
                .orElse("");
        return kind + "-" + what + whom;
    }

    /** The balance fixing in force on each day. */
    private ReportRequest inForce(ReportWanted wanted, ReportReader reader) {
        if (wanted.from() == null || wanted.to() == null) {
            throw AdminRefusal.badRequest(
                    "it is not said which runs the report is of",
                    "Name runs, or with --from and --to the days whose balance fixing you want.");
        }
        return request(
                wanted,
                reader,
                CalculationType.BALANCE_FIXING,
                scope.period(wanted.from(), wanted.to()),
                readable(scope.areas(wanted.gridAreas()), wanted, reader),
                new TreeMap<>());
    }

    /** Runs of one type and period; each grid area must be in one of them only. */
    private ReportRequest ofRuns(ReportWanted wanted, ReportReader reader, List<String> remarks) {
        List<SettlementRun> runs =
                wanted.runs().stream().distinct().map(this::run).toList();
        SettlementRun first = runs.get(0);
        SortedMap<GridAreaCode, Long> chosen = new TreeMap<>();
        SortedSet<GridAreaCode> asked = scope.areas(wanted.gridAreas());
        SortedSet<GridAreaCode> areas = readable(asked, wanted, reader);
        for (SettlementRun run : runs) {
            if (run.type() != first.type() || !run.period().equals(first.period())) {
                throw AdminRefusal.refused(
                        "runs " + first.version() + " and " + run.version() + " are not of one type and period",
                        "Ask for a report of each.");
            }
            for (SettlementRun.Area area : run.areas()) {
                if (!areas.contains(area.gridArea())) {
                    continue;
                }
                remark(run, area).ifPresent(remarks::add);
                if (area.status() != SettlementRun.AreaStatus.SUCCEEDED) {
                    continue;
                }
                if (chosen.putIfAbsent(area.gridArea(), run.version()) != null) {
                    throw AdminRefusal.refused(
                            "grid area " + area.gridArea() + " is in run " + chosen.get(area.gridArea())
                                    + " and in run " + run.version(),
                            "A report has each grid area once.");
                }
            }
        }
        return request(wanted, reader, first.type(), period(wanted, first), new TreeSet<>(chosen.keySet()), chosen);
    }

    /** What whoever hands the report on should know. */
    private static Optional<String> remark(SettlementRun run, SettlementRun.Area area) {
        String where = "Grid area " + area.gridArea();
        if (area.status() != SettlementRun.AreaStatus.SUCCEEDED) {
            return Optional.of(where + " has no results in run " + run.version() + "; it is not in the report.");
        }
        if (area.isIncomplete()) {
            return Optional.of(where + " is incomplete in run " + run.version()
                    + ": values or prices are missing; ./hub settle status " + run.version() + " names them."
                    + (area.sentAt() == null ? " It" + unsent(run, area) : ""));
        }
        return unsent(run, area).isEmpty() ? Optional.empty() : Optional.of(where + unsent(run, area));
    }

    private static String unsent(SettlementRun run, SettlementRun.Area area) {
        if (run.pastCutoff()) {
            return " of run " + run.version() + " is over what was known at " + run.cutoff()
                    + ", an earlier state: it is never sent and never counts.";
        }
        return area.sentAt() == null
                ? " of run " + run.version() + " has not been sent to the parties and does not count."
                : "";
    }

    private Interval period(ReportWanted wanted, SettlementRun run) {
        return wanted.from() == null || wanted.to() == null ? run.period() : scope.period(wanted.from(), wanted.to());
    }

    private static ReportRequest request(
            ReportWanted wanted,
            ReportReader reader,
            CalculationType type,
            Interval period,
            SortedSet<GridAreaCode> areas,
            SortedMap<GridAreaCode, Long> runs) {
        return new ReportRequest(
                reader,
                type,
                period,
                areas,
                runs,
                wanted.supplier(),
                wanted.filePerGridArea(),
                wanted.rowsLimited(),
                wanted.basisData(),
                wanted.unsent());
    }

    /** A grid company that names no areas means its own. */
    private SortedSet<GridAreaCode> readable(SortedSet<GridAreaCode> areas, ReportWanted wanted, ReportReader reader) {
        if (reader.role() != ReportReader.Role.GRID_COMPANY
                || !wanted.gridAreas().isEmpty()) {
            return areas;
        }
        return database.inTransaction(unit -> {
            SortedSet<GridAreaCode> own = new TreeSet<>();
            for (GridAreaCode area : areas) {
                Optional<PartyId> owner = parties.ownerOf(unit, area);
                if (owner.map(PartyId::value).equals(Optional.ofNullable(reader.party()))) {
                    own.add(area);
                }
            }
            return own;
        });
    }

    private ReportReader reader(ReportWanted wanted) {
        String number = wanted.party();
        if (number == null) {
            return ReportReader.ADMINISTRATOR;
        }
        Party party = PartyId.parse(number)
                .flatMap(id -> database.inTransaction(unit -> parties.find(unit, id)))
                .orElseThrow(() -> AdminRefusal.notFound(
                        "the registry has no party " + number, "./hub party list shows the parties."));
        List<ReportReader.Role> roles = party.roles().stream()
                .flatMap(role -> ReportReader.Role.of(role).stream())
                .filter(role -> matches(role, wanted.role()))
                .toList();
        if (roles.size() != 1) {
            throw AdminRefusal.refused(
                    roles.isEmpty()
                            ? number + " has no role that reads reports"
                                    + (wanted.role() == null ? "" : " as asked for")
                            : number + " has several roles that read reports",
                    "Suppliers (DDQ), grid companies (DDM) and system operators (EZ) do; name one with --role.");
        }
        return new ReportReader(roles.get(0), number);
    }

    private static boolean matches(ReportReader.Role role, @Nullable String code) {
        return code == null
                || role.marketRole()
                        .map(MarketRole::code)
                        .filter(code::equalsIgnoreCase)
                        .isPresent();
    }

    private SettlementRun run(long version) {
        return runs.find(version)
                .orElseThrow(
                        () -> AdminRefusal.notFound("there is no run " + version, "./hub settle list shows the runs."));
    }
}
