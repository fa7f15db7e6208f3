package org.meterhub.settlement.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RulesPage;
import org.meterhub.marketmodel.RulesPage.Tried;

/** Every rule of requests for results, accepting and refusing, in the code that docs/reference/rules.md names. Today is 10 February 2027. */
class ResultRulesTest {

    private static final MarketCalendar CALENDAR = MarketCalendar.NORWAY;
    private static final Instant NOW = Instant.parse("2027-02-10T09:00:00Z");
    private static final Gln SENDER = Gln.ofBody("708000002001");
    private static final String OTHER = Gln.ofBody("708000002002").value();

    /** A request, and the code that the one rule gives; empty when it accepts. */
    record Example(Class<?> rule, String name, Case of, String code) {

        @Override
        public String toString() {
            return rule.getSimpleName() + (code.isEmpty() ? " accepts " : " refuses ") + name;
        }
    }

    /** What can be asked, for energy and for charges alike. */
    record Case(
            MarketRole role,
            BusinessReason process,
            String version,
            String start,
            String end,
            String area,
            boolean ownsArea,
            String supplier,
            String responsible,
            String type,
            String method,
            String resolution,
            String chargeCode) {

        static Case good() {
            return new Case(
                    MarketRole.ENERGY_SUPPLIER,
                    BusinessReason.WHOLESALE_FIXING,
                    "",
                    "2026-12-31T23:00:00Z",
                    "2027-01-31T23:00:00Z",
                    "101",
                    true,
                    SENDER.value(),
                    "",
                    "E17",
                    "D01",
                    "P1M",
                    "NT1");
        }

        Case as(MarketRole other) {
            return new Case(
                    other,
                    process,
                    version,
                    start,
                    end,
                    area,
                    ownsArea,
                    supplier,
                    responsible,
                    type,
                    method,
                    resolution,
                    chargeCode);
        }

        Case process(BusinessReason other, String otherVersion) {
            return new Case(
                    role,
                    other,
                    otherVersion,
                    start,
                    end,
                    area,
                    ownsArea,
                    supplier,
                    responsible,
                    type,
                    method,
                    resolution,
                    chargeCode);
        }

        Case during(String otherStart, String otherEnd) {
            return new Case(
                    role,
                    process,
                    version,
                    otherStart,
                    otherEnd,
                    area,
                    ownsArea,
                    supplier,
                    responsible,
                    type,
                    method,
                    resolution,
                    chargeCode);
        }

        Case days(String first, String end) {
            return during(
                    CALENDAR.startOf(LocalDate.parse(first)).toString(),
                    CALENDAR.startOf(LocalDate.parse(end)).toString());
        }

        Case area(String other, boolean owns) {
            return new Case(
                    role,
                    process,
                    version,
                    start,
                    end,
                    other,
                    owns,
                    supplier,
                    responsible,
                    type,
                    method,
                    resolution,
                    chargeCode);
        }

        Case parties(String otherSupplier, String otherResponsible) {
            return new Case(
                    role,
                    process,
                    version,
                    start,
                    end,
                    area,
                    ownsArea,
                    otherSupplier,
                    otherResponsible,
                    type,
                    method,
                    resolution,
                    chargeCode);
        }

        Case type(String other, String otherMethod) {
            return new Case(
                    role,
                    process,
                    version,
                    start,
                    end,
                    area,
                    ownsArea,
                    supplier,
                    responsible,
                    other,
                    otherMethod,
                    resolution,
                    chargeCode);
        }

        Case charge(String otherResolution, String otherCode) {
            return new Case(
                    role,
                    process,
                    version,
                    start,
                    end,
                    area,
                    ownsArea,
                    supplier,
                    responsible,
                    type,
                    method,
                    otherResolution,
                    otherCode);
        }

        private ResultRequest.Basics basics() {
            return new ResultRequest.Basics(
                    "T-1", SENDER, role, process, version, start, instant(start), end, instant(end), area, supplier);
        }

        private static @Nullable Instant instant(String text) {
            return text.endsWith("Z") ? Instant.parse(text) : null;
        }

        ResultCase<EnergyRequest> energy() {
            return new ResultCase<>(new EnergyRequest(basics(), type, method, responsible), ownsArea, NOW, CALENDAR);
        }

        ResultCase<ChargesRequest> charges() {
            return new ResultCase<>(
                    new ChargesRequest(basics(), "", resolution, List.of(new ChargesRequest.Wanted("D03", chargeCode))),
                    ownsArea,
                    NOW,
                    CALENDAR);
        }
    }

    private static Example refuses(Class<?> rule, String code, String name, Case of) {
        return new Example(rule, name, of, code);
    }

    private static Example accepts(Class<?> rule, String name, Case of) {
        return new Example(rule, name, of, "");
    }

