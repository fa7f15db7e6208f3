package org.meterhub.supplierregistry.scenario;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.supplierregistry.TwoGridAreasMarket;
import org.meterhub.supplierregistry.scenario.ScenarioTable.Row;

/**
 * Requests of one process, each judged by itself in the market as the scenario gives it. {@code given/steps.csv} has what may have happened before, by the
 * name that a request's column {@code after} has for it; {@code when/requests.csv} the requests, the first as it should be and the others with what they say
 * differently; {@code then/answers.csv} the codes of each answer, none when it is granted, and the rule that the request is an example of. Nothing of a
 * request remains when the next is judged.
 */
final class RuleScenario {

    static final String FOLDER = "given_requests_for_each_rule";

    /** The present, until a step says another. */
    private static final Instant NOW = Instant.parse("2026-10-16T10:00:00Z");

    private static final int DUE_MAX = 1_000;

    private final String process;
    private final Path folder;
    private final Map<String, String> names = ScenarioMarket.names();

    RuleScenario(String process) {
        this.process = process;
        this.folder = ScenarioMarket.SCENARIOS.resolve(process).resolve(FOLDER);
    }

    /**
     * A request and what became of it.
     *
     * @param rule the rule it is an example of; empty for the one that is as it should be
     * @param what in the words of people
     * @param good what the good request says of the elements in which this one differs, for people to read
     * @param differs what this one says of them
     * @param codes those that are expected
     * @param found the reasons of the answer
     * @param foreseen what is said of the request before it is sent
     */
    record Judged(
            String rule,
            String what,
            String good,
            String differs,
            List<String> codes,
            List<Rejection> found,
            List<Rejection> foreseen) {}

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    List<Judged> run(TwoGridAreasMarket market) {
        List<Row> steps = ScenarioTable.read(folder.resolve("given/steps.csv"));
        List<Row> requests = ScenarioTable.read(folder.resolve("when/requests.csv"));
        List<Row> answers = ScenarioTable.read(folder.resolve("then/answers.csv"));
        if (requests.isEmpty() || requests.size() != answers.size()) {
            throw new IllegalStateException(folder + ": as many answers as requests are expected");
        }
        Words good = Words.of(requests.get(0).get("says"), names);
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Row request = requests.get(i);
            Row answer = answers.get(i);
            if (!request.get("request").equals(answer.get("request"))) {
                throw new IllegalStateException(folder + ": the answer to '" + request.get("request") + "' is missing");
            }
            Words differs = Words.of(i == 0 ? "" : request.get("says"), names);
            List<Row> before = steps.stream()
                    .filter(step -> step.get("after").equals(request.get("after")))
                    .toList();
            if (before.isEmpty() && !request.get("after").isEmpty()) {
                throw new IllegalStateException(folder + ": no step is called '" + request.get("after") + "'");
            }
            judged.add(judge(market, before, good.but(differs), good, differs, answer));
        }
        return judged;
    }

    private Judged judge(
            TwoGridAreasMarket market, List<Row> before, Words words, Words good, Words differs, Row answer) {
        List<Rejection> found = new ArrayList<>();
        List<Rejection> foreseen = new ArrayList<>();
        try {
            market.database.run(unit -> {
                ProcessDoor door = new ProcessDoor(market.registry);
                Instant now = NOW;
                for (Row step : before) {
                    now = take(market, unit, door, step, now);
                }
                found.addAll(door.ask(unit, process, words, now).rejections());
                foreseen.addAll(ProcessDoor.foresee(process, words, now));
                throw new Undone();
            });
        } catch (Undone asMeant) {
            // The next request finds the market as this one found it.
        }
        String codes = answer.get("codes");
        return new Judged(
                answer.get("rule"),
                answer.get("request"),
                good.sameElementsAs(differs),
                differs.sameElementsAs(differs),
                codes.isEmpty() ? List.of() : List.of(codes.split(" ")),
                found,
                foreseen);
    }

    private Instant take(TwoGridAreasMarket market, UnitOfWork unit, ProcessDoor door, Row step, Instant now) {
        Words words = Words.of(step.get("says"), names);
        Instant then = words.optionalTime("at");
        Instant present = then == null ? now : then;
        switch (step.get("process")) {
            case "at" -> {}
            case "advance" -> market.registry.processes().advanceDue(unit, present, DUE_MAX);
            default -> {
                List<String> codes = codes(
                        door.ask(unit, step.get("process"), words, present).rejections());
                if (!String.join(" ", codes).equals(step.get("codes"))) {
                    throw new IllegalStateException(
                            folder + ": before '" + step.get("after") + "' " + step.get("process") + " gets " + codes);
                }
            }
        }
        return present;
    }

    static List<String> codes(List<Rejection> rejections) {
        return rejections.stream().map(rejection -> rejection.code().code()).toList();
    }
}
