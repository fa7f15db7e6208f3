package org.meterhub.settlement.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.settlement.calculation.basis.MeteredSeriesCollection;
import org.meterhub.settlement.calculation.billing.BilledCharge;
import org.meterhub.settlement.calculation.billing.BillingBasis;
import org.meterhub.settlement.calculation.billing.MeteringPointBill;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.calculation.charge.ChargeAccumulation;
import org.meterhub.settlement.calculation.charge.ChargeCatalogue;
import org.meterhub.settlement.calculation.charge.ChargeLink;
import org.meterhub.settlement.calculation.charge.ChargePartial;
import org.meterhub.settlement.calculation.charge.ChargePeriod;
import org.meterhub.settlement.calculation.charge.ChargePoints;
import org.meterhub.settlement.calculation.charge.ChargePrice;
import org.meterhub.settlement.calculation.charge.ChargeResolution;
import org.meterhub.settlement.calculation.charge.ChargeResults;
import org.meterhub.settlement.calculation.charge.ChargeScope;
import org.meterhub.settlement.calculation.charge.ChargeSeries;
import org.meterhub.settlement.calculation.charge.ChargeType;

/** Charges and bills by example: what the scenarios do not show, above all what is wrong with an input. */
class ChargeCalculationTest {

    private static final GridAreaCode NORTH = new GridAreaCode("101");
    private static final GridAreaCode SOUTH = new GridAreaCode("102");
    private static final LocalDate DAY = LocalDate.parse("2025-06-01");
    private static final Interval TWO_DAYS = MarketCalendar.NORWAY.intervalOf(DAY, DAY.plusDays(2));
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Charge TARIFF = new Charge("T", "grid", ChargeType.TARIFF);
    private static final Charge SUBSCRIPTION = new Charge("S", "grid", ChargeType.SUBSCRIPTION);
    private static final long HOUSE = 10;

    private final List<SettlementPointPeriod> periods = new ArrayList<>();
    private final List<ChargePeriod> information = new ArrayList<>();
    private final List<ChargePrice> prices = new ArrayList<>();
    private final List<ChargeLink> links = new ArrayList<>();
    private final ChargeScope scope = new ChargeScope(
            new EnergyScope(TWO_DAYS, Resolution.HOUR, new TreeSet<>(List.of(NORTH, SOUTH))), MarketCalendar.NORWAY);

    ChargeCalculationTest() {
        for (GridAreaCode area : List.of(NORTH, SOUTH)) {
            long number = Long.parseLong(area.value());
            periods.add(point(number, MeteringPointType.CONSUMPTION, area, null, true, LONG_AGO, null));
            periods.add(point(number + 500, MeteringPointType.PRODUCTION, area, null, true, LONG_AGO, null));
        }
        information.add(new ChargePeriod(TARIFF, ChargeResolution.DAY, false, LONG_AGO, null));
        information.add(new ChargePeriod(SUBSCRIPTION, ChargeResolution.MONTH, false, LONG_AGO, null));
        prices.add(price(TARIFF, TWO_DAYS.from(), "0.5"));
        prices.add(price(SUBSCRIPTION, TWO_DAYS.from(), "3"));
    }

    private static SettlementPointPeriod point(
            long number,
            MeteringPointType type,
            GridAreaCode area,
            @Nullable Long parent,
            boolean gridLoss,
            Instant from,
            @Nullable Instant to) {
        return new SettlementPointPeriod(
                number,
                type,
                type == MeteringPointType.CONSUMPTION ? SettlementMethod.FLEX : null,
                area,
                null,
                null,
                Resolution.HOUR,
                parent,
                gridLoss ? "loss" : "green",
                "balance",
                gridLoss,
                from,
                to);
    }

    private void house(GridAreaCode area) {
        periods.add(point(HOUSE, MeteringPointType.CONSUMPTION, area, null, false, LONG_AGO, null));
    }

    private static ChargePrice price(Charge charge, Instant time, String price) {
        return new ChargePrice(charge, time, new BigDecimal(price));
    }

    private void link(Charge charge, long point) {
        links.add(new ChargeLink(charge, point, 1, LONG_AGO, null));
    }