    /** Rules that judge both kinds of request. */
    static Stream<Example> common() {
        Case good = Case.good();
        Case company = good.as(MarketRole.GRID_COMPANY);
        Case reader = good.as(MarketRole.METERED_DATA_RESPONSIBLE);
        return Stream.of(
                refuses(SupplierIsSenderRule.class, "E16", "no supplier", good.parties("", "")),
                refuses(SupplierIsSenderRule.class, "E16", "another supplier", good.parties(OTHER, "")),
                accepts(SupplierIsSenderRule.class, "a grid company that names one", company.parties(OTHER, "")),
                refuses(GridAreaIsGivenRule.class, "D64", "a grid company without area", company.area("", false)),
                refuses(GridAreaIsGivenRule.class, "D64", "a meter reader without area", reader.area("", false)),
                accepts(GridAreaIsGivenRule.class, "a supplier without area", good.area("", false)),
                refuses(GridAreaIsSendersRule.class, "E86", "another's area", company.area("102", false)),
                accepts(GridAreaIsSendersRule.class, "a supplier's any area", good.area("102", false)),
                accepts(PeriodIsGivenRule.class, "a month", good),
                refuses(PeriodIsGivenRule.class, "E50", "no end", good.during("2026-12-31T23:00:00Z", "")),
                refuses(
                        PeriodIsGivenRule.class,
                        "E50",
                        "a reversed period",
                        good.during("2027-01-31T23:00:00Z", "2026-12-31T23:00:00Z")),
                refuses(
                        PeriodIsMidnightsRule.class,
                        "D66",
                        "a start without zone",
                        good.during("2027-01-01T00:00:00", "2027-01-31T23:00:00Z")),
                refuses(
                        PeriodIsMidnightsRule.class,
                        "D66",
                        "midnight of another place",
                        good.during("2027-01-01T00:00:00Z", "2027-01-31T23:00:00Z")),
                accepts(
                        PeriodIsMidnightsRule.class,
                        "summer",
                        good.during("2026-05-31T22:00:00Z", "2026-06-30T22:00:00Z")),
                refuses(PeriodIsRecentRule.class, "E17", "July 2023", good.days("2023-07-01", "2023-08-01")),
                accepts(PeriodIsRecentRule.class, "August 2023", good.days("2023-08-01", "2023-09-01")),
                refuses(
                        SettlementVersionFitsProcessRule.class,
                        "E86",
                        "a version of a fixing",
                        good.process(BusinessReason.WHOLESALE_FIXING, "D01")),
                refuses(
                        SettlementVersionFitsProcessRule.class,
                        "E86",
                        "a fourth correction",
                        good.process(BusinessReason.CORRECTION_SETTLEMENT, "D04")),
                accepts(
                        SettlementVersionFitsProcessRule.class,
                        "the last correction",
                        good.process(BusinessReason.CORRECTION_SETTLEMENT, "")),
                accepts(
                        SettlementVersionFitsProcessRule.class,
                        "the third correction",
                        good.process(BusinessReason.CORRECTION_SETTLEMENT, "D03")));
    }

    static Stream<Example> energy() {
        Case good = Case.good();
        Case responsible = good.as(MarketRole.BALANCE_RESPONSIBLE_PARTY)
                .process(BusinessReason.BALANCE_FIXING, "")
                .parties("", SENDER.value());
        Case reader = good.as(MarketRole.METERED_DATA_RESPONSIBLE);
        return Stream.of(
                refuses(
                        GridCompanyAsksAsMeterReaderRule.class,
                        "D02",
                        "a grid company as such",
                        good.as(MarketRole.GRID_COMPANY)),
                accepts(GridCompanyAsksAsMeterReaderRule.class, "a meter reader", reader),
                refuses(
                        BalanceResponsibleAsksForBalanceRule.class,
                        "D11",
                        "a wholesale fixing",
                        responsible.process(BusinessReason.WHOLESALE_FIXING, "")),
                accepts(
                        BalanceResponsibleAsksForBalanceRule.class,
                        "an aggregation",
                        responsible.process(BusinessReason.PRELIMINARY_AGGREGATION, "")),
                refuses(BalanceResponsibleIsSenderRule.class, "E18", "nobody", responsible.parties("", "")),
                refuses(BalanceResponsibleIsSenderRule.class, "E18", "another", responsible.parties("", OTHER)),
                accepts(BalanceResponsibleIsSenderRule.class, "itself", responsible),
                refuses(TypeIsSettledRule.class, "D18", "a child point", good.type("D07", "")),
                accepts(TypeIsSettledRule.class, "no type", good.type("", "")),
                refuses(TypeIsTheRolesRule.class, "D11", "a supplier's exchange", good.type("E20", "")),
                refuses(TypeIsTheRolesRule.class, "D11", "a supplier's total consumption", good.type("E17", "")),
                accepts(TypeIsTheRolesRule.class, "a meter reader's exchange", reader.type("E20", "")),
                refuses(
                        SettlementMethodIsOfConsumptionRule.class,
                        "D15",
                        "production by flex",
                        good.type("E18", "D01")),
                refuses(SettlementMethodIsOfConsumptionRule.class, "D15", "no type", good.type("", "D01")),
                refuses(SettlementMethodIsOfConsumptionRule.class, "D15", "profiled", good.type("E17", "E01")),
                accepts(SettlementMethodIsOfConsumptionRule.class, "non-profiled", good.type("E17", "E02")),
                refuses(
                        PeriodIsAMonthAtMostRule.class,
                        "E17",
                        "a month and a day",
                        good.days("2026-12-05", "2027-01-06")),
                accepts(PeriodIsAMonthAtMostRule.class, "a month from the 5th", good.days("2026-12-05", "2027-01-05")));
    }

