package org.meterhub.supplierregistry.scenario;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.Supply;
import org.meterhub.supplierregistry.TwoGridAreasMarket;
import org.meterhub.supplierregistry.process.CorrectedDays;
import org.meterhub.supplierregistry.process.Notice;
import org.meterhub.supplierregistry.process.ProcessStep;
import org.meterhub.supplierregistry.process.Reforwarding;
import org.meterhub.supplierregistry.scenario.ScenarioTable.Row;

/**
 * What happens in a market step by step, each in a transaction of its own: {@code when/steps.csv} has what is asked for and when, or {@code advance} for the
 * hub doing what is due. Told are the lines that {@code then} compares: what each step did, who was told, which days changed hands, and who supplies in the
 * end.
 */
final class Story {

    private static final Instant FIRST = TwoGridAreasMarket.midnight("2020-01-01");
    private static final Instant LAST = TwoGridAreasMarket.midnight("2030-01-01");
    private static final int DUE_MAX = 1_000;

    private final TwoGridAreasMarket market;
    private final ProcessDoor door;
    private final MarketCalendar calendar = TwoGridAreasMarket.PROFILE.calendar();
    private final Map<String, String> names = ScenarioMarket.names();
    private final Map<String, String> nameOf;
    private final Map<Long, String> requests = new HashMap<>();
    private final Map<String, List<List<String>>> told = new HashMap<>();

    Story(TwoGridAreasMarket market) {
        this.market = market;
        this.door = new ProcessDoor(market.registry);
        this.nameOf = names.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        told.put("outcomes", new ArrayList<>(List.of(List.of("step", "request", "outcome"))));
        told.put("notices", new ArrayList<>(List.of(List.of("step", "kind", "reason", "receiver", "date"))));
        told.put("days", new ArrayList<>(List.of(List.of("step", "what", "from", "to"))));
        told.put("supply", new ArrayList<>(List.of(List.of("point", "from", "supplier"))));
    }

    /** @return the tables that {@code then} may have, by name, heads first */
    Map<String, List<List<String>>> run(Path scenario) {
        Instant now;
        List<String> points = new ArrayList<>();
        for (Row row : ScenarioTable.read(scenario.resolve("when/steps.csv"))) {
            now = Words.time(row.get("at"), "at");
            String process = row.get("process");
            if (process.equals("advance")) {
                advance(row.get("step"), now);
            } else {
                Words words = Words.of(row.get("says"), names);
                ask(row.get("step"), process, words, now);
                if (!words.text("point").isEmpty() && !points.contains(words.text("point"))) {
                    points.add(words.text("point"));
                }
            }
        }
        points.forEach(this::supply);
        return told;
    }

    private void ask(String name, String process, Words words, Instant now) {
        ProcessDoor.Answer answer = market.database.inTransaction(unit -> door.ask(unit, process, words, now));
        ProcessStep step = answer.step();
        if (step == null) {
            String codes = String.join(" ", RuleScenario.codes(answer.rejections()));
            tell("outcomes", name, words.text("id"), codes.isEmpty() ? "accepted" : "refused " + codes);
            return;
        }
        requests.putIfAbsent(step.processId(), words.text("id"));
        tell(name, step);
    }

    private void advance(String name, Instant now) {
        List<ProcessStep> steps = market.database.inTransaction(
                unit -> market.registry.processes().advanceDue(unit, now, DUE_MAX));
        if (steps.isEmpty()) {
            tell("outcomes", name, "", "nothing is due");
        }
        steps.forEach(step -> tell(name, step));
    }

    private void tell(String name, ProcessStep step) {
        tell(
                "outcomes",
                name,
                requests.getOrDefault(step.processId(), "?"),
                step.event().name());
        for (Notice notice : step.notices()) {
            tell(
                    "notices",
                    name,
                    notice.kind().name(),
                    notice.reason().code(),
                    name(notice.receiver()),
                    day(notice.validFrom()));
        }
        for (Reforwarding values : step.reforwardings()) {
            tell(
                    "days",
                    name,
                    "values to " + name(values.supplier()),
                    day(values.days().from()),
                    day(values.days().to()));
        }
        for (CorrectedDays days : step.corrections()) {
            tell(
                    "days",
                    name,
                    "settled anew",
                    day(days.days().from()),
                    day(days.days().to()));
        }
    }

    private void supply(String number) {
        Gsrn point = new Gsrn(number);
        List<MeteringPointPeriod> periods = market.database.inTransaction(unit -> market.registry
                .meteringPoints()
                .periods(unit, List.of(point), new Interval(FIRST, LAST), null)
                .getOrDefault(point, List.of()));
        String last = "";
        for (MeteringPointPeriod period : periods) {
            Supply supply = period.supply();
            String supplier = supply == null ? "nobody" : name(supply.supplier());
            if (!supplier.equals(last)) {
                tell(
                        "supply",
                        nameOf.getOrDefault(number, number),
                        day(period.interval().from()),
                        supplier);
            }
            last = supplier;
        }
    }

    private String name(PartyId party) {
        return nameOf.getOrDefault(party.value(), party.value());
    }

    private String day(Instant instant) {
        return calendar.dayOf(instant).toString();
    }

    private void tell(String table, String... cells) {
        Objects.requireNonNull(told.get(table)).add(List.of(cells));
    }
}
