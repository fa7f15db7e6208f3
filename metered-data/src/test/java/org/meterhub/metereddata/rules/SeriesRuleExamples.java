package org.meterhub.metereddata.rules;

import static org.meterhub.metereddata.SeriesFixture.meteringPoint;
import static org.meterhub.metereddata.SeriesFixture.series;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.MeteringMethod;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.metereddata.MeteredPointPeriod;
import org.meterhub.metereddata.SeriesFixture;
import org.meterhub.metereddata.SeriesFixture.PointBuilder;
import org.meterhub.metereddata.SeriesFixture.SeriesBuilder;
import org.meterhub.metereddata.SubmittedSeries;

/** What each rule accepts and what it refuses. */
final class SeriesRuleExamples {

    private SeriesRuleExamples() {}

    /** One example: a series and what is known of its metering point, and the codes the one rule gives; none when it accepts. */
    record Example(
            Class<? extends SeriesRule> rule,
            String name,
            SubmittedSeries series,
            List<MeteredPointPeriod> periods,
            List<String> codes) {

        @Override
        public String toString() {
            return rule.getSimpleName() + " " + (codes.isEmpty() ? "accepts " : "refuses ") + name;
        }
    }

    private static Example accepts(
            Class<? extends SeriesRule> rule, String name, SeriesBuilder series, List<MeteredPointPeriod> periods) {
        return new Example(rule, name, series.build(), periods, List.of());
    }

    private static Example refuses(
            Class<? extends SeriesRule> rule,
            String name,
            SeriesBuilder series,
            List<MeteredPointPeriod> periods,
            String... codes) {
        return new Example(rule, name, series.build(), periods, List.of(codes));
    }

    /** All, of every rule. */
    static Stream<Example> examples() {
        return Stream.of(
                        pointExamples(),
                        masterDataExamples(),
                        productAndAreaExamples(),
                        periodExamples(),
                        stepExamples(),
                        positionExamples(),
                        valueExamples(),
                        plausibilityExamples())
                .flatMap(List::stream);
    }

    private static SeriesBuilder until(String end) {
        return series().to(end);
    }

    private static List<Example> productAndAreaExamples() {
        Class<? extends SeriesRule> product = ProductMatchesMasterDataRule.class;
        Class<? extends SeriesRule> areas = AreasMatchMasterDataRule.class;
        List<MeteredPointPeriod> plain = meteringPoint().periods();
        List<MeteredPointPeriod> border = meteringPoint().between("101", "102").periods();
        return List.of(
                accepts(product, "the registered product", series(), plain),
                accepts(product, "no product", series().product(""), plain),
                accepts(product, "a product of the list where the point is unknown", series(), List.of()),
                refuses(product, "another product", series().product("8716867000047"), plain, "E29"),
                refuses(product, "no product of the list", series().product("electricity"), List.of(), "E29"),
                accepts(areas, "no areas", series().type("E20"), border),
                accepts(areas, "the registered areas", series().between("101", "102"), border),
                refuses(areas, "the opposite direction", series().between("102", "101"), border, "D46", "D46"),
                refuses(areas, "areas that do not exist", series().between("888", "999"), border, "D46", "D46"),
                refuses(areas, "one area of another country", series().between("101 (NDK)", "102"), border, "D46"),
                refuses(areas, "one area twice, whatever the point", series().between("101", "101"), List.of(), "D46"),
                accepts(areas, "any two areas where the point is unknown", series().between("8", "9"), List.of()),
                accepts(areas, "its own area for a point that lies in one", consumptionIn("101"), plain),
                refuses(areas, "another area for a point that lies in one", consumptionIn("102"), plain, "D46", "D46"));
    }

    private static SeriesBuilder consumptionIn(String area) {
        return series().between(area, area).type("E17");
    }

    private static List<Example> pointExamples() {
        Class<? extends SeriesRule> exists = MeteringPointExistsRule.class;
        Class<? extends SeriesRule> owner = SenderIsGridCompanyRule.class;
        PointBuilder other = meteringPoint().gridCompany(SeriesFixture.NEIGHBOUR);
        return List.of(
                accepts(exists, "a known point", series(), meteringPoint().periods()),
                accepts(
                        exists,
                        "a known point without period",
                        series().from(null),
                        meteringPoint().periods()),
                accepts(exists, "stretches that touch", series(), split("2026-11-01T05:00:00Z", meteringPoint())),
                refuses(exists, "an unknown point", series(), List.of(), "E10"),
                refuses(
                        exists,
                        "a point known from noon",
                        series(),
                        meteringPoint()
                                .during("2026-11-01T11:00:00Z", "2027-01-01T00:00:00Z")
                                .periods(),
                        "E10"),
                accepts(owner, "the grid company", series(), meteringPoint().periods()),
                accepts(owner, "anybody where the point is unknown", series(), List.of()),
                refuses(owner, "another grid company", series(), other.periods(), "D50"),
                refuses(
                        owner,
                        "the grid company of then",
                        series(),
                        List.of(
                                meteringPoint()
                                        .during("2020-01-01T00:00:00Z", "2026-11-02T00:00:00Z")
                                        .period(),
                                other.during("2026-11-02T00:00:00Z", "2030-01-01T00:00:00Z")
                                        .period()),
                        "D50"));
    }