    static Stream<Example> charges() {
        Case good = Case.good();
        return Stream.of(
                refuses(WantedChargeIsShortRule.class, "D14", "eleven characters", good.charge("P1M", "x".repeat(11))),
                accepts(WantedChargeIsShortRule.class, "ten characters", good.charge("P1M", "x".repeat(10))),
                refuses(PeriodIsAWholeMonthRule.class, "E17", "two months", good.days("2026-11-01", "2027-01-01")),
                refuses(
                        PeriodIsAWholeMonthRule.class,
                        "E17",
                        "not from the 1st",
                        good.days("2026-11-02", "2026-12-02")),
                refuses(PeriodIsAWholeMonthRule.class, "E17", "half a month", good.days("2026-11-01", "2026-11-15")),
                accepts(PeriodIsAWholeMonthRule.class, "a month of winter time", good.days("2026-10-01", "2026-11-01")),
                refuses(ResolutionIsMonthRule.class, "D23", "days", good.charge("P1D", "NT1")),
                accepts(ResolutionIsMonthRule.class, "no resolution", good.charge("", "NT1")));
    }

    @ParameterizedTest
    @MethodSource({"common", "energy"})
    void every_rule_for_energy_judges_as_the_example_says(Example example) {
        assertThat(judged(ResultRules.ENERGY, example, example.of().energy())).isEqualTo(example.code());
    }

    @ParameterizedTest
    @MethodSource({"common", "charges"})
    void every_rule_for_charges_judges_as_the_example_says(Example example) {
        assertThat(judged(ResultRules.CHARGES, example, example.of().charges())).isEqualTo(example.code());
    }

    private static <R extends ResultRequest> String judged(
            List<ResultRule<? super R>> rules, Example example, ResultCase<R> requested) {
        return found(rules, example, requested)
                .map(rejection -> rejection.code().code())
                .orElse("");
    }

    private static <R extends ResultRequest> Optional<Rejection> found(
            List<ResultRule<? super R>> rules, Example example, ResultCase<R> requested) {
        ResultRule<? super R> rule = rules.stream()
                .filter(one -> one.getClass() == example.rule())
                .findFirst()
                .orElseThrow();
        return rule.check(requested);
    }

    @Test
    void the_page_of_rules_shows_each_with_its_examples() {
        List<Tried> tried = new ArrayList<>();
        Stream.concat(common(), energy())
                .forEach(example -> tried.add(new Tried(
                        example.rule(),
                        example.name(),
                        found(ResultRules.ENERGY, example, example.of().energy()).stream()
                                .toList())));
        charges()
                .forEach(example -> tried.add(new Tried(
                        example.rule(),
                        example.name(),
                        found(ResultRules.CHARGES, example, example.of().charges()).stream()
                                .toList())));
        List<Class<?>> rules = new ArrayList<>();
        ResultRules.ENERGY.forEach(rule -> rules.add(rule.getClass()));
        ResultRules.CHARGES.forEach(rule -> rules.add(rule.getClass()));
        new RulesPage("requests for results", ResultRulesTest.class).check(rules, tried);
    }

    @Test
    void every_rule_is_shown_accepting_and_refusing() {
        Set<Class<?>> accepting = new HashSet<>();
        Set<Class<?>> refusing = new HashSet<>();
        Stream.of(common(), energy(), charges())
                .flatMap(examples -> examples)
                .forEach(example -> (example.code().isEmpty() ? accepting : refusing).add(example.rule()));
        Stream<?> rules = Stream.concat(ResultRules.ENERGY.stream(), ResultRules.CHARGES.stream());
        Set<Class<?>> all = new HashSet<>();
        rules.forEach(rule -> all.add(rule.getClass()));
        assertThat(refusing).isEqualTo(all);
        assertThat(accepting).isEqualTo(all);
    }

    @Test
    void a_good_request_breaks_no_rule_and_a_bad_one_every_rule_that_it_can() {
        assertThat(ResultRules.judgeEnergy(Case.good().energy())).isEmpty();
        assertThat(ResultRules.judgeCharges(Case.good().charges())).isEmpty();
        Case bad = Case.good()
                .parties("", "")
                .process(BusinessReason.BALANCE_FIXING, "D01")
                .days("2023-01-02", "2023-03-03")
                .type("E20", "D01");
        assertThat(ResultRules.judgeEnergy(bad.energy()))
                .extracting(Rejection::code)
                .extracting(code -> code.code())
                .containsExactly("E16", "D11", "D15", "E17", "E17", "E86");
    }
}
