package org.meterhub.hubapp.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.meterhub.hubapp.Hub;
import org.meterhub.hubapp.admin.AdminData.AreaAccount;
import org.meterhub.hubapp.admin.AdminData.RunAreaRow;
import org.meterhub.hubapp.admin.AdminData.RunResults;
import org.meterhub.hubapp.admin.AdminData.RunRow;
import org.meterhub.hubapp.admin.AdminData.SendAnswer;
import org.meterhub.hubapp.admin.AdminData.SettlementRequest;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.settlement.calculation.AreaBalance;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.Finding;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.StartOutcome;
import org.meterhub.supplierregistry.GridArea;

/** Settlement over the admin port: run, list, results, send. */
final class SettlementEndpoints {

    private static final int RUNS_MAX = 1_000;

    private final Hub hub;
    private final ObjectMapper json;

    SettlementEndpoints(Hub hub, ObjectMapper json) {
        this.hub = hub;
        this.json = json;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/settlements", this::settle);
        routes.get("/settlements", this::list);
        routes.get("/settlements/{version}", request -> request.json(results(existing(request))));
        routes.post("/settlements/{version}/send", this::send);
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
        StartOutcome outcome = hub.settlement().settle(type, period(wanted), areas(wanted));
        if (outcome instanceof StartOutcome.Started started) {
            request.json(row(started.run()));
        } else if (outcome instanceof StartOutcome.Refused refused) {
            throw AdminRefusal.refused(
                    refused.reasons().stream()
                            .map(reason -> reason.detail().isEmpty() ? reason.text() : reason.detail())
                            .collect(Collectors.joining("; ")),
                    "");
        }
    }

    private Interval period(SettlementRequest wanted) {
        LocalDate from = day("from", wanted.from());
        LocalDate to = day("to", wanted.to());
        if (!from.isBefore(to)) {
            throw AdminRefusal.refused(
                    "the period from " + from + " to " + to + " has no day",
                    "'to' is the day after the last day of the period.");
        }
        return calendar().intervalOf(from, to);
    }

    private static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw AdminRefusal.badRequest("'" + field + "' is '" + text + "', which is no day", "Write 2026-10-24.");
        }
    }

    private SortedSet<GridAreaCode> areas(SettlementRequest wanted) {
        SortedSet<GridAreaCode> known =
                hub.database().inTransaction(unit -> hub.registry().parties().gridAreas(unit)).stream()
                        .map(GridArea::code)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (wanted.gridAreas().isEmpty()) {
            return known;
        }
        List<String> unknown = wanted.gridAreas().stream()
                .filter(code -> !GridAreaCode.isValid(code) || !known.contains(new GridAreaCode(code)))
                .toList();
        if (!unknown.isEmpty()) {
            throw AdminRefusal.refused(
                    "the registry has no grid area " + String.join(", ", unknown),
                    "It has: " + known.stream().map(GridAreaCode::value).collect(Collectors.joining(", ")) + ".");
        }
        return wanted.gridAreas().stream().map(GridAreaCode::new).collect(Collectors.toCollection(TreeSet::new));
    }

    private void list(Context request) {
        int limit = Parameters.number(request, "limit", 20, 1, RUNS_MAX);
        request.json(hub.settlement().runs().list(limit).stream().map(this::row).toList());
    }

    private void send(Context request) {
        SettlementRun run = existing(request);
        request.json(new SendAnswer(run.version(), hub.settlement().send(run.version())));
    }

    private SettlementRun existing(Context request) {
        long version = Parameters.id(request, "version");
        return hub.settlement()
                .runs()
                .find(version)
                .orElseThrow(
                        () -> AdminRefusal.notFound("there is no run " + version, "./hub settle list shows the runs."));
    }

    private RunResults results(SettlementRun run) {
        List<AreaAccount> accounts = run.areas().stream()
                .flatMap(area -> hub.settlement().runs().results(run.version(), area.gridArea()).stream())
                .map(energy -> account(energy.balance()))
                .toList();
        return new RunResults(row(run), accounts);
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

    private RunRow row(SettlementRun run) {
        return new RunRow(
                run.version(),
                run.type().code(),
                calendar().dayOf(run.period().from()).toString(),
                calendar().dayOf(run.period().to()).toString(),
                run.resolution().code(),
                run.requestedAt().toString(),
                run.status().name(),
                run.areas().stream()
                        .map(area -> new RunAreaRow(
                                area.gridArea().value(),
                                area.status().name(),
                                area.sentAt() == null ? null : area.sentAt().toString(),
                                area.findings().stream().map(Finding::text).toList()))
                        .toList());
    }

    private MarketCalendar calendar() {
        return hub.configuration().market().calendar();
    }
}