    private static List<MeteredPointPeriod> split(String instant, PointBuilder second) {
        return List.of(
                second.during(instant, "2099-01-01T00:00:00Z").period(),
                meteringPoint().during("2020-01-01T00:00:00Z", instant).period());
    }

    private static List<Example> masterDataExamples() {
        Class<? extends SeriesRule> type = TypeMatchesMasterDataRule.class;
        Class<? extends SeriesRule> subType = SubTypeIsMeteredRule.class;
        Class<? extends SeriesRule> connection = ConnectedOrDisconnectedRule.class;
        Class<? extends SeriesRule> unit = UnitMatchesMasterDataRule.class;
        Class<? extends SeriesRule> resolution = ResolutionMatchesMasterDataRule.class;
        String five = "2026-11-01T05:00:00Z";
        List<MeteredPointPeriod> plain = meteringPoint().periods();
        PointBuilder monthly =
                meteringPoint().type(MeteringPointType.VE_PRODUCTION).resolution(Resolution.MONTH);
        return List.of(
                accepts(type, "the registered type", series(), plain),
                accepts(type, "any type where the point is unknown", series().type("X"), List.of()),
                refuses(type, "another type", series().type("E18"), plain, "D18"),
                refuses(type, "no type of the list", series().type("D16"), plain, "D18"),
                refuses(
                        type,
                        "a type that changes at five",
                        series(),
                        split(five, meteringPoint().type(MeteringPointType.PRODUCTION)),
                        "D18"),
                accepts(subType, "a physical point", series(), plain),
                accepts(
                        subType,
                        "a virtual point",
                        series(),
                        meteringPoint().subType(MeteringMethod.VIRTUAL).periods()),
                refuses(
                        subType,
                        "a calculated point",
                        series(),
                        meteringPoint().subType(MeteringMethod.CALCULATED).periods(),
                        "D37"),
                refuses(
                        subType,
                        "a point that turns virtual at five",
                        series(),
                        split(five, meteringPoint().subType(MeteringMethod.VIRTUAL)),
                        "D37"),
                accepts(connection, "a connected point", series(), plain),
                accepts(
                        connection,
                        "a disconnected point",
                        series(),
                        meteringPoint().state(ConnectionState.DISCONNECTED).periods()),
                refuses(
                        connection,
                        "a new point",
                        series(),
                        meteringPoint().state(ConnectionState.NEW).periods(),
                        "D16"),
                refuses(
                        connection,
                        "a point closed down at five",
                        series(),
                        split(five, meteringPoint().state(ConnectionState.CLOSED_DOWN)),
                        "D16"),
                accepts(unit, "kWh", series(), plain),
                accepts(
                        unit,
                        "kVArh",
                        series().unit("K3"),
                        meteringPoint().unit("K3").periods()),
                refuses(unit, "kVArh of a kWh point", series().unit("K3"), plain, "E73"),
                refuses(
                        unit,
                        "MWh even of a MWh point",
                        series().unit("MWH"),
                        meteringPoint().unit("MWH").periods(),
                        "E73"),
                accepts(resolution, "hours", series(), plain),
                accepts(resolution, "months of renewable production", series().resolution("P1M"), monthly.periods()),
                refuses(resolution, "no resolution", series().resolution(""), plain, "D23"),
                refuses(resolution, "days", series().resolution("P1D"), plain, "D23"),
                refuses(resolution, "quarters of an hourly point", series().resolution("PT15M"), plain, "D23"),
                refuses(
                        resolution,
                        "months of consumption",
                        series().resolution("P1M"),
                        meteringPoint().resolution(Resolution.MONTH).periods(),
                        "D23"),
                refuses(
                        resolution,
                        "a resolution that changes at five",
                        series(),
                        split(five, meteringPoint().resolution(Resolution.QUARTER_HOUR)),
                        "D23"));
    }

