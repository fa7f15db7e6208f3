package org.meterhub.settlement.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.meterhub.settlement.calculation.basis.MeteredSeriesCollection;
import org.meterhub.settlement.calculation.billing.BillingBasis;
import org.meterhub.settlement.calculation.billing.MeteringPointBill;
import org.meterhub.settlement.calculation.charge.AreaCharges;
import org.meterhub.settlement.calculation.charge.ChargeCatalogue;
import org.meterhub.settlement.calculation.charge.ChargeLink;
import org.meterhub.settlement.calculation.charge.ChargePartial;
import org.meterhub.settlement.calculation.charge.ChargeResults;
import org.meterhub.settlement.calculation.charge.ChargeSeries;
import org.meterhub.settlement.calculation.charge.ChargeSeriesKey;
import org.meterhub.settlement.calculation.charge.MonthlyAmount;
import org.meterhub.settlement.calculation.charge.TotalMonthlyAmount;

/** Laws that hold for every charge in every market, tried on markets made from seeds; a failure names its seed. */
class ChargeLawsTest {

    private static final int MARKETS = 300;
    private static final long SEED = 20_250_201L;

    private static void forMarkets(LongConsumer law) {
        Laws.overMarkets(MARKETS, SEED, law);
    }

    private static ChargeResults calculate(RandomCharges input, EnergyResults energy) {
        return input.calculate(input.catalogue(), input.links, input.days, point -> true)
                .results(energy);
    }

    @Test
    void the_calculation_agrees_with_a_plain_one_in_decimals() {
        long[] rows = new long[1];
        forMarkets(seed -> {
            RandomCharges input = new RandomCharges(seed);
            EnergyResults energy = input.energy();
            ChargeResults results = calculate(input, energy);
            assertThat(results.areas().keySet()).isEqualTo(energy.areas().keySet());
            Map<String, NaiveCharges.Row> actual = new TreeMap<>();
            for (AreaCharges area : results.areas().values()) {
                area.series().forEach(series -> put(series, actual));
            }
            assertThat(actual).isEqualTo(new NaiveCharges(input, energy).rows);
            rows[0] += actual.size();
        });
        assertThat(rows[0]).isGreaterThan(10_000);
    }

    private static void put(ChargeSeries series, Map<String, NaiveCharges.Row> rows) {
        ChargeSeriesKey key = series.key();
        for (int row = 0; row < series.rows(); row++) {
            String text = String.join(
                    ";",
                    key.charge().key(),
                    key.resolution().code(),
                    String.valueOf(key.tax()),
                    key.gridArea().value(),
                    String.valueOf(key.supplier()),
                    key.type().code(),
                    String.valueOf(key.settlementMethod()),
                    series.timeOf(row).toString(),
                    series.price(row).map(BigDecimal::toPlainString).orElse("no price"));
            NaiveCharges.Row before = rows.put(
                    text, new NaiveCharges.Row(series.quantity(row), QualityMask.toSet(series.qualityMask(row))));
            assertThat(before).as("twice: " + text).isNull();
        }
    }

    @Test
    void order_does_not_matter_and_the_parts_of_any_division_add_up() {
        forMarkets(seed -> {
            RandomCharges input = new RandomCharges(seed);
            EnergyResults energy = input.energy();
            Random random = new Random(~seed);
            List<ChargeLink> links = new ArrayList<>(input.links);
            List<RandomMarket.Day> days = new ArrayList<>(input.days);
            Collections.shuffle(links, random);
            Collections.shuffle(days, random);
            Collections.shuffle(input.information, random);
            Collections.shuffle(input.prices, random);
            ChargeCatalogue catalogue = input.catalogue();
            int parts = 1 + random.nextInt(4);
            ChargePartial sum = new ChargePartial(catalogue);
            for (int i = parts - 1; i >= 0; i--) {
                int part = i;
                sum.add(input.calculate(catalogue, links, days, point -> point % parts == part));
            }
            ChargeResults whole = calculate(new RandomCharges(seed), energy);
            ChargeResults added = sum.results(energy);
            assertThat(describe(added)).isEqualTo(describe(whole));
            assertThat(added.findings()).isEqualTo(whole.findings());
        });
    }

