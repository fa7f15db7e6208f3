package org.meterhub.settlement.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** Laws that hold for every input, tried on markets made from seeds; a failure names its seed. */
class EnergyLawsTest {

    private static final int MARKETS = 300;
    private static final long SEED = 20_250_101L;

    private static void forMarkets(LongConsumer law) {
        Laws.overMarkets(MARKETS, SEED, law);
    }

    @Test
    void the_calculation_agrees_with_a_plain_one_in_decimals() {
        long[] rows = new long[1];
        forMarkets(seed -> {
            RandomMarket market = new RandomMarket(seed);
            EnergyResults results = market.calculate();
            assertThat(results.findings()).isEmpty();
            Map<EnergySeriesKey, Map<Instant, NaiveEnergy.Row>> actual = new TreeMap<>();
            for (AreaEnergy area : results.areas().values()) {
                for (EnergySeries series : area.series()) {
                    Map<Instant, NaiveEnergy.Row> ofSeries = new TreeMap<>();
                    for (int i = 0; i < series.steps(); i++) {
                        if (series.hasRow(i)) {
                            ofSeries.put(
                                    series.timeOf(i),
                                    new NaiveEnergy.Row(
                                            BigDecimal.valueOf(series.quantityWh(i), 3),
                                            QualityMask.toSet(series.qualityMask(i))));
                        }
                    }
                    rows[0] += ofSeries.size();
                    actual.put(series.key(), ofSeries);
                }
            }
            Map<EnergySeriesKey, Map<Instant, NaiveEnergy.Row>> expected = NaiveEnergy.of(market);
            assertThat(actual.keySet()).isEqualTo(expected.keySet());
            expected.forEach((key, ofSeries) -> assertThat(withScale(actual.getOrDefault(key, new TreeMap<>())))
                    .as(key.toString())
                    .isEqualTo(withScale(ofSeries)));
        });
        assertThat(rows[0]).isGreaterThan(100_000);
    }

    private static Map<Instant, NaiveEnergy.Row> withScale(Map<Instant, NaiveEnergy.Row> rows) {
        rows.replaceAll((time, row) -> new NaiveEnergy.Row(row.kwh().setScale(3), row.qualities()));
        return rows;
    }

    @Test
    void energy_is_conserved_at_every_step() {
        forMarkets(seed -> {
            for (AreaEnergy area : new RandomMarket(seed).calculate().areas().values()) {
                AreaBalance balance = area.balance();
                assertThat(balance.differenceWh()).isZero();
                assertThat(balance.isBalancedAtEveryStep()).isTrue();
                assertThat(totalOf(area, EnergyKind.FLEX_CONSUMPTION)
                                + totalOf(area, EnergyKind.NON_PROFILED_CONSUMPTION))
                        .as("consumption with grid loss")
                        .isEqualTo(totalOf(area, EnergyKind.PRODUCTION) + balance.exchangeWh());
                for (EnergyKind kind : List.of(
                        EnergyKind.PRODUCTION, EnergyKind.FLEX_CONSUMPTION, EnergyKind.NON_PROFILED_CONSUMPTION)) {
                    assertThat(totalOf(area, kind, EnergyLevel.SUPPLIER)).isEqualTo(totalOf(area, kind));
                    assertThat(totalOf(area, kind, EnergyLevel.BALANCE_RESPONSIBLE))
                            .isEqualTo(totalOf(area, kind));
                }
            }
        });
    }

    private static long totalOf(AreaEnergy area, EnergyKind kind) {
        return totalOf(area, kind, EnergyLevel.GRID_AREA);
    }

    private static long totalOf(AreaEnergy area, EnergyKind kind, EnergyLevel level) {
        return area.series(kind, level).mapToLong(EnergySeries::totalWh).sum();
    }

    @Test
    void the_order_of_the_input_does_not_matter() {
        forMarkets(seed -> {
            RandomMarket market = new RandomMarket(seed);
            List<SettlementPointPeriod> periods = new ArrayList<>(market.periods);
            List<RandomMarket.Day> days = new ArrayList<>(market.days);
            Random random = new Random(~seed);
            Collections.shuffle(periods, random);
            Collections.shuffle(days, random);
            assertSame(market.calculate(periods, days).results(), market.calculate());
        });
    }

    @Test
    void the_parts_of_any_division_of_the_points_add_up_to_the_whole() {
        forMarkets(seed -> {
            RandomMarket market = new RandomMarket(seed);
            Random random = new Random(~seed);
            int parts = 2 + random.nextInt(4);
            long salt = random.nextLong();
            EnergyPartial sum = new EnergyPartial(market.scope);
            for (int part = 0; part < parts; part++) {
                int wanted = part;
                sum.add(market.calculate(
                        market.periods.stream()
                                .filter(period -> partOf(period.meteringPoint(), salt, parts) == wanted)
                                .toList(),
                        market.days.stream()
                                .filter(day -> partOf(day.meteringPoint(), salt, parts) == wanted)
                                .toList()));
            }
            assertSame(sum.results(), market.calculate());
        });
    }

    private static int partOf(long point, long salt, int parts) {
        return (int) Math.floorMod((point ^ salt) * 0x9E3779B97F4A7C15L >>> 17, (long) parts);
    }

    private static void assertSame(EnergyResults actual, EnergyResults expected) {
        assertThat(actual.findings()).isEqualTo(expected.findings());
        assertThat(actual.areas().keySet()).isEqualTo(expected.areas().keySet());
        expected.areas()
                .forEach((code, area) ->
                        assertThat(actual.area(code).orElseThrow().series()).isEqualTo(area.series()));
    }
}