    private ChargeAccumulation accumulation() {
        ChargePoints.Builder points = new ChargePoints.Builder(new ChargeCatalogue(scope, information, prices));
        links.forEach(points::add);
        return new ChargeAccumulation(points.build(periods));
    }

    private EnergyResults energy() {
        SettlementPoints.Builder points = new SettlementPoints.Builder(scope.energy());
        periods.forEach(points::add);
        return new EnergyAccumulation(points.build()).partial().results();
    }

    private ChargeResults results() {
        return accumulation().partial().results(energy());
    }

    private static long[] each(int count, long wh) {
        long[] all = new long[count];
        Arrays.fill(all, wh);
        return all;
    }

    @Test
    void two_prices_for_the_same_time_fail_the_areas_where_the_charge_is_linked() {
        house(NORTH);
        link(TARIFF, HOUSE);
        prices.add(price(TARIFF, TWO_DAYS.from(), "0.6"));
        ChargeResults results = results();
        assertThat(results.areas()).containsOnlyKeys(SOUTH);
        assertThat(results.findings())
                .extracting(Finding::kind, Finding::gridArea, Finding::time)
                .contains(tuple(Finding.Kind.CHARGE_PRICE_DOUBLE, NORTH, TWO_DAYS.from()));
    }

    @Test
    void the_same_price_twice_is_one_price() {
        house(NORTH);
        link(TARIFF, HOUSE);
        prices.add(price(TARIFF, TWO_DAYS.from(), "0.500"));
        assertThat(results().findings())
                .extracting(Finding::kind, Finding::meteringPoint)
                .containsExactly(
                        tuple(Finding.Kind.CHARGE_PRICE_MISSING, null),
                        tuple(Finding.Kind.CHARGE_PRICE_MISSING, HOUSE));
    }