    private static List<Example> periodExamples() {
        Class<? extends SeriesRule> registered = RegisteredNotInFutureRule.class;
        Class<? extends SeriesRule> given = SeriesPeriodIsGivenRule.class;
        Class<? extends SeriesRule> order = StartBeforeEndRule.class;
        Class<? extends SeriesRule> age = StartNotTooOldRule.class;
        Class<? extends SeriesRule> ahead = PeriodNotInFutureRule.class;
        Class<? extends SeriesRule> length = PeriodLongEnoughRule.class;
        List<MeteredPointPeriod> plain = meteringPoint().periods();
        return List.of(
                accepts(registered, "a clock that runs ahead", series().registeredAt("2026-11-02T07:30:00Z"), plain),
                refuses(registered, "a year mistyped", series().registeredAt("2062-11-02T06:00:00Z"), plain, "E86"),
                accepts(ahead, "a day that has just ended", series(), plain),
                accepts(ahead, "a clock that runs ahead", until("2026-11-02T07:30:00Z"), plain),
                refuses(ahead, "an hour to come", until("2026-11-02T08:00:00Z"), plain, "E17"),
                refuses(
                        ahead,
                        "a year mistyped",
                        series().from("2037-05-01T22:00:00Z").to("2037-05-02T22:00:00Z"),
                        plain,
                        "E17"),
                accepts(ahead, "no end", series().to(null), plain),
                accepts(given, "both ends", series(), plain),
                refuses(given, "no start", series().from(null), plain, "E50"),
                refuses(given, "neither end", series().from(null).to(null), plain, "E50", "E50"),
                accepts(order, "start before end", series(), plain),
                accepts(order, "no end", series().to(null), plain),
                refuses(order, "start at end", series().to("2026-10-31T23:00:00Z"), plain, "E50"),
                refuses(order, "start after end", series().to("2026-10-30T23:00:00Z"), plain, "E50"),
                accepts(age, "the day three years ago", series().from("2023-11-01T23:00:00Z"), plain),
                refuses(age, "a step of the day before it", series().from("2023-11-01T22:00:00Z"), plain, "E17"),
                accepts(length, "four hours", series().to("2026-11-01T03:00:00Z"), plain),
                refuses(length, "three hours", series().to("2026-11-01T02:00:00Z"), plain, "E50"),
                accepts(
                        length,
                        "three hours as months, which another rule refuses",
                        series().resolution("P1M").to("2026-11-01T02:00:00Z"),
                        plain));
    }

    private static List<Example> stepExamples() {
        Class<? extends SeriesRule> steps = PeriodOnStepsRule.class;
        Class<? extends SeriesRule> months = PeriodOfWholeMonthsRule.class;
        Class<? extends SeriesRule> count = CountFitsPeriodRule.class;
        List<MeteredPointPeriod> plain = meteringPoint().periods();
        SeriesBuilder quarters =
                series().resolution("PT15M").from("2026-11-01T00:15:00Z").to("2026-11-01T05:45:00Z");
        return List.of(
                accepts(steps, "full hours", series(), plain),
                accepts(steps, "quarters on quarters", quarters, plain),
                refuses(steps, "hours from a quarter past", series().from("2026-11-01T00:15:00Z"), plain, "D66"),
                refuses(
                        steps,
                        "quarters off at both ends",
                        series().resolution("PT15M")
                                .from("2026-11-01T00:05:00Z")
                                .to("2026-11-01T05:50:00Z"),
                        plain,
                        "D66",
                        "D66"),
                accepts(
                        months,
                        "months across both clock changes",
                        series().resolution("P1M").from("2026-02-28T23:00:00Z").to("2026-10-31T23:00:00Z"),
                        plain),
                refuses(months, "a day", series().resolution("P1M"), plain, "D66"),
                refuses(
                        months,
                        "months of UTC",
                        series().resolution("P1M").from("2026-09-01T00:00:00Z").to("2026-10-01T00:00:00Z"),
                        plain,
                        "D66",
                        "D66"),
                accepts(count, "24 hours", series(), plain),
                accepts(
                        count,
                        "25 hours of the long day",
                        series().from("2026-10-24T22:00:00Z")
                                .to("2026-10-25T23:00:00Z")
                                .points(25),
                        plain),
                refuses(
                        count,
                        "24 hours of the long day",
                        series().from("2026-10-24T22:00:00Z").to("2026-10-25T23:00:00Z"),
                        plain,
                        "E87"),
                refuses(count, "23 hours of a day", series().points(23), plain, "E87"),
                accepts(
                        count,
                        "two months",
                        series().resolution("P1M")
                                .from("2026-02-28T23:00:00Z")
                                .to("2026-04-30T22:00:00Z")
                                .points(2),
                        plain),
                refuses(
                        count,
                        "24 values for two months",
                        series().resolution("P1M").from("2026-02-28T23:00:00Z").to("2026-04-30T22:00:00Z"),
                        plain,
                        "E87"),
                accepts(count, "ends that no number fits", series().to("2026-11-01T22:59:00Z"), plain));
    }

