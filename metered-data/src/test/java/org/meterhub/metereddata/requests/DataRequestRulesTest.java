package org.meterhub.metereddata.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.metereddata.SeriesFixture.ENERGY_AGENCY;
import static org.meterhub.metereddata.SeriesFixture.GRID_COMPANY;
import static org.meterhub.metereddata.SeriesFixture.NEIGHBOUR;
import static org.meterhub.metereddata.SeriesFixture.OTHER_SUPPLIER;
import static org.meterhub.metereddata.SeriesFixture.PARENT_SUPPLIER;
import static org.meterhub.metereddata.SeriesFixture.SYSTEM_OPERATOR;
import static org.meterhub.metereddata.SeriesFixture.meteringPoint;
import static org.meterhub.metereddata.requests.RequestBuilder.request;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RulesPage;
import org.meterhub.marketmodel.RulesPage.Tried;
import org.meterhub.metereddata.MeteredPointPeriod;

class DataRequestRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-02T06:30:00Z");
    private static final MarketProfile MARKET = MarketProfile.norway()
            .with(MarketProfile.norway().meteredData().withAuthorities(SYSTEM_OPERATOR, ENERGY_AGENCY));
    private static final List<MeteredPointPeriod> CONSUMPTION = meteringPoint().periods();
    private static final List<MeteredPointPeriod> PRODUCTION =
            meteringPoint().type(MeteringPointType.PRODUCTION).periods();
    private static final List<MeteredPointPeriod> HEATING = meteringPoint()
            .type(MeteringPointType.ELECTRICAL_HEATING)
            .supplier(null)
            .periods();
    private static final String NOON = "2026-11-01T11:00:00Z";

    /** A request and what is known of its metering point, and the code the one rule gives; empty when it accepts. */
    record Example(
            Class<? extends DataRequestRule> rule,
            String name,
            DataRequest request,
            List<MeteredPointPeriod> periods,
            String code) {

        @Override
        public String toString() {
            return rule.getSimpleName() + (code.isEmpty() ? " accepts " : " refuses ") + name;
        }
    }

    private static Example accepts(
            Class<? extends DataRequestRule> rule,
            String name,
            RequestBuilder request,
            List<MeteredPointPeriod> periods) {
        return new Example(rule, name, request.build(), periods, "");
    }

    private static Example refuses(
            Class<? extends DataRequestRule> rule,
            String name,
            RequestBuilder request,
            List<MeteredPointPeriod> periods,
            String code) {
        return new Example(rule, name, request.build(), periods, code);
    }

    static Stream<Example> examples() {
        return Stream.of(documentExamples(), relationExamples(), sumExamples()).flatMap(List::stream);
    }

    private static List<Example> documentExamples() {
        Class<? extends DataRequestRule> number = PointNumberIsValidRule.class;
        Class<? extends DataRequestRule> instants = TimesNameInstantsRule.class;
        Class<? extends DataRequestRule> given = StartAndEndAreGivenRule.class;
        Class<? extends DataRequestRule> order = EndIsAfterStartRule.class;
        Class<? extends DataRequestRule> length = PeriodIsShortEnoughRule.class;
        RequestBuilder year = request().sum().from("2025-10-31T23:00:00Z");
        return List.of(
                accepts(number, "a GSRN", request(), CONSUMPTION),
                refuses(number, "a wrong check digit", request().meteringPoint("707057500000000013"), List.of(), "E10"),
                refuses(number, "no number", request().meteringPoint("at home"), List.of(), "E10"),
                accepts(instants, "times with a zone", request(), CONSUMPTION),
                accepts(instants, "no times", request().from("").to(""), CONSUMPTION),
                refuses(instants, "a start without a zone", request().from("2026-10-31T23:00:00"), CONSUMPTION, "D66"),
                accepts(given, "both", request(), CONSUMPTION),
                accepts(
                        given,
                        "neither for the sum of a year",
                        request().sum().from("").to(""),
                        CONSUMPTION),
                refuses(given, "no end", request().to(""), CONSUMPTION, "E50"),
                refuses(given, "a sum without end", request().sum().to(""), CONSUMPTION, "E50"),
                accepts(order, "a day", request(), CONSUMPTION),
                accepts(order, "no end", request().to(""), CONSUMPTION),
                refuses(order, "no time at all", request().to("2026-10-31T23:00:00Z"), CONSUMPTION, "E50"),
                refuses(order, "a reversed period", request().to("2026-10-30T23:00:00Z"), CONSUMPTION, "E50"),
                accepts(length, "three years", request().from("2023-10-31T23:00:00Z"), CONSUMPTION),
                refuses(length, "four years", request().from("2022-10-31T23:00:00Z"), CONSUMPTION, "E17"),
                accepts(length, "the sum of a year", year.to("2026-10-31T23:00:00Z"), CONSUMPTION),
                refuses(
                        length,
                        "the sum of a year and a day",
                        request().sum().from("2025-10-30T23:00:00Z").to("2026-10-31T23:00:00Z"),
                        CONSUMPTION,
                        "E17"));
    }

    private static List<Example> relationExamples() {
        Class<? extends DataRequestRule> known = PointIsKnownRule.class;
        Class<? extends DataRequestRule> supplies = SupplierSuppliesThenRule.class;
        Class<? extends DataRequestRule> meters = GridCompanyMetersThenRule.class;
        Class<? extends DataRequestRule> operator = SystemOperatorIsTheMarketsRule.class;
        Class<? extends DataRequestRule> agency = AgencyAsksForProductionRule.class;
        RequestBuilder other = request().by(OTHER_SUPPLIER, MarketRole.ENERGY_SUPPLIER);
        List<MeteredPointPeriod> exchange = meteringPoint()
                .type(MeteringPointType.EXCHANGE)
                .neighbours(GRID_COMPANY, NEIGHBOUR)
                .periods();
        return List.of(
                accepts(known, "a known point", request(), CONSUMPTION),
                accepts(
                        known,
                        "a point known from noon",
                        request(),
                        meteringPoint().during(NOON, "2027-01-01T00:00:00Z").periods()),
                refuses(known, "an unknown point", request(), List.of(), "E10"),
                refuses(
                        known,
                        "a point of the day after",
                        request(),
                        meteringPoint()
                                .during("2026-11-01T23:00:00Z", "2027-01-01T00:00:00Z")
                                .periods(),
                        "E10"),
                accepts(supplies, "the supplier", request(), CONSUMPTION),
                accepts(supplies, "the supplier from noon", other, changing()),
                accepts(
                        supplies,
                        "the supplier of the parent",
                        request().by(PARENT_SUPPLIER, MarketRole.ENERGY_SUPPLIER),
                        HEATING),
                refuses(supplies, "another supplier", other, CONSUMPTION, "E16"),
                refuses(
                        supplies,
                        "the supplier from noon for the morning",
                        request().to(NOON).by(OTHER_SUPPLIER, MarketRole.ENERGY_SUPPLIER),
                        changing(),
                        "E16"),
                accepts(meters, "who reads the meter", grid(GRID_COMPANY), CONSUMPTION),
                accepts(meters, "the neighbour of an exchange point", grid(NEIGHBOUR), exchange),
                refuses(meters, "another grid company", grid(NEIGHBOUR), CONSUMPTION, "E0I"),
                refuses(
                        meters,
                        "it under its own role",
                        request().by(NEIGHBOUR, MarketRole.GRID_COMPANY),
                        CONSUMPTION,
                        "E0I"),
                accepts(
                        operator,
                        "the system operator",
                        request().by(SYSTEM_OPERATOR, MarketRole.SYSTEM_OPERATOR),
                        CONSUMPTION),
                refuses(
                        operator,
                        "somebody in its role",
                        request().by(NEIGHBOUR, MarketRole.SYSTEM_OPERATOR),
                        CONSUMPTION,
                        "D26"),
                accepts(
                        agency,
                        "the agency about production",
                        request().by(ENERGY_AGENCY, MarketRole.ENERGY_AGENCY),
                        PRODUCTION),
                refuses(
                        agency,
                        "the agency about consumption",
                        request().by(ENERGY_AGENCY, MarketRole.ENERGY_AGENCY),
                        CONSUMPTION,
                        "D11"));
    }

    private static List<Example> sumExamples() {
        Class<? extends DataRequestRule> suppliers = SumIsForSuppliersRule.class;
        Class<? extends DataRequestRule> types = SumIsOfConsumptionOrProductionRule.class;
        return List.of(
                accepts(suppliers, "a supplier", request().sum(), CONSUMPTION),
                refuses(
                        suppliers,
                        "the grid company",
                        request().sum().by(GRID_COMPANY, MarketRole.METERED_DATA_RESPONSIBLE),
                        CONSUMPTION,
                        "E16"),
                accepts(types, "consumption", request().sum(), CONSUMPTION),
                accepts(types, "production", request().sum(), PRODUCTION),
                accepts(types, "whatever a stranger asks for", request().sum(), HEATING),
                refuses(
                        types,
                        "electrical heating",
                        request().sum().by(PARENT_SUPPLIER, MarketRole.ENERGY_SUPPLIER),
                        HEATING,
                        "D18"));
    }

    private static RequestBuilder grid(PartyId company) {
        return request().by(company, MarketRole.METERED_DATA_RESPONSIBLE);
    }

    private static List<MeteredPointPeriod> changing() {
        return List.of(
                meteringPoint().during("2020-01-01T00:00:00Z", NOON).period(),
                meteringPoint()
                        .during(NOON, "2099-01-01T00:00:00Z")
                        .supplier(OTHER_SUPPLIER)
                        .period());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_rule_accepts_and_refuses_its_examples(Example example) {
        DataRequestRule rule =
                all().filter(example.rule()::isInstance).findFirst().orElseThrow();
        List<Rejection> found = rule.check(new RequestCase(example.request(), example.periods(), NOW, MARKET));
        assertThat(codes(found)).isEqualTo(example.code().isEmpty() ? List.of() : List.of(example.code()));
        assertThat(found).allSatisfy(rejection -> {
            assertThat(rejection.field()).isNotEmpty();
            assertThat(rejection.detail()).isNotEmpty();
        });
    }

    @Test
    void every_rule_has_an_example_it_accepts_and_one_it_refuses() {
        Set<Class<?>> rules = new HashSet<>();
        all().forEach(rule -> rules.add(rule.getClass()));
        Set<Class<?>> accepting = new HashSet<>();
        Set<Class<?>> refusing = new HashSet<>();
        examples().forEach(example -> (example.code().isEmpty() ? accepting : refusing).add(example.rule()));
        assertThat(accepting).isEqualTo(rules);
        assertThat(refusing).isEqualTo(rules);
    }

    @Test
    void the_page_of_rules_shows_each_with_its_examples() {
        List<Tried> tried = examples()
                .map(example -> new Tried(
                        example.rule(),
                        example.name(),
                        all().filter(example.rule()::isInstance)
                                .findFirst()
                                .orElseThrow()
                                .check(new RequestCase(example.request(), example.periods(), NOW, MARKET))))
                .toList();
        new RulesPage("requests for values", DataRequestRulesTest.class)
                .check(all().map(DataRequestRule::getClass).toList(), tried);
    }

    private static Stream<DataRequestRule> all() {
        return Stream.of(DataRequestRules.VALUES, DataRequestRules.YEARLY_SUM).flatMap(List::stream);
    }

    @Test
    void all_errors_are_told_at_once_and_an_impossible_number_is_told_once() {
        assertThat(judge(request().meteringPoint("x").from("").to("2026"), List.of()))
                .containsExactly("E10", "D66", "E50");
        assertThat(judge(
                        request().by(OTHER_SUPPLIER, MarketRole.ENERGY_SUPPLIER).sum(), HEATING))
                .containsExactly("E16");
    }

    @Test
    void a_refusal_of_a_stranger_tells_nothing_of_the_point() {
        Set<List<Rejection>> answers = new HashSet<>();
        for (List<MeteredPointPeriod> periods : List.of(CONSUMPTION, PRODUCTION, HEATING)) {
            for (RequestBuilder kind : List.of(request(), request().sum())) {
                DataRequest request =
                        kind.by(OTHER_SUPPLIER, MarketRole.ENERGY_SUPPLIER).build();
                answers.add(DataRequestRules.judge(new RequestCase(request, periods, NOW, MARKET)));
            }
        }
        assertThat(answers).hasSize(1);
    }

    @Test
    void a_sum_without_period_means_the_twelve_months_up_to_today() {
        assertThat(RequestCase.periodOf(request().sum().from("").to("").build(), NOW, MARKET.calendar()))
                .contains(new Interval(Instant.parse("2025-11-01T23:00:00Z"), Instant.parse("2026-11-01T23:00:00Z")));
    }

    @Test
    void the_document_alone_is_judged_by_all_but_what_the_registry_knows() {
        assertThat(codes(DataRequestRules.judgeUnknownPoint(request().build(), NOW, MARKET)))
                .isEmpty();
        assertThat(codes(DataRequestRules.judgeUnknownPoint(
                        request().meteringPoint("x").to("").build(), NOW, MARKET)))
                .containsExactly("E10", "E50");
    }

    private static List<String> judge(RequestBuilder request, List<MeteredPointPeriod> periods) {
        return codes(DataRequestRules.judge(new RequestCase(request.build(), periods, NOW, MARKET)));
    }

    private static List<String> codes(List<Rejection> rejections) {
        return rejections.stream().map(rejection -> rejection.code().code()).toList();
    }
}
