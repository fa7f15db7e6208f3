package org.meterhub.settlement.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.calculation.deviation.AreaDeviation;
import org.meterhub.settlement.calculation.deviation.DeviationKey;
import org.meterhub.settlement.calculation.deviation.DeviationSeries;
import org.meterhub.settlement.calculation.deviation.DeviationSettlement;
import org.meterhub.settlement.calculation.deviation.ImbalancePrices;

/** Laws of corrections, tried on markets made from seeds whose readings are then corrected; a failure names its seed. */
class CorrectionLawsTest {

    private static final int MARKETS = 200;
    private static final long SEED = 20_250_301L;

    private static void forMarkets(LongConsumer law) {
        Laws.overMarkets(MARKETS, SEED, law);
    }

    /** The same market after some of its readings have been corrected, come late, or been withdrawn. */
    private static EnergyResults corrected(RandomMarket market, long seed) {
        Random random = new Random(seed);
        List<RandomMarket.Day> days = new ArrayList<>();
        for (RandomMarket.Day day : market.days) {
            int what = random.nextInt(4);
            if (what > 0) {
                long[] wh = day.wh().clone();
                for (int i = 0; what > 1 && i < wh.length; i++) {
                    wh[i] = random.nextInt(10) == 0 ? random.nextInt(90_000) : wh[i];
                }
                days.add(new RandomMarket.Day(
                        day.meteringPoint(), day.from(), day.resolution(), day.steps(), wh, day.qualities()));
            }
        }
        return market.calculate(market.periods, days).results();
    }

    private static ImbalancePrices prices(RandomMarket market, long seed, boolean whole) {
        Random random = new Random(seed);
        Map<Instant, BigDecimal> prices = new HashMap<>();
        Instant time = market.scope.period().from();
        while (time.isBefore(market.scope.period().to())) {
            if (whole || random.nextInt(5) > 0) {
                prices.put(time, BigDecimal.valueOf(random.nextInt(4_000_000) - 500_000L, 3));
            }
            time = time.plusSeconds(3600);
        }
        return new ImbalancePrices(Resolution.HOUR, prices);
    }

    private static List<LocalDate> days(RandomMarket market) {
        return MarketCalendar.NORWAY.daysOf(market.scope.period());
    }

    private static AreaEnergy area(EnergyResults results, GridAreaCode code) {
        return results.area(code).orElseThrow();
    }

    @Test
    void what_was_settled_and_the_correction_are_what_is_known_now() {
        int[] changed = new int[1];
        forMarkets(seed -> {
            RandomMarket market = new RandomMarket(seed);
            EnergyResults before = corrected(market, seed);
            EnergyResults after = market.calculate();
            for (GridAreaCode code : market.scope.gridAreas()) {
                EnergyCorrection correction = EnergyCorrection.between(area(before, code), area(after, code));
                changed[0] += correction.keys().size();
                assertThat(correction.addTo(area(before, code)).series())
                        .isEqualTo(area(after, code).series());
                assertThat(EnergyCorrection.between(area(after, code), area(after, code))
                                .isEmpty())
                        .isTrue();
            }
        });
        assertThat(changed[0]).isGreaterThan(1_000);
    }

    @Test
    void deviations_sum_to_zero_over_the_parties_of_an_area_at_every_step_in_energy_and_money() {
        int[] deviating = new int[1];
        forMarkets(seed -> {
            RandomMarket market = new RandomMarket(seed);
            EnergyResults before = corrected(market, seed);
            EnergyResults after = market.calculate();
            DeviationSettlement settlement =
                    new DeviationSettlement(MarketCalendar.NORWAY, prices(market, seed, seed % 2 == 0));
            for (GridAreaCode code : market.scope.gridAreas()) {
                for (LocalDate day : days(market)) {
                    AreaDeviation deviation = settlement.settle(day, area(before, code), area(after, code));
                    for (int i = 0; i < deviation.steps(); i++) {
                        assertThat(deviation.sumWh(i)).isZero();
                        assertThat(deviation.sumAmount(i)).isEqualByComparingTo(BigDecimal.ZERO);
                    }
                    deviating[0] += deviation.series().size();
                }
            }
        });
        assertThat(deviating[0]).isGreaterThan(500);
    }

    @Test
    void a_suppliers_deviation_is_the_difference_of_what_its_points_used() {
        forMarkets(seed -> {
            RandomMarket market = new RandomMarket(seed);
            EnergyResults before = corrected(market, seed);
            EnergyResults after = market.calculate();
            DeviationSettlement settlement = new DeviationSettlement(MarketCalendar.NORWAY, prices(market, seed, true));
            for (GridAreaCode code : market.scope.gridAreas()) {
                Map<DeviationKey, Long> deviated = new TreeMap<>();
                for (LocalDate day : days(market)) {
                    for (DeviationSeries series : settlement
                            .settle(day, area(before, code), area(after, code))
                            .series()) {
                        deviated.merge(series.key(), series.totalWh(), Long::sum);
                    }
                }
                long metered = 0;
                for (AreaBalance balance :
                        List.of(area(after, code).balance(), area(before, code).balance())) {
                    metered = balance.consumptionWh() - balance.productionWh() - metered;
                }
                long suppliers = sum(deviated, DeviationKey.Role.SUPPLIER);
                assertThat(suppliers).isEqualTo(-metered);
                assertThat(sum(deviated, DeviationKey.Role.GRID_LOSS_SUPPLIER))
                        .isEqualTo(area(after, code).balance().gridLossWh()
                                - area(before, code).balance().gridLossWh());
            }
        });
    }

    private static long sum(Map<DeviationKey, Long> deviated, DeviationKey.Role role) {
        return deviated.entrySet().stream()
                .filter(entry -> entry.getKey().role() == role)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Test
    void two_deviations_one_after_the_other_are_one_and_neighbours_mirror_each_other() {
        forMarkets(seed -> {
            RandomMarket market = new RandomMarket(seed);
            List<EnergyResults> known =
                    List.of(corrected(market, seed), corrected(market, seed + 1_000_000), market.calculate());
            DeviationSettlement settlement = new DeviationSettlement(MarketCalendar.NORWAY, prices(market, seed, true));
            for (LocalDate day : days(market)) {
                Map<String, Long> exchange = new HashMap<>();
                for (GridAreaCode code : market.scope.gridAreas()) {
                    Map<String, Long> steps = new TreeMap<>();
                    add(settlement.settle(day, area(known.get(0), code), area(known.get(1), code)), 1, steps);
                    add(settlement.settle(day, area(known.get(1), code), area(known.get(2), code)), 1, steps);
                    AreaDeviation whole = settlement.settle(day, area(known.get(0), code), area(known.get(2), code));
                    add(whole, -1, steps);
                    assertThat(steps.values()).allMatch(sum -> sum == 0);
                    whole.series().stream()
                            .filter(series -> series.key().neighbour() != null)
                            .filter(series -> market.scope
                                    .gridAreas()
                                    .contains(series.key().neighbour()))
                            .filter(series -> !code.equals(series.key().neighbour()))
                            .forEach(series -> {
                                for (int i = 0; i < series.steps(); i++) {
                                    exchange.merge("step " + i, series.quantityWh(i), Long::sum);
                                }
                            });
                }
                assertThat(exchange.values()).allMatch(sum -> sum == 0);
            }
        });
    }

    private static void add(AreaDeviation deviation, int sign, Map<String, Long> steps) {
        for (DeviationSeries series : deviation.series()) {
            for (int i = 0; i < series.steps(); i++) {
                steps.merge(series.key() + " " + i, sign * series.quantityWh(i), Long::sum);
            }
        }
    }
}
