package org.meterhub.settlement.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.settlement.calculation.deviation.AreaDeviation;
import org.meterhub.settlement.calculation.deviation.DeviationDays;
import org.meterhub.settlement.calculation.deviation.DeviationKey;
import org.meterhub.settlement.calculation.deviation.DeviationSeries;
import org.meterhub.settlement.calculation.deviation.DeviationSettlement;
import org.meterhub.settlement.calculation.deviation.DeviationTotal;
import org.meterhub.settlement.calculation.deviation.ImbalancePrices;

/** Deviation settlement by example; its laws are in {@link CorrectionLawsTest}. */
class DeviationSettlementTest {

    private static final GridAreaCode AREA = new GridAreaCode("101");
    private static final LocalDate DAY = LocalDate.parse("2025-06-01");
    private static final Interval INTERVAL = MarketCalendar.NORWAY.intervalOf(DAY);
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final long LOSS = 1;
    private static final long CORRECTION = 2;
    private static final long HOUSE = 10;
    private static final long FACTORY = 11;
    private static final long WINDMILL = 12;
    private static final long BORDER = 13;

    private static SettlementPointPeriod point(
            long number, MeteringPointType type, String supplier, @Nullable GridAreaCode from) {
        boolean exchange = type == MeteringPointType.EXCHANGE;
        return new SettlementPointPeriod(
                number,
                type,
                type == MeteringPointType.CONSUMPTION ? SettlementMethod.FLEX : null,
                AREA,
                from,
                exchange ? AREA : null,
                Resolution.HOUR,
                exchange ? null : supplier,
                exchange ? null : "balance",
                number == LOSS || number == CORRECTION,
                LONG_AGO,
                null);
    }

    /** Results of a day in which each point uses or produces the same in every hour. */
    private static AreaEnergy energy(Resolution resolution, Map<Long, Long> whPerHour) {
        EnergyScope scope = new EnergyScope(INTERVAL, resolution, new TreeSet<>(List.of(AREA)));
        SettlementPoints.Builder points = new SettlementPoints.Builder(scope);
        points.add(point(LOSS, MeteringPointType.CONSUMPTION, "loss", null));
        points.add(point(CORRECTION, MeteringPointType.PRODUCTION, "loss", null));
        points.add(point(HOUSE, MeteringPointType.CONSUMPTION, "green", null));
        points.add(point(FACTORY, MeteringPointType.CONSUMPTION, "blue", null));
        points.add(point(WINDMILL, MeteringPointType.PRODUCTION, "green", null));
        points.add(point(BORDER, MeteringPointType.EXCHANGE, "", new GridAreaCode("102")));
        EnergyAccumulation accumulation = new EnergyAccumulation(points.build());
        whPerHour.forEach((point, wh) -> {
            long[] hours = new long[24];
            Arrays.fill(hours, wh);
            accumulation.day(point, INTERVAL.from(), Resolution.HOUR, 24, hours, null);
        });
        return accumulation.partial().results().area(AREA).orElseThrow();
    }

    private static AreaEnergy energy(long house, long factory, long windmill, long border) {
        return energy(Resolution.HOUR, Map.of(HOUSE, house, FACTORY, factory, WINDMILL, windmill, BORDER, border));
    }

    private static DeviationSettlement settlement(String pricePerMwh) {
        Map<Instant, BigDecimal> prices = new HashMap<>();
        for (int hour = 0; hour < 24; hour++) {
            prices.put(INTERVAL.from().plusSeconds(hour * 3600L), new BigDecimal(pricePerMwh));
        }
        return new DeviationSettlement(MarketCalendar.NORWAY, new ImbalancePrices(Resolution.HOUR, prices));
    }

    private static List<Object> firstStep(DeviationSeries series) {
        return List.of(
                series.key().role(),
                String.valueOf(series.key().supplier()),
                series.quantityWh(0),
                series.amount(0).map(BigDecimal::toPlainString).orElse("none"));
    }

    @Test
    void what_a_house_used_more_was_grid_loss_and_is_paid_to_the_grid_loss_supplier() {
        AreaDeviation deviation =
                settlement("500").settle(DAY, energy(1_000, 5_000, 0, 7_000), energy(1_300, 5_000, 0, 7_000));
        assertThat(deviation.series())
                .extracting(DeviationSettlementTest::firstStep)
                .containsExactly(
                        List.of(DeviationKey.Role.SUPPLIER, "green", 300L, "0.150000"),
                        List.of(DeviationKey.Role.GRID_LOSS_SUPPLIER, "loss", -300L, "-0.150000"));
        assertThat(DeviationTotal.of(List.of(deviation)))
                .extracting(total -> total.key().supplier(), DeviationTotal::quantityWh, total -> total.billed()
                        .orElseThrow()
                        .toPlainString())
                .containsExactly(tuple("green", 7_200L, "3.60"), tuple("loss", -7_200L, "-3.60"));
    }

    @Test
    void production_counts_against_consumption_and_grid_loss_may_change_its_sign() {
        AreaDeviation deviation =
                settlement("-100").settle(DAY, energy(1_000, 0, 500, 1_000), energy(1_000, 0, 0, 500));
        assertThat(deviation.series())
                .extracting(DeviationSettlementTest::firstStep)
                .containsExactly(
                        List.of(DeviationKey.Role.SUPPLIER, "green", 500L, "-0.050000"),
                        List.of(DeviationKey.Role.NEIGHBOUR, "null", 500L, "-0.050000"),
                        List.of(DeviationKey.Role.GRID_LOSS_SUPPLIER, "loss", -1_000L, "0.100000"));
    }

