package org.meterhub.supplierregistry.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RulesPage;
import org.meterhub.marketmodel.RulesPage.Tried;
import org.meterhub.supplierregistry.TwoGridAreasMarket;
import org.meterhub.supplierregistry.cancellation.CancellationBook;
import org.meterhub.supplierregistry.changeofsupplier.ChangeOfSupplierBook;
import org.meterhub.supplierregistry.chargelink.ChargeLinkBook;
import org.meterhub.supplierregistry.customerdata.CustomerDataBook;
import org.meterhub.supplierregistry.endofsupply.EndOfSupplyBook;
import org.meterhub.supplierregistry.meteringpoint.MeteringPointBook;
import org.meterhub.supplierregistry.movein.MoveInBook;
import org.meterhub.supplierregistry.pricelist.PriceListBook;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.rule.RuleBook;
import org.meterhub.supplierregistry.scenario.RuleScenario.Judged;
import org.meterhub.supplierregistry.undo.UndoBook;

/** Every rule of every process is kept by one request and broken by another, through the registry itself; what the page of rules shows is taken from there. */
class RuleScenariosTest {

    /** Where the five steps in the life of a metering point have one list of rules in common, the first shows it. */
    private static final String FIRST_STEP = "create_metering_point";

    /** A text of a source that is shorter says nothing of its own. */
    private static final int WORDS_LENGTH_MIN = 6;

    private static final Map<String, RuleBook<?, ?>> BOOKS = books();
    private static final Map<String, List<Judged>> JUDGED = new LinkedHashMap<>();

    private static Map<String, RuleBook<?, ?>> books() {
        Map<String, RuleBook<?, ?>> books = new TreeMap<>();
        for (ProcessKind kind : ProcessKind.values()) {
            books.put(kind.name().toLowerCase(Locale.ROOT), book(kind));
        }
        books.put(ProcessDoor.CANCELLATION, CancellationBook.book());
        books.put(ProcessDoor.PRICE_LIST_INFORMATION, PriceListBook.information());
        books.put(ProcessDoor.PRICE_LIST_PRICES, PriceListBook.prices());
        return books;
    }

    private static RuleBook<?, ?> book(ProcessKind kind) {
        return switch (kind) {
            case CHANGE_OF_SUPPLIER, CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE -> ChangeOfSupplierBook.book();
            case MOVE_IN -> MoveInBook.book();
            case END_OF_SUPPLY -> EndOfSupplyBook.endOfSupply();
            case MOVE_OUT -> EndOfSupplyBook.moveOut();
            case UNDO_CHANGE_OF_SUPPLIER, UNDO_MOVE -> UndoBook.book();
            case UPDATE_CUSTOMER_DATA -> CustomerDataBook.book();
            case CHANGE_CHARGE_LINKS -> ChargeLinkBook.book();
            default -> MeteringPointBook.book(kind);
        };
    }

    static Set<String> processes() {
        return BOOKS.keySet();
    }

    @BeforeAll
    static void judgeAll() {
        try (TwoGridAreasMarket market = ScenarioMarket.loaded(Dialect.H2)) {
            for (String process : processes()) {
                JUDGED.put(process, new RuleScenario(process).run(market));
            }
        }
    }

    private static RuleBook<?, ?> book(String process) {
        return Objects.requireNonNull(BOOKS.get(process), process);
    }

    private static List<Judged> judged(String process) {
        return Objects.requireNonNull(JUDGED.get(process), process);
    }