    private static List<String> describe(ChargeResults results) {
        List<String> lines = new ArrayList<>();
        for (AreaCharges area : results.areas().values()) {
            for (ChargeSeries series : area.series()) {
                for (int row = 0; row < series.rows(); row++) {
                    lines.add(series.key() + " " + series.timeOf(row) + " " + series.quantity(row) + " "
                            + series.qualityMask(row) + " " + series.price(row) + " " + series.amount(row));
                }
            }
            area.monthlyAmounts().forEach(amount -> lines.add(amount.toString()));
            area.totalsOfOwners().forEach(total -> lines.add(total.toString()));
            area.totalsOfSuppliers().forEach(total -> lines.add(total.toString()));
        }
        return lines;
    }

    @Test
    void monthly_amounts_and_totals_are_the_sums_of_the_amounts() {
        forMarkets(seed -> {
            RandomCharges input = new RandomCharges(seed);
            for (AreaCharges area : calculate(input, input.energy()).areas().values()) {
                BigDecimal amounts = area.series().stream()
                        .map(ChargeSeries::totalAmount)
                        .flatMap(Optional::stream)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(area.monthlyAmounts().stream()
                                .map(MonthlyAmount::amount)
                                .flatMap(Optional::stream)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(amounts);
                assertThat(area.totalsOfSuppliers().stream()
                                .map(TotalMonthlyAmount::amount)
                                .flatMap(Optional::stream)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(amounts);
                for (TotalMonthlyAmount total : area.totalsOfOwners()) {
                    assertThat(total.amount().orElse(BigDecimal.ZERO))
                            .isEqualByComparingTo(ownAndOthersTaxes(area, total));
                }
            }
        });
    }

    private static BigDecimal ownAndOthersTaxes(AreaCharges area, TotalMonthlyAmount total) {
        return area.monthlyAmounts().stream()
                .filter(amount -> String.valueOf(amount.supplier()).equals(String.valueOf(total.supplier())))
                .filter(amount -> amount.tax() != amount.charge().owner().equals(total.owner()))
                .map(MonthlyAmount::amount)
                .flatMap(Optional::stream)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void the_bills_of_all_points_sum_to_what_is_settled() {
        long[] bills = new long[1];
        forMarkets(seed -> {
            RandomCharges input = new RandomCharges(seed);
            EnergyResults energy = input.energy();
            ChargeCatalogue catalogue = input.catalogue();
            MeteredSeriesCollection metered = new MeteredSeriesCollection(input.periods, input.period());
            for (RandomMarket.Day day : input.days) {
                metered.day(day.meteringPoint(), day.from(), day.resolution(), day.steps(), day.wh(), day.qualities());
            }
            Map<String, NaiveCharges.Row> billed = new TreeMap<>();
            for (MeteringPointBill bill :
                    new BillingBasis(catalogue, energy, metered.series(), input.links).bills(input.periods)) {
                bills[0]++;
                put(bill, billed);
            }
            Map<String, NaiveCharges.Row> settled = new TreeMap<>();
            for (AreaCharges area : calculate(input, energy).areas().values()) {
                area.series().forEach(series -> put(series, settled));
            }
            assertThat(billed).isEqualTo(settled);
        });
        assertThat(bills[0]).isGreaterThan(1_000);
    }

    private static void put(MeteringPointBill bill, Map<String, NaiveCharges.Row> rows) {
        bill.charges().forEach(charge -> charge.rows().forEach(row -> {
            String text = String.join(
                    ";",
                    charge.charge().key(),
                    charge.resolution().code(),
                    String.valueOf(charge.tax()),
                    bill.period().gridArea().value(),
                    String.valueOf(bill.period().supplier()),
                    bill.period().type().code(),
                    String.valueOf(bill.period().settlementMethod()),
                    row.time().toString(),
                    row.price().map(BigDecimal::toPlainString).orElse("no price"));
            rows.merge(
                    text,
                    new NaiveCharges.Row(row.quantity(), QualityMask.toSet(row.qualities())),
                    NaiveCharges.Row::plus);
        }));
    }
}
