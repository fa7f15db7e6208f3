package org.meterhub.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.meterhub.database.Database;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.operator.SettlementData.DeviationDayRow;
import org.meterhub.operator.SettlementData.DeviationPartyRow;
import org.meterhub.operator.SettlementData.DeviationRow;
import org.meterhub.operator.SettlementData.DeviationWanted;
import org.meterhub.operator.SettlementData.PriceAnswer;
import org.meterhub.operator.SettlementData.PriceImportRow;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.prices.PriceFile;
import org.meterhub.settlement.prices.PriceImport;
import org.meterhub.settlement.prices.PriceKind;
import org.meterhub.settlement.prices.Prices;
import org.meterhub.settlement.run.deviation.DeviationOutcome;
import org.meterhub.settlement.run.deviation.DeviationRequest;
import org.meterhub.settlement.run.deviation.DeviationRun;
import org.meterhub.settlement.run.deviation.DeviationRuns;
import org.meterhub.supplierregistry.GridArea;
import org.meterhub.supplierregistry.Parties;

/** Prices and deviation settlements over the admin port. */
public final class DeviationEndpoints implements Endpoints {

    private static final int ROWS_MAX = 1_000;
    private static final int FILE_NAME_LENGTH_MAX = 200;
    private static final int PERSON_LENGTH_MAX = 100;

    private final Database database;
    private final Parties parties;
    private final DeviationRuns deviations;
    private final Prices prices;
    private final SettlementScope scope;
    private final MarketCalendar calendar;
    private final ObjectMapper json = new ObjectMapper();

    public DeviationEndpoints(
            Database database,
            Parties parties,
            DeviationRuns deviations,
            Prices prices,
            SettlementScope scope,
            MarketCalendar calendar) {
        this.database = database;
        this.parties = parties;
        this.deviations = deviations;
        this.prices = prices;
        this.scope = scope;
        this.calendar = calendar;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/prices", this::prices);
        routes.post("/prices/{kind}", this::addPrices);
        routes.get("/deviations", this::list);
        routes.post("/deviations", this::settle);
        routes.get("/deviations/{number}", this::find);
    }

    private void addPrices(Context request) throws IOException {
        PriceKind kind = Parameters.choice("kind", request.pathParam("kind"), PriceKind.values(), PriceKind::word);
        Resolution resolution = Parameters.choice(
                "resolution",
                String.valueOf(request.queryParam("resolution")),
                new Resolution[] {Resolution.HOUR, Resolution.QUARTER_HOUR},
                Resolution::code);
        PriceFile.Reading reading =
                PriceFile.read(new ByteArrayInputStream(request.bodyAsBytes()), resolution, calendar);
        if (reading instanceof PriceFile.Bad bad) {
            request.json(new PriceAnswer(null, null, null, null, 0, bad.problems(), bad.more()));
        } else if (reading instanceof PriceFile.Good good) {
            PriceFile file = good.file();
            Long number = Parameters.flag(request, "commit")
                    ? Long.valueOf(prices.add(
                                    kind,
                                    file,
                                    text(request, "file", FILE_NAME_LENGTH_MAX),
                                    text(request, "by", PERSON_LENGTH_MAX))
                            .number())
                    : null;
            request.json(new PriceAnswer(
                    number,
                    file.priceArea(),
                    day(file.period().from()),
                    day(file.period().to()),
                    file.prices().size(),
                    List.of(),
                    0));
        }
    }

    private static String text(Context request, String name, int lengthMax) {
        String text = request.queryParam(name);
        if (text != null && text.length() > lengthMax) {
            throw AdminRefusal.badRequest("'" + name + "' is too long", "At most " + lengthMax + " characters.");
        }
        return text == null ? "" : text;
    }

    private void prices(Context request) {
        request.json(prices.imports(Parameters.number(request, "limit", 20, 1, ROWS_MAX)).stream()
                .map(this::row)
                .toList());
    }

    private PriceImportRow row(PriceImport one) {
        return new PriceImportRow(
                one.number(),
                one.kind().word(),
                one.priceArea(),
                one.resolution().code(),
                day(one.period().from()),
                day(one.period().to()),
                one.fileName(),
                one.importedBy(),
                one.importedAt().toString());
    }

    private void settle(Context request) throws JsonProcessingException {
        DeviationWanted wanted = json.readValue(request.body(), DeviationWanted.class);
        CalculationType type =
                Parameters.choice("type", wanted.type(), CalculationType.values(), CalculationType::code);
        SortedSet<LocalDate> days = new TreeSet<>();
        wanted.days().forEach(day -> days.add(SettlementScope.day("days", day)));
        DeviationOutcome outcome = deviations.settle(
                new DeviationRequest(type, days, priceAreas(wanted), scope.knownAt(wanted.asKnownAt()), wanted.by()));
        if (outcome instanceof DeviationOutcome.Refused refused) {
            throw AdminRefusal.refused(SettlementScope.reasons(refused.reasons()), "");
        }
        if (outcome instanceof DeviationOutcome.Settled settled) {
            request.json(row(settled.run()));
        }
    }

    private SortedMap<GridAreaCode, String> priceAreas(DeviationWanted wanted) {
        SortedSet<GridAreaCode> areas = scope.areas(wanted.gridAreas());
        SortedMap<GridAreaCode, String> priceAreas = new TreeMap<>();
        for (GridArea area : database.inTransaction(unit -> parties.gridAreas(unit))) {
            if (areas.contains(area.code())) {
                priceAreas.put(area.code(), area.priceArea());
            }
        }
        return priceAreas;
    }

    private void list(Context request) {
        request.json(deviations.list(Parameters.number(request, "limit", 20, 1, ROWS_MAX)).stream()
                .map(DeviationEndpoints::row)
                .toList());
    }

    private void find(Context request) {
        long number = Parameters.id(request, "number");
        request.json(row(deviations
                .find(number)
                .orElseThrow(() -> AdminRefusal.notFound(
                        "there is no deviation settlement " + number, "./hub deviations list shows them."))));
    }

    private static DeviationRow row(DeviationRun run) {
        return new DeviationRow(
                run.number(),
                run.requestedAt().toString(),
                run.requestedBy(),
                run.settledType().code(),
                run.cutoff().toString(),
                run.days().stream().map(DeviationEndpoints::row).toList());
    }

    private static DeviationDayRow row(DeviationRun.Day day) {
        Instant first = day.firstWithoutPrice();
        return new DeviationDayRow(
                day.gridArea().value(),
                day.day().toString(),
                day.settledVersion(),
                day.knownVersion(),
                day.stepsWithoutPrice(),
                first == null ? null : first.toString(),
                day.problem(),
                day.remark(),
                day.sumWh(),
                day.parties().stream().map(DeviationEndpoints::row).toList());
    }

    private static DeviationPartyRow row(DeviationRun.Party party) {
        GridAreaCode neighbour = party.key().neighbour();
        BigDecimal amount = party.knownAmount();
        return new DeviationPartyRow(
                party.key().role().name(),
                party.key().supplier(),
                party.key().balanceResponsible(),
                neighbour == null ? null : neighbour.value(),
                party.quantityWh(),
                amount == null ? null : amount.toPlainString());
    }

    private String day(Instant midnight) {
        return calendar.dayOf(midnight).toString();
    }
}