    @Test
    void every_process_has_its_folder_and_no_folder_is_left_over() throws IOException {
        try (Stream<Path> folders = Files.list(ScenarioMarket.SCENARIOS)) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(processes().stream(), Stream.of("market"))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void every_request_is_answered_as_the_scenario_says(String process) {
        List<String> wrong = new ArrayList<>();
        for (Judged request : judged(process)) {
            List<String> codes = RuleScenario.codes(request.found());
            if (!codes.equals(request.codes())) {
                wrong.add(request.what() + ": expected " + request.codes() + ", found " + request.found());
            }
        }
        assertThat(wrong).as(process).isEmpty();
        assertThat(judged(process).get(0).codes())
                .as("the request that is as it should be")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void every_rule_of_the_process_is_broken_by_a_request(String process) {
        Set<String> rules = new TreeSet<>(ids(book(process).ruleClasses()));
        Set<String> named = judged(process).stream()
                .map(Judged::rule)
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rules)
                .as("a request names a rule that the process does not have")
                .containsAll(named);
        Set<String> broken = judged(process).stream()
                .filter(request -> !request.found().isEmpty())
                .map(Judged::rule)
                .collect(Collectors.toSet());
        rules.removeAll(broken);
        if (isStepInTheLifeOfAPoint(process) && !process.equals(FIRST_STEP)) {
            rules.removeAll(ids(book(FIRST_STEP).inputRules().stream()
                    .<Class<?>>map(Object::getClass)
                    .toList()));
        }
        assertThat(rules).as("cases that no request covers").isEmpty();
    }

    private static boolean isStepInTheLifeOfAPoint(String process) {
        return process.endsWith("_metering_point");
    }

    @ParameterizedTest
    @MethodSource("processes")
    void what_refuses_an_example_is_the_rule_that_it_names(String process) {
        Map<String, Class<?>> rules = byId(process);
        for (Judged request : judged(process)) {
            if (!request.found().isEmpty()) {
                assertThat(by(Objects.requireNonNull(rules.get(request.rule()), request.rule()), request))
                        .as("%s, %s: %s", process, request.what(), request.found())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void what_is_foreseen_without_the_registry_comes_true() {
        int foreseen = 0;
        for (String process : processes()) {
            for (Judged request : judged(process)) {
                assertThat(request.found())
                        .as("%s: %s", process, request.what())
                        .extracting(Rejection::code, Rejection::field)
                        .containsAll(request.foreseen().stream()
                                // What only an exception would let through is told with the exception.
                                .filter(rejection -> !rejection.detail().contains(", unless "))
                                .map(rejection -> tuple(rejection.code(), rejection.field()))
                                .toList());
                foreseen += request.foreseen().size();
            }
        }
        assertThat(foreseen).isGreaterThan(100);
    }

    @Test
    void every_rule_of_the_module_is_in_a_book() throws IOException {
        Path sources = Path.of("src", "main", "java");
        Set<String> used = BOOKS.values().stream()
                .flatMap(book -> book.ruleClasses().stream())
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(sources)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith("Rule.java"))
                            .map(name -> name.substring(0, name.length() - ".java".length()))
                            .filter(name -> !name.equals("InputRule") && !name.equals("DomainRule")))
                    .hasSizeGreaterThan(60)
                    .isSubsetOf(used);
        }
    }

    @Test
    void the_page_of_rules_shows_each_with_its_examples() {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        parts.put("change of supplier", List.of("change_of_supplier", "change_of_supplier_at_short_notice"));
        parts.put("move-in", List.of("move_in"));
        parts.put("end of supply", List.of("end_of_supply", "move_out"));
        parts.put("undoing", List.of("undo_change_of_supplier", "undo_move"));
        parts.put("cancellation", List.of("cancellation"));
        parts.put(
                "metering points",
                Stream.concat(
                                Stream.of(FIRST_STEP),
                                processes().stream().filter(RuleScenariosTest::isStepInTheLifeOfAPoint))
                        .distinct()
                        .toList());
        parts.put("customer data", List.of("update_customer_data"));
        parts.put("price lists", List.of("price_list_information", "price_list_prices"));
        parts.put("charge links", List.of("change_charge_links"));
        Set<Class<?>> shared = new LinkedHashSet<>();
        parts.forEach((part, processes) -> {
            Set<Class<?>> own = new LinkedHashSet<>();
            for (String process : processes) {
                for (Class<?> rule : book(process).ruleClasses()) {
                    (rule.getPackageName().equals(RuleBook.class.getPackageName()) ? shared : own).add(rule);
                }
            }
            new RulesPage(part, RuleScenariosTest.class).check(own, tried(processes));
        });
        new RulesPage("several processes", RuleScenariosTest.class)
                .check(
                        shared,
                        tried(parts.values().stream().flatMap(List::stream).toList()));
    }

    private static List<Tried> tried(List<String> processes) {
        List<Tried> tried = new ArrayList<>();
        for (String process : processes) {
            Map<String, Class<?>> rules = byId(process);
            for (Judged request : judged(process)) {
                if (!request.rule().isEmpty()) {
                    Class<?> rule = Objects.requireNonNull(rules.get(request.rule()));
                    String differs = request.differs().isEmpty() ? "" : " (" + request.differs() + ")";
                    tried.add(new Tried(rule, request.what() + differs, by(rule, request)));
                }
            }
        }
        // A rule that only refuses examples of its own accepts the request that is as it should be.
        for (String process : processes) {
            Map<String, Class<?>> rules = byId(process);
            for (Judged request : judged(process)) {
                if (!request.found().isEmpty()) {
                    String good = request.good().isEmpty() ? "the same request, when that is not so" : request.good();
                    tried.add(new Tried(Objects.requireNonNull(rules.get(request.rule())), good, List.of()));
                }
            }
        }
        return tried;
    }

    /** What a rule said of a request: its codes, in its own words. */
    private static List<Rejection> by(Class<?> rule, Judged request) {
        Set<String> words = words(rule);
        return request.found().stream()
                .filter(found -> Arrays.asList(
                                rule.getAnnotation(MarketRule.class).codes())
                        .contains(found.code()))
                .filter(found -> words.stream().anyMatch(found.detail()::contains))
                .toList();
    }

    /** The texts that stand in the source of the rule, or of what says it for several rules. */
    private static Set<String> words(Class<?> rule) {
        Path sources = Path.of("src", "main", "java");
        String source = text(sources.resolve(rule.getName().replace('.', '/') + ".java"));
        StringBuilder all = new StringBuilder(source);
        for (String helper : List.of("DateWindow", "TakenDate")) {
            if (source.contains(helper)) {
                all.append(text(
                        sources.resolve(RuleBook.class.getPackageName().replace('.', '/') + "/" + helper + ".java")));
            }
        }
        return Pattern.compile("\"([^\"\\n]*)\"")
                .matcher(all)
                .results()
                .map(literal -> literal.group(1))
                .filter(literal -> literal.length() >= WORDS_LENGTH_MIN)
                .collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static Map<String, Class<?>> byId(String process) {
        Map<String, Class<?>> rules = new TreeMap<>();
        book(process)
                .ruleClasses()
                .forEach(rule -> rules.put(rule.getAnnotation(MarketRule.class).id(), rule));
        return rules;
    }

    private static List<String> ids(List<Class<?>> rules) {
        return rules.stream()
                .map(rule -> rule.getAnnotation(MarketRule.class).id())
                .toList();
    }
}
