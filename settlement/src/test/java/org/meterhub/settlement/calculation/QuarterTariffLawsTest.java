package org.meterhub.settlement.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.meterhub.settlement.calculation.charge.AreaCharges;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.calculation.charge.ChargeLink;
import org.meterhub.settlement.calculation.charge.ChargePeriod;
import org.meterhub.settlement.calculation.charge.ChargePrice;
import org.meterhub.settlement.calculation.charge.ChargeResolution;
import org.meterhub.settlement.calculation.charge.ChargeResults;
import org.meterhub.settlement.calculation.charge.ChargeSeries;
import org.meterhub.settlement.calculation.charge.ChargeType;

/** Laws of tariffs by the quarter, tried on markets made from seeds in which points are read by the hour and by the quarter; a failure names its seed. */
class QuarterTariffLawsTest {

    private static final int MARKETS = 200;
    private static final long SEED = 20_250_401L;
    private static final Charge TARIFF = new Charge("one price", "grid-1", ChargeType.TARIFF);

    /** Three decimals, as quantities have, so that no amount needs rounding and sums can be compared to the last digit. */
    private static final BigDecimal PRICE = new BigDecimal("0.437");

    private static void forMarkets(LongConsumer law) {
        Laws.overMarkets(MARKETS, SEED, law);
    }

    /** The market with nothing charged but one tariff, at the same price in all its steps, at every point. */
    private static RandomCharges market(long seed, ChargeResolution resolution) {
        RandomCharges market = new RandomCharges(seed);
        market.information.clear();
        market.prices.clear();
        market.links.clear();
        market.information.add(new ChargePeriod(TARIFF, resolution, false, Instant.EPOCH, null));
        for (int step = 0; step < market.scope.steps(resolution); step++) {
            market.prices.add(new ChargePrice(TARIFF, market.scope.timeOf(resolution, step), PRICE));
        }
        market.periods.stream()
                .map(SettlementPointPeriod::meteringPoint)
                .distinct()
                .forEach(point -> market.links.add(new ChargeLink(TARIFF, point, 1, Instant.EPOCH, null)));
        return market;
    }

    private static List<ChargeSeries> settle(RandomCharges market) {
        ChargeResults results = market.calculate(market.catalogue(), market.links, market.days, point -> true)
                .results(market.energy());
        return results.areas().values().stream()
                .map(AreaCharges::series)
                .flatMap(List::stream)
                .toList();
    }

    private static String name(ChargeSeries series) {
        return String.join(
                ";",
                series.key().gridArea().value(),
                String.valueOf(series.key().supplier()),
                series.key().type().code(),
                String.valueOf(series.key().settlementMethod()));
    }

    @Test
    void the_quarters_of_an_hour_are_charged_as_the_hour_where_the_price_is_the_same() {
        int[] hours = new int[1];
        forMarkets(seed -> {
            Map<String, BigDecimal> byQuarter = new TreeMap<>();
            Map<String, BigDecimal> byHour = new TreeMap<>();
            add(settle(market(seed, ChargeResolution.QUARTER)), byQuarter);
            add(settle(market(seed, ChargeResolution.HOUR)), byHour);
            assertThat(byQuarter).isEqualTo(byHour);
            hours[0] += byHour.size();
        });
        assertThat(hours[0]).isGreaterThan(10_000);
    }

    /** Quantities and amounts, by the hour they fall in. */
    private static void add(List<ChargeSeries> all, Map<String, BigDecimal> sums) {
        for (ChargeSeries series : all) {
            for (int row = 0; row < series.rows(); row++) {
                String hour = name(series) + ";" + series.timeOf(row).truncatedTo(ChronoUnit.HOURS);
                sums.merge(hour + ";kWh", series.quantity(row), BigDecimal::add);
                sums.merge(hour + ";amount", series.amount(row).orElseThrow(), BigDecimal::add);
            }
        }
    }

    @Test
    void a_correction_changes_the_charge_of_an_hour_by_what_it_changed_of_the_hours_energy() {
        int[] corrected = new int[1];
        forMarkets(seed -> {
            Map<String, BigDecimal> byQuarter = difference(seed, ChargeResolution.QUARTER);
            assertThat(byQuarter).isEqualTo(difference(seed, ChargeResolution.HOUR));
            corrected[0] += byQuarter.size();
        });
        assertThat(corrected[0]).isGreaterThan(1_000);
    }

    /** What is charged after one day of a point was corrected, less what was charged before; hours in which that is the same are left out. */
    private static Map<String, BigDecimal> difference(long seed, ChargeResolution resolution) {
        RandomCharges after = market(seed, resolution);
        Collections.shuffle(after.days, new Random(seed));
        RandomMarket.Day old = after.days.remove(0);
        long[] wh = old.wh().clone();
        for (int i = 0; i < wh.length; i++) {
            wh[i] = wh[i] == MeteredDaySink.ABSENT ? 1_001 : wh[i] + i;
        }
        after.days.add(new RandomMarket.Day(
                old.meteringPoint(), old.from(), old.resolution(), old.steps(), wh, old.qualities()));
        Map<String, BigDecimal> sums = new TreeMap<>();
        add(settle(after), sums);
        Map<String, BigDecimal> before = new TreeMap<>();
        add(settle(market(seed, resolution)), before);
        before.forEach((hour, was) -> sums.merge(hour, was.negate(), BigDecimal::add));
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    @Test
    void an_hour_is_shared_by_its_quarters_to_the_last_watt_hour_and_none_gets_much_more_than_another() {
        for (long hour = -2_000; hour <= 2_000; hour++) {
            long sum = 0;
            for (int quarter = 0; quarter < EnergyScope.QUARTERS_PER_HOUR; quarter++) {
                long share = Rounding.quarterOfHour(hour, quarter);
                assertThat(Math.abs(4 * share - hour)).isLessThanOrEqualTo(4);
                sum += share;
            }
            assertThat(sum).isEqualTo(hour);
        }
    }
}
