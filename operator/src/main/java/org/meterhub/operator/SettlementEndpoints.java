package org.meterhub.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.meterhub.hubroutes.settlement.SendOutcome;
import org.meterhub.hubroutes.settlement.SettlementService;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.operator.AdminData.AreaAccount;
import org.meterhub.operator.AdminData.RunResults;
import org.meterhub.operator.AdminData.SendAnswer;
import org.meterhub.operator.AdminData.SettlementRequest;
import org.meterhub.operator.SettlementData.RunStatus;
import org.meterhub.operator.SettlementData.RunTotals;
import org.meterhub.settlement.calculation.AreaBalance;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.run.ApprovalOutcome;
import org.meterhub.settlement.run.RunProgress;
import org.meterhub.settlement.run.RunRequest;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.SettlementRuns;
import org.meterhub.settlement.run.StartOutcome;
import org.meterhub.settlement.run.compare.ComparisonOutcome;
import org.meterhub.settlement.run.compare.RunComparisons;

/** Settlement over the admin port: run, list, results, send. */
public final class SettlementEndpoints implements Endpoints {

    private static final int RUNS_MAX = 1_000;

    private final SettlementService settlement;
    private final RunComparisons comparisons;
    private final SettlementScope scope;
    private final MarketCalendar calendar;
    private final ObjectMapper json = new ObjectMapper();
    private final SettlementRows rows;

    public SettlementEndpoints(
            SettlementService settlement, RunComparisons comparisons, SettlementScope scope, MarketCalendar calendar) {
        this.settlement = settlement;
        this.comparisons = comparisons;
        this.scope = scope;
        this.calendar = calendar;
        this.rows = new SettlementRows(calendar, settlement.runs());
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/settlements", this::settle);
        routes.get("/settlements", this::list);
        routes.get("/settlements/{version}", request -> request.json(results(existing(request))));
        routes.post("/settlements/{version}/send", this::send);
        routes.get("/settlements/{version}/status", request -> request.json(status(existing(request))));
        routes.get("/settlements/{version}/totals", request -> request.json(totals(existing(request))));
        routes.get("/settlements/{version}/compare/{other}", this::compare);
        routes.post("/settlements/{version}/cancel", this::cancel);
        routes.post("/settlements/{version}/resume", this::resume);
        routes.post("/settlements/{version}/approve", this::approve);
    }

    private void settle(Context request) throws JsonProcessingException {
        SettlementRequest wanted = json.readValue(request.body(), SettlementRequest.class);
        CalculationType type = CalculationType.find(wanted.type())
                .orElseThrow(() -> AdminRefusal.badRequest(
                        "'" + wanted.type() + "' is no type of settlement",
                        "One of "
                                + Arrays.stream(CalculationType.values())
                                        .map(CalculationType::code)
                                        .collect(Collectors.joining(", "))
                                + "."));
        StartOutcome outcome = settlement.begin(new RunRequest(
                UUID.randomUUID(),
                type,
                scope.period(wanted.from(), wanted.to()),
                scope.areas(wanted.gridAreas()),
                scope.knownAt(wanted.asKnownAt()),
                wanted.asKnownAt() != null,
                wanted.internal(),
                wanted.by()));
        if (outcome instanceof StartOutcome.Started started) {
            long version = started.run().version();
            request.json(rows.row(wanted.waits() ? ended(version) : started.run()));
        } else if (outcome instanceof StartOutcome.Refused refused) {
            throw AdminRefusal.refused(SettlementScope.reasons(refused.reasons()), "");
        }
    }

    private void list(Context request) {
        int limit = Parameters.number(request, "limit", 20, 1, RUNS_MAX);
        request.json(settlement.runs().list(limit).stream().map(rows::row).toList());
    }

    /** What an outage left undone is no result: it is told as a failure, and what was done stays. */
    private SettlementRun ended(long version) {
        SettlementRun run = settlement.await(version);
        Optional<String> interruption = settlement.interruption(version);
        if (run.status() == SettlementRun.Status.RUNNING && interruption.isPresent()) {
            throw new AdminRefusal(
                    500,
                    "interrupted",
                    "run " + version + " was interrupted: " + interruption.get(),
                    "./hub settle resume " + version + " goes on where it stopped.");
        }
        return run;
    }