    private static List<Example> positionExamples() {
        Class<? extends SeriesRule> unique = PositionsUniqueRule.class;
        Class<? extends SeriesRule> gaps = PositionsWithoutGapsRule.class;
        List<MeteredPointPeriod> plain = meteringPoint().periods();
        return List.of(
                accepts(unique, "positions in any order", series().positions(2, 4, 1, 3), plain),
                refuses(unique, "a position three times", series().positions(1, 2, 2, 3, 2), plain, "E87"),
                accepts(gaps, "positions in any order", series().positions(2, 4, 1, 3), plain),
                refuses(gaps, "positions from two", series().positions(2, 3, 4), plain, "E87"),
                refuses(gaps, "a hole", series().positions(1, 2, 4), plain, "E87"),
                refuses(gaps, "position zero", series().positions(0, 1, 2), plain, "E87"),
                refuses(gaps, "a position beyond all limits", series().positions(1, Integer.MAX_VALUE), plain, "E87"));
    }

    private static List<Example> valueExamples() {
        Class<? extends SeriesRule> quality = QualityAllowedRule.class;
        List<MeteredPointPeriod> plain = meteringPoint().periods();
        List<Example> examples = new ArrayList<>();
        for (int code : new int[] {0, 2, 3, 4}) {
            examples.add(accepts(quality, "code " + code, series().quality(7, code), plain));
        }
        for (int code : new int[] {1, 5, 6, 7}) {
            examples.add(refuses(
                    quality,
                    "code " + code + " once for two",
                    series().quality(7, code).quality(9, 1),
                    plain,
                    "D12"));
        }
        List.of(
                        new Example(
                                QuantityNotNegativeRule.class,
                                "two below zero",
                                bad(SubmittedSeries.NEGATIVE),
                                plain,
                                List.of("E86")),
                        new Example(
                                QuantityDecimalsRule.class,
                                "four decimals",
                                bad(SubmittedSeries.TOO_MANY_DECIMALS),
                                plain,
                                List.of("E51")),
                        new Example(
                                QuantityDigitsRule.class,
                                "eleven digits",
                                bad(SubmittedSeries.TOO_MANY_DIGITS),
                                plain,
                                List.of("E86")))
                .forEach(refused -> {
                    examples.add(refused);
                    examples.add(accepts(
                            refused.rule(), "absent and exact", series().state(3, SubmittedSeries.ABSENT), plain));
                });
        return examples;
    }

    private static List<Example> plausibilityExamples() {
        Class<? extends SeriesRule> plausible = QuantityPlausibleRule.class;
        PointBuilder nonProfiled = meteringPoint().method(SettlementMethod.NON_PROFILED);
        return List.of(
                accepts(
                        plausible,
                        "all but a hundred thousand kWh of non-profiled consumption",
                        series().quantity(3, 99_999_999),
                        nonProfiled.periods()),
                refuses(
                        plausible,
                        "a hundred thousand kWh of non-profiled consumption",
                        series().quantity(3, 100_000_000),
                        nonProfiled.periods(),
                        "E90"),
                accepts(
                        plausible,
                        "as much of flex consumption",
                        series().quantity(3, 100_000_000),
                        meteringPoint().periods()),
                refuses(
                        plausible,
                        "a million kWh of flex consumption",
                        series().quantity(3, 1_000_000_000),
                        meteringPoint().periods(),
                        "E90"),
                refuses(
                        plausible,
                        "a million kWh of production",
                        series().quantity(3, 1_000_000_000),
                        meteringPoint().type(MeteringPointType.PRODUCTION).periods(),
                        "E90"),
                refuses(
                        plausible,
                        "a million kWh of exchange",
                        series().quantity(3, 1_000_000_000),
                        meteringPoint().type(MeteringPointType.EXCHANGE).periods(),
                        "E90"),
                accepts(
                        plausible,
                        "a million kWh of what has no limit",
                        series().quantity(3, 1_000_000_000),
                        meteringPoint().type(MeteringPointType.OWN_PRODUCTION).periods()),
                accepts(
                        plausible,
                        "what stands beside an absent quantity",
                        series().quantity(3, 1_000_000_000).state(3, SubmittedSeries.ABSENT),
                        meteringPoint().periods()));
    }

    private static SubmittedSeries bad(byte state) {
        return series().state(5, state).state(6, state).build();
    }
}