    @Test
    void the_counterpart_takes_what_rounding_leaves() {
        AreaDeviation deviation = settlement("0.5").settle(DAY, energy(0, 0, 0, 0), energy(1, 1, 0, 2));
        assertThat(deviation.series())
                .extracting(DeviationSettlementTest::firstStep)
                .as("0.0000005 is rounded away from zero three times, and the grid loss does not deviate")
                .containsExactly(
                        List.of(DeviationKey.Role.SUPPLIER, "blue", 1L, "0.000001"),
                        List.of(DeviationKey.Role.SUPPLIER, "green", 1L, "0.000001"),
                        List.of(DeviationKey.Role.NEIGHBOUR, "null", -2L, "-0.000001"),
                        List.of(DeviationKey.Role.GRID_LOSS_SUPPLIER, "loss", 0L, "-0.000001"));
    }

    @Test
    void nothing_deviates_when_nothing_was_corrected() {
        assertThat(settlement("500")
                        .settle(DAY, energy(1, 2, 3, 4), energy(1, 2, 3, 4))
                        .series())
                .isEmpty();
    }

    @Test
    void an_hourly_price_holds_for_each_quarter_and_an_absent_one_leaves_amounts_unknown() {
        Map<Instant, BigDecimal> firstHour = Map.of(INTERVAL.from(), new BigDecimal("1000"));
        AreaDeviation deviation = new DeviationSettlement(
                        MarketCalendar.NORWAY, new ImbalancePrices(Resolution.HOUR, firstHour))
                .settle(
                        DAY,
                        energy(Resolution.QUARTER_HOUR, Map.of(HOUSE, 1_000L)),
                        energy(Resolution.QUARTER_HOUR, Map.of(HOUSE, 1_002L)));
        DeviationSeries green = deviation.series().get(0);
        assertThat(green.steps()).isEqualTo(96);
        assertThat(List.of(green.quantityWh(0), green.quantityWh(1), green.quantityWh(2), green.quantityWh(3)))
                .as("two watt-hours in quarters, each rounded with the carry of its hour")
                .containsExactly(1L, 0L, 1L, 0L);
        assertThat(green.amount(0))
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("0.001"));
        assertThat(green.amount(4)).isEmpty();
        assertThat(green.totalWh()).isEqualTo(48);
        assertThat(green.totalAmount())
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("0.002"));
        assertThat(deviation.stepsWithoutPrice())
                .hasSize(46)
                .startsWith(INTERVAL.from().plusSeconds(3_600));
    }

    @Test
    void a_day_of_longer_results_is_cut_out() {
        LocalDate autumn = LocalDate.parse("2025-10-26");
        Interval three = MarketCalendar.NORWAY.intervalOf(autumn.minusDays(1), autumn.plusDays(2));
        EnergySeriesKey key = EnergySeriesKey.ofSupplier(EnergyKind.NON_PROFILED_CONSUMPTION, AREA, "green", "balance");
        long[] before = new long[73];
        byte[] measured = new byte[73];
        Arrays.fill(measured, QualityMask.MEASURED);
        long[] after = before.clone();
        after[23] = 100;
        after[24] = 1;
        after[48] = 2;
        after[49] = 100;
        AreaDeviation deviation = settlement("1")
                .settle(
                        autumn,
                        new AreaEnergy(AREA, List.of(new EnergySeries(key, three, Resolution.HOUR, before, measured))),
                        new AreaEnergy(AREA, List.of(new EnergySeries(key, three, Resolution.HOUR, after, measured))));
        assertThat(deviation.steps()).isEqualTo(25);
        assertThat(deviation.series().get(0).totalWh()).isEqualTo(3);
    }

    @Test
    void results_that_do_not_fit_each_other_the_day_or_the_prices_are_refused() {
        AreaEnergy hours = energy(1, 2, 3, 4);
        AreaEnergy quarters = energy(Resolution.QUARTER_HOUR, Map.of());
        assertThatThrownBy(() -> settlement("1").settle(DAY, hours, quarters)).hasMessageContaining("resolutions");
        assertThatThrownBy(() -> settlement("1").settle(DAY.plusDays(1), hours, hours))
                .hasMessageContaining("do not have the day");
        assertThatThrownBy(() ->
                        settlement("1").settle(DAY, hours, new AreaEnergy(new GridAreaCode("102"), new ArrayList<>())))
                .hasMessageContaining("not the same");
        assertThatThrownBy(() -> new DeviationSettlement(
                                MarketCalendar.NORWAY, new ImbalancePrices(Resolution.QUARTER_HOUR, Map.of()))
                        .settle(DAY, hours, hours))
                .hasMessageContaining("cannot value");
        assertThatThrownBy(() -> new ImbalancePrices(
                        Resolution.HOUR, Map.of(INTERVAL.from().plusSeconds(60), BigDecimal.ONE)))
                .hasMessageContaining("does not begin a step");
        assertThatThrownBy(() ->
                        new ImbalancePrices(Resolution.HOUR, Map.of(INTERVAL.from(), new BigDecimal("0.0000001"))))
                .hasMessageContaining("six decimals");
    }

    @Test
    void days_of_the_last_36_months_that_are_over_can_be_settled() {
        LocalDate today = LocalDate.parse("2025-06-15");
        assertThat(DeviationDays.problems(
                        List.of(
                                today,
                                today.minusDays(1),
                                LocalDate.parse("2022-06-15"),
                                LocalDate.parse("2022-06-14")),
                        today))
                .containsOnly(
                        Map.entry(LocalDate.parse("2022-06-14"), DeviationDays.Problem.TOO_OLD),
                        Map.entry(today, DeviationDays.Problem.NOT_OVER));
    }
}