    @Test
    void master_data_that_overlaps_is_charged_once_and_remarked_on() {
        house(NORTH);
        link(SUBSCRIPTION, HOUSE);
        information.add(new ChargePeriod(SUBSCRIPTION, ChargeResolution.MONTH, false, TWO_DAYS.from(), null));
        ChargeResults results = results();
        ChargeSeries series = results.area(NORTH).orElseThrow().series().get(0);
        assertThat(series.rows()).isEqualTo(2);
        assertThat(series.quantity(0)).isEqualByComparingTo("1");
        assertThat(series.amount(1))
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("1.5"));
        assertThat(results.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.CHARGE_PERIODS_OVERLAP);
    }

    @Test
    void links_that_overlap_count_each_and_are_remarked_on() {
        house(NORTH);
        link(SUBSCRIPTION, HOUSE);
        links.add(new ChargeLink(SUBSCRIPTION, HOUSE, 4, TWO_DAYS.from().plus(Duration.ofHours(24)), TWO_DAYS.to()));
        ChargeResults results = results();
        ChargeSeries series = results.area(NORTH).orElseThrow().series().get(0);
        assertThat(List.of(series.quantity(0), series.quantity(1))).containsExactly(BigDecimal.ONE, new BigDecimal(5));
        assertThat(results.findings())
                .extracting(Finding::kind, Finding::meteringPoint)
                .containsExactly(tuple(Finding.Kind.CHARGE_LINKS_OVERLAP, HOUSE));
    }

    @Test
    void a_child_whose_periods_overlap_or_cut_an_hour_fails_its_area() {
        house(NORTH);
        Instant cut = TWO_DAYS.from().plus(Duration.ofMinutes(90));
        periods.add(point(11, MeteringPointType.ELECTRICAL_HEATING, NORTH, HOUSE, false, LONG_AGO, cut));
        periods.add(point(12, MeteringPointType.ELECTRICAL_HEATING, SOUTH, HOUSE, false, LONG_AGO, null));
        periods.add(point(12, MeteringPointType.ELECTRICAL_HEATING, SOUTH, HOUSE, false, TWO_DAYS.from(), null));
        link(TARIFF, 11);
        link(TARIFF, 12);
        assertThat(results().areas()).isEmpty();
        assertThat(results().findings())
                .extracting(Finding::kind, Finding::meteringPoint)
                .contains(tuple(Finding.Kind.PERIOD_NOT_ALIGNED, 11L), tuple(Finding.Kind.PERIODS_OVERLAP, 12L));
    }

    @Test
    void a_reading_beyond_any_point_or_a_day_read_twice_fails_the_area_of_a_child() {
        house(NORTH);
        periods.add(point(11, MeteringPointType.ELECTRICAL_HEATING, NORTH, HOUSE, false, LONG_AGO, null));
        periods.add(point(12, MeteringPointType.ELECTRICAL_HEATING, SOUTH, HOUSE, false, LONG_AGO, null));
        link(TARIFF, 11);
        link(TARIFF, 12);
        ChargeAccumulation accumulation = accumulation();
        accumulation.day(11, TWO_DAYS.from(), Resolution.HOUR, 24, each(24, MeteredDaySink.QUANTITY_WH_MAX + 1), null);
        accumulation.day(12, TWO_DAYS.from(), Resolution.HOUR, 24, each(24, 1), null);
        accumulation.day(12, TWO_DAYS.from(), Resolution.HOUR, 24, each(24, 1), null);
        ChargeResults results = accumulation.partial().results(energy());
        assertThat(results.areas()).isEmpty();
        assertThat(results.findings())
                .extracting(Finding::kind)
                .contains(Finding.Kind.QUANTITY_TOO_LARGE, Finding.Kind.READINGS_TWICE);
    }

    @Test
    void readings_that_are_no_whole_hours_are_a_broken_contract() {
        assertThatThrownBy(
                        () -> accumulation().day(HOUSE, TWO_DAYS.from(), Resolution.QUARTER_HOUR, 3, new long[3], null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole hours");
    }

    @Test
    void an_area_whose_energy_failed_is_not_charged() {
        periods.removeIf(period -> period.gridArea().equals(SOUTH));
        house(NORTH);
        link(TARIFF, HOUSE);
        assertThat(results().areas()).containsOnlyKeys(NORTH);
    }

    @Test
    void nothing_linked_charges_nothing() {
        house(NORTH);
        assertThat(results().area(NORTH).orElseThrow().series()).isEmpty();
        assertThat(results().area(NORTH).orElseThrow().totalsOfSuppliers()).isEmpty();
        assertThat(results().findings()).isEmpty();
    }

    @Test
    void a_period_without_midnight_has_hours_but_no_days() {
        Interval morning = new Interval(
                TWO_DAYS.from().plus(Duration.ofHours(4)), TWO_DAYS.from().plus(Duration.ofHours(6)));
        ChargeScope hours = new ChargeScope(
                new EnergyScope(morning, Resolution.HOUR, new TreeSet<>(List.of(NORTH))), MarketCalendar.NORWAY);
        assertThat(hours.steps(ChargeResolution.HOUR)).isEqualTo(2);
        assertThat(hours.steps(ChargeResolution.DAY)).isZero();
        assertThat(hours.stepAt(ChargeResolution.DAY, 4)).isNegative();
        assertThat(new ChargeCatalogue(hours, information, prices)
                        .series(SUBSCRIPTION)
                        .get(0)
                        .steps())
                .isZero();
    }

    @Test
    void master_data_links_and_prices_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new ChargePeriod(TARIFF, ChargeResolution.MONTH, false, LONG_AGO, null))
                .hasMessageContaining("P1M");
        assertThatThrownBy(() -> new ChargePeriod(SUBSCRIPTION, ChargeResolution.DAY, false, LONG_AGO, null))
                .hasMessageContaining("P1D");
        assertThatThrownBy(() -> new ChargePeriod(SUBSCRIPTION, ChargeResolution.MONTH, true, LONG_AGO, null))
                .hasMessageContaining("tax");
        assertThatThrownBy(() -> new ChargeLink(TARIFF, HOUSE, -1, LONG_AGO, null))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> price(TARIFF, LONG_AGO, "0.1234567")).hasMessageContaining("six decimals");
        assertThat(price(TARIFF, LONG_AGO, "0.12345600").price()).isEqualTo(new BigDecimal("0.123456"));
        assertThatThrownBy(() -> new ChargeScope(
                        new EnergyScope(TWO_DAYS, Resolution.HOUR, new TreeSet<>(List.of(NORTH))),
                        new MarketCalendar(ZoneId.of("Asia/Kolkata"))))
                .hasMessageContaining("whole hours");
    }

    @Test
    void parts_of_different_calculations_cannot_be_added() {
        ChargePartial other = new ChargePartial(new ChargeCatalogue(scope, information, prices));
        assertThatThrownBy(() -> accumulation().partial().add(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_bill_has_values_with_quality_and_what_each_charge_comes_to() {
        Instant change = TWO_DAYS.from().plus(Duration.ofHours(24));
        periods.add(point(HOUSE, MeteringPointType.CONSUMPTION, NORTH, null, false, LONG_AGO, change));
        periods.add(point(HOUSE, MeteringPointType.CONSUMPTION, NORTH, null, false, change, null)
                .suppliedBy("blue", new Interval(change, TWO_DAYS.to())));
        link(TARIFF, HOUSE);
        link(SUBSCRIPTION, HOUSE);
        MeteredSeriesCollection metered = new MeteredSeriesCollection(periods, TWO_DAYS);
        metered.day(HOUSE, TWO_DAYS.from(), Resolution.HOUR, 24, each(24, 333), null);
        List<MeteringPointBill> bills = new BillingBasis(
                        new ChargeCatalogue(scope, information, prices), energy(), metered.series(), links)
                .bills(periods.stream()
                        .filter(period -> period.meteringPoint() == HOUSE)
                        .toList());

        assertThat(bills)
                .extracting(
                        bill -> bill.period().supplier(), bill -> bill.values().size(), MeteringPointBill::isComplete)
                .containsExactly(tuple("blue", 24, false), tuple("green", 24, true));
        MeteringPointBill green = bills.get(1);
        assertThat(green.values().get(23))
                .isEqualTo(new MeteringPointBill.Value(change.minusSeconds(3600), 333, Quality.MEASURED));
        assertThat(green.charges())
                .extracting(
                        BilledCharge::charge,
                        charge -> charge.totalAmount().orElseThrow().toPlainString(),
                        charge -> charge.billed().orElseThrow().toPlainString())
                .containsExactly(tuple(SUBSCRIPTION, "1.500000", "1.50"), tuple(TARIFF, "3.996000", "4.00"));
        BilledCharge unpriced = bills.get(0).charges().get(1);
        assertThat(unpriced.isComplete()).as("the second day has no price").isFalse();
        assertThat(unpriced.totalAmount()).isEmpty();
        assertThat(unpriced.rows().get(0).qualities()).isEqualTo(QualityMask.MISSING);
    }

    @Test
    void the_bill_of_a_grid_loss_point_has_the_loss_as_calculated_values() {
        house(NORTH);
        periods.add(point(12, MeteringPointType.PRODUCTION, NORTH, null, false, LONG_AGO, null));
        link(TARIFF, 101);
        SettlementPoints.Builder points = new SettlementPoints.Builder(scope.energy());
        periods.forEach(points::add);
        EnergyAccumulation accumulation = new EnergyAccumulation(points.build());
        accumulation.day(12, TWO_DAYS.from(), Resolution.HOUR, 48, each(48, 1_000), null);
        List<MeteringPointBill> bills = new BillingBasis(
                        new ChargeCatalogue(scope, information, prices),
                        accumulation.partial().results(),
                        List.of(),
                        links)
                .bills(periods);
        MeteringPointBill loss = bills.stream()
                .filter(bill -> bill.period().meteringPoint() == 101)
                .findFirst()
                .orElseThrow();
        assertThat(loss.values()).hasSize(48).allMatch(value -> value.quality() == Quality.CALCULATED);
        assertThat(loss.charges().get(0).rows().get(0).quantity()).isEqualByComparingTo("24");
        assertThat(loss.charges().get(0).totalAmount())
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("12"));
    }
}
