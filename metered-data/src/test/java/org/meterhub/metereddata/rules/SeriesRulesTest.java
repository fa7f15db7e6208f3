package org.meterhub.metereddata.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.metereddata.SeriesFixture.meteringPoint;
import static org.meterhub.metereddata.SeriesFixture.series;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MeteredDataTerms;
import org.meterhub.marketmodel.PlausibilityLimits;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RulesPage;
import org.meterhub.marketmodel.RulesPage.Tried;
import org.meterhub.metereddata.MeteredPointPeriod;
import org.meterhub.metereddata.SeriesFixture;
import org.meterhub.metereddata.SeriesFixture.SeriesBuilder;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.metereddata.SubmittedSeries;

class SeriesRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-02T06:30:00Z");
    private static final MarketProfile NORWAY = MarketProfile.norway();

    @ParameterizedTest
    @MethodSource("org.meterhub.metereddata.rules.SeriesRuleExamples#examples")
    void every_rule_accepts_and_refuses_its_examples(SeriesRuleExamples.Example example) {
        SeriesRule rule = SeriesRules.ALL.stream()
                .filter(example.rule()::isInstance)
                .findFirst()
                .orElseThrow();
        SeriesCase seriesCase = new SeriesCase(example.series(), example.periods(), NOW, NORWAY);
        assertThat(rule.check(seriesCase))
                .extracting(rejection -> rejection.code().code())
                .containsExactlyElementsOf(example.codes());
        assertThat(rule.check(seriesCase)).allSatisfy(rejection -> {
            assertThat(rejection.field()).isNotEmpty();
            assertThat(rejection.detail()).isNotEmpty();
        });
    }

    @Test
    void every_rule_has_an_example_it_accepts_and_one_it_refuses() {
        Set<Class<?>> rules = new HashSet<>();
        SeriesRules.ALL.forEach(rule -> rules.add(rule.getClass()));
        Set<Class<?>> accepting = new HashSet<>();
        Set<Class<?>> refusing = new HashSet<>();
        SeriesRuleExamples.examples()
                .forEach(example -> (example.codes().isEmpty() ? accepting : refusing).add(example.rule()));
        assertThat(rules).hasSize(SeriesRules.ALL.size());
        assertThat(accepting).isEqualTo(rules);
        assertThat(refusing).isEqualTo(rules);
    }

    @Test
    void the_page_of_rules_shows_each_with_its_examples() {
        List<Tried> tried = SeriesRuleExamples.examples()
                .map(
                        example -> new Tried(
                                example.rule(),
                                example.name(),
                                SeriesRules.ALL.stream()
                                        .filter(example.rule()::isInstance)
                                        .flatMap(rule -> rule
                                                .check(new SeriesCase(example.series(), example.periods(), NOW, NORWAY))
                                                .stream())
                                        .toList()))
                .toList();
        new RulesPage("metered values", SeriesRulesTest.class)
                .check(SeriesRules.ALL.stream().map(SeriesRule::getClass).toList(), tried);
    }

    @Test
    void a_right_series_breaks_no_rule() {
        assertThat(judge(series(), meteringPoint().periods())).isEmpty();
    }

    @Test
    void all_errors_of_a_series_are_told_at_once() {
        SeriesBuilder wrong =
                series().type("E18").unit("MWH").points(23).quality(0, 1).state(1, SubmittedSeries.NEGATIVE);
        assertThat(codes(judge(wrong, meteringPoint().state(ConnectionState.NEW).periods())))
                .containsExactly("D18", "D16", "E73", "E87", "D12", "E86");
    }

    @Test
    void of_an_unknown_point_only_period_positions_quantities_and_qualities_are_judged() {
        SeriesBuilder wrong = series().type("X")
                .unit("MWH")
                .resolution("P1D")
                .from(null)
                .positions(1, 1)
                .quality(0, 1)
                .state(1, SubmittedSeries.TOO_MANY_DECIMALS);
        assertThat(codes(judge(wrong, List.of()))).containsExactly("E10", "E50", "E87", "D12", "E51");
    }

    @Test
    void texts_name_what_was_found_and_what_was_expected() {
        List<Rejection> rejections =
                judge(series().type("E18").points(23), meteringPoint().periods());
        assertThat(rejections)
                .extracting(Rejection::detail)
                .containsExactly("found E18, expected E17", "found 23 points, expected 24");
    }

    @Test
    void a_stranger_is_not_told_what_is_registered() {
        List<Rejection> rejections = judge(
                series().sender(SeriesFixture.NEIGHBOUR).type("E18").resolution("PT15M"),
                meteringPoint().periods());
        assertThat(codes(rejections)).contains("D50", "D18", "D23");
        assertThat(rejections).allSatisfy(rejection -> assertThat(rejection.detail())
                .doesNotContain("E17")
                .doesNotContain("PT1H")
                .doesNotContain(SeriesFixture.GRID_COMPANY.value()));
    }

    @Test
    void many_positions_at_fault_make_one_rejection_that_names_as_many_as_a_day_has() {
        SeriesBuilder wrong =
                series().from("2026-10-27T23:00:00Z").to("2026-11-01T23:00:00Z").points(120);
        for (int i = 6; i < 120; i++) {
            wrong.state(i, SubmittedSeries.NEGATIVE);
        }
        assertThat(judge(wrong, meteringPoint().periods())).singleElement().satisfies(rejection -> assertThat(
                        rejection.detail())
                .contains("at positions 7, 8, 9,")
                .endsWith(", 105, 106 and 14 more"));
    }

    @Test
    void a_quantity_may_have_all_faults_at_once() {
        int all = SubmittedSeries.NEGATIVE + SubmittedSeries.TOO_MANY_DECIMALS + SubmittedSeries.TOO_MANY_DIGITS;
        assertThat(judge(series().state(3, (byte) all), meteringPoint().periods()))
                .extracting(rejection -> rejection.code().code())
                .containsExactlyInAnyOrder("E86", "E51", "E86");
    }

    @Test
    void missing_positions_are_named() {
        int[] positions = new int[24];
        Arrays.setAll(positions, i -> i + (i < 12 ? 1 : 3));
        assertThat(judge(series().positions(positions), meteringPoint().periods()))
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.detail()).isEqualTo("found no point at positions 13, 14"));
    }

    @Test
    void a_lone_point_at_the_highest_position_costs_no_walk_over_a_million_gaps() {
        SubmittedSeries lone = series().positions(SeriesValues.SIZE_MAX).build();
        SeriesCase seriesCase = new SeriesCase(lone, List.of(), NOW, NORWAY);
        assertThat(new PositionsWithoutGapsRule().check(seriesCase))
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.detail())
                        .startsWith("found no point at positions 1, 2, 3,")
                        .endsWith(", 99, 100 and 999898 more"));
    }

    @Test
    void the_limits_of_plausibility_are_the_markets_own() {
        MeteredDataTerms terms = NORWAY.meteredData();
        MarketProfile careful = NORWAY.with(new MeteredDataTerms(
                terms.dueAt(),
                terms.reminders(),
                terms.daysWatched(),
                terms.unchanged(),
                new PlausibilityLimits(1, 1, 1, 1),
                terms.aheadMax(),
                terms.requestDaysMax(),
                null,
                null));
        List<Rejection> rejections =
                SeriesRules.judge(series().build(), meteringPoint().periods(), NOW, careful);
        assertThat(codes(rejections)).containsExactly("E90");
        assertThat(rejections.get(0).detail()).startsWith("expected less than 1 KWH, found more than is plausible at");
        assertThat(SeriesRules.judge(
                        series().sender(SeriesFixture.NEIGHBOUR).build(),
                        meteringPoint().periods(),
                        NOW,
                        careful))
                .filteredOn(rejection -> rejection.code() == RejectionCode.IMPLAUSIBLE)
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.detail()).doesNotContain("expected"));
    }

    @Test
    void a_point_that_is_no_gsrn_is_an_unknown_one() {
        assertThat(judge(series().meteringPoint("12345"), List.of()))
                .singleElement()
                .satisfies(rejection -> {
                    assertThat(rejection.code().code()).isEqualTo("E10");
                    assertThat(rejection.detail()).isEqualTo("found 12345");
                });
    }

    private static List<Rejection> judge(SeriesBuilder series, List<MeteredPointPeriod> periods) {
        return SeriesRules.judge(series.build(), periods, NOW, NORWAY);
    }

    private static List<String> codes(List<Rejection> rejections) {
        return rejections.stream().map(rejection -> rejection.code().code()).toList();
    }
}