    private void send(Context request) {
        SettlementRun run = existing(request);
        SendOutcome outcome =
                settlement.sendFinished(run.version(), Parameters.flag(request, "incomplete"), person(request));
        if (outcome instanceof SendOutcome.Refused refused) {
            throw AdminRefusal.refused(refused.reason(), "./hub settle status " + run.version() + " shows it.");
        }
        if (outcome instanceof SendOutcome.Sent sent) {
            request.json(new SendAnswer(
                    run.version(),
                    sent.documents(),
                    codes(sent.withoutResults()),
                    codes(sent.heldBack()),
                    codes(sent.overtaken())));
        }
    }

    private static List<String> codes(List<GridAreaCode> areas) {
        return areas.stream().map(GridAreaCode::value).toList();
    }

    /** Who says so; empty when not told. */
    private static String person(Context request) {
        return Objects.requireNonNullElse(request.queryParam("by"), "");
    }

    private void cancel(Context request) {
        request.json(rows.row(settlement.runs().cancel(existing(request).version(), person(request))));
    }

    private void resume(Context request) {
        SettlementRun run = existing(request);
        settlement.resume(run.version(), person(request));
        request.json(rows.row(Parameters.flag(request, "wait") ? ended(run.version()) : run));
    }

    private void approve(Context request) {
        SettlementRun run = existing(request);
        ApprovalOutcome outcome = settlement.runs().approve(run.version(), person(request));
        if (outcome instanceof ApprovalOutcome.Refused refused) {
            throw AdminRefusal.refused(
                    SettlementScope.reasons(refused.reasons()),
                    run.requestedBy().isEmpty() ? "" : "It was asked for by " + run.requestedBy() + ".");
        }
        request.json(rows.row(existing(request)));
    }

    private RunStatus status(SettlementRun run) {
        Optional<RunProgress> progress = settlement.runs().progress(run.version());
        return new RunStatus(
                rows.row(run),
                progress.map(now -> now.step().name()).orElse(null),
                progress.stream()
                        .flatMap(now -> now.gridAreas().stream())
                        .map(GridAreaCode::value)
                        .toList(),
                progress.map(RunProgress::daysDone).orElse(0),
                progress.map(RunProgress::days).orElse(0),
                settlement.runs().needsApproval(run),
                settlement.interruption(run.version()).orElse(null),
                settlement.runs().acts(run.version()).stream()
                        .map(SettlementRows::row)
                        .toList());
    }

    private RunTotals totals(SettlementRun run) {
        SettlementRuns runs = settlement.runs();
        List<GridAreaCode> areas =
                run.areas().stream().map(SettlementRun.Area::gridArea).toList();
        return new RunTotals(
                rows.row(run),
                areas.stream()
                        .flatMap(area -> runs.results(run.version(), area).stream())
                        .flatMap(energy -> energy.series().stream())
                        .map(SettlementRows::total)
                        .toList(),
                areas.stream()
                        .flatMap(area -> runs.charges(run.version(), area).stream())
                        .flatMap(charges -> charges.series().stream())
                        .map(SettlementRows::total)
                        .toList());
    }

    private void compare(Context request) {
        SettlementRun before = existing(request);
        ComparisonOutcome outcome = comparisons.compare(before.version(), Parameters.id(request, "other"));
        if (outcome instanceof ComparisonOutcome.Refused refused) {
            throw AdminRefusal.refused(SettlementScope.reasons(refused.reasons()), "./hub settle list shows the runs.");
        }
        if (outcome instanceof ComparisonOutcome.Compared compared) {
            request.json(rows.row(compared.comparison(), before, existing(Parameters.id(request, "other"))));
        }
    }

    private SettlementRun existing(Context request) {
        return existing(Parameters.id(request, "version"));
    }

    private SettlementRun existing(long version) {
        return settlement
                .runs()
                .find(version)
                .orElseThrow(
                        () -> AdminRefusal.notFound("there is no run " + version, "./hub settle list shows the runs."));
    }

    private RunResults results(SettlementRun run) {
        List<AreaAccount> accounts = run.areas().stream()
                .flatMap(area -> settlement.runs().results(run.version(), area.gridArea()).stream())
                .map(energy -> account(energy.balance()))
                .toList();
        return new RunResults(rows.row(run), accounts);
    }

    private static AreaAccount account(AreaBalance balance) {
        return new AreaAccount(
                balance.gridArea().value(),
                balance.productionWh(),
                balance.exchangeWh(),
                balance.consumptionWh(),
                balance.gridLossWh(),
                balance.differenceWh(),
                balance.isBalancedAtEveryStep());
    }
}
