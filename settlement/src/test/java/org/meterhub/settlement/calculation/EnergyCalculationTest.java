package org.meterhub.settlement.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;

class EnergyCalculationTest {

    private static final GridAreaCode NORTH = new GridAreaCode("101");
    private static final GridAreaCode SOUTH = new GridAreaCode("102");
    private static final LocalDate DAY = LocalDate.parse("2025-06-01");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final long LOSS = 1;
    private static final long CORRECTION = 2;
    private static final long HOUSE = 10;

    @ParameterizedTest
    @CsvSource({"2025-03-30,23", "2025-06-01,24", "2025-10-26,25"})
    void a_day_has_as_many_rows_as_the_calendar_says(String day, int hours) {
        Interval interval = MarketCalendar.NORWAY.intervalOf(LocalDate.parse(day));
        EnergyScope scope = new EnergyScope(interval, Resolution.QUARTER_HOUR, areas(NORTH));
        long[] wh = new long[hours];
        Arrays.fill(wh, 1_001);
        EnergyAccumulation accumulation = accumulation(scope, withLoss(NORTH, house(Resolution.HOUR)));
        accumulation.day(HOUSE, interval.from(), Resolution.HOUR, hours, wh, null);

        EnergySeries flex = find(accumulation, EnergyKind.TEMPORARY_FLEX_CONSUMPTION);
        assertThat(flex.stretches()).containsExactly(new EnergySeries.Stretch(0, 4 * hours, interval));
        assertThat(flex.totalWh()).isEqualTo(1_001L * hours);
        assertThat(accumulation.readings()).isEqualTo(hours);
    }

    @Test
    void a_step_without_a_reading_counts_as_zero_and_missing() {
        EnergyAccumulation accumulation = accumulation(day(Resolution.HOUR), withLoss(NORTH, house(Resolution.HOUR)));
        EnergySeries flex = find(accumulation, EnergyKind.TEMPORARY_FLEX_CONSUMPTION);
        assertThat(flex.totalWh()).isZero();
        assertThat(flex.qualityMask(0)).isEqualTo(QualityMask.MISSING);
        assertThat(QualityMask.documentCode(flex.qualityMask(0))).isEqualTo("A05");
    }

    @Test
    void hours_of_quarters_take_the_quality_of_the_rule() {
        EnergyAccumulation accumulation =
                accumulation(day(Resolution.HOUR), withLoss(NORTH, house(Resolution.QUARTER_HOUR)));
        long[] wh = new long[96];
        byte[] qualities = new byte[96];
        Arrays.fill(qualities, (byte) Quality.MEASURED.ordinal());
        qualities[4] = (byte) Quality.MISSING.ordinal(); // second hour: measured and missing
        qualities[8] = (byte) Quality.ESTIMATED.ordinal();
        qualities[9] = (byte) Quality.CALCULATED.ordinal(); // third hour: calculated wins
        Arrays.fill(qualities, 12, 16, (byte) Quality.MISSING.ordinal());
        accumulation.day(HOUSE, day().from(), Resolution.QUARTER_HOUR, 96, wh, qualities);
        EnergySeries flex = find(accumulation, EnergyKind.TEMPORARY_FLEX_CONSUMPTION);
        assertThat(List.of(flex.qualityMask(0), flex.qualityMask(1), flex.qualityMask(2), flex.qualityMask(3)))
                .containsExactly(
                        QualityMask.MEASURED, QualityMask.ESTIMATED, QualityMask.CALCULATED, QualityMask.MISSING);
    }

    @Test
    void readings_of_grid_loss_points_are_thrown_away() {
        EnergyAccumulation accumulation = accumulation(day(Resolution.HOUR), withLoss(NORTH, house(Resolution.HOUR)));
        long[] wh = new long[24];
        Arrays.fill(wh, 500);
        accumulation.day(LOSS, day().from(), Resolution.HOUR, 24, wh, null);
        accumulation.day(HOUSE, day().from(), Resolution.HOUR, 24, wh, null);
        assertThat(find(accumulation, EnergyKind.FLEX_CONSUMPTION).totalWh()).isEqualTo(24 * 500);
        assertThat(find(accumulation, EnergyKind.GRID_LOSS).totalWh()).isEqualTo(-24 * 500);
        assertThat(find(accumulation, EnergyKind.PRODUCTION).totalWh()).isEqualTo(24 * 500);
    }

    @Test
    void an_area_without_a_grid_loss_point_fails_and_the_other_does_not() {
        EnergyScope scope = new EnergyScope(day(), Resolution.HOUR, areas(NORTH, SOUTH));
        List<SettlementPointPeriod> north = withLoss(NORTH, house(Resolution.HOUR));
        EnergyResults results = accumulation(scope, north).partial().results();
        assertThat(results.areas()).containsOnlyKeys(NORTH);
        assertThat(results.findings(NORTH)).isEmpty();
        assertThat(results.findings(SOUTH))
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.GRID_LOSS_POINT_MISSING, Finding.Kind.SYSTEM_CORRECTION_POINT_MISSING);
        assertThat(results.findings(SOUTH).get(0).text()).contains("102").contains("E17 is missing");
    }

    @Test
    void a_gap_between_grid_loss_points_names_the_time() {
        Instant noon = day().from().plus(Duration.ofHours(12));
        List<SettlementPointPeriod> periods = List.of(
                point(LOSS, MeteringPointType.CONSUMPTION, NORTH, true, LONG_AGO, noon),
                point(LOSS, MeteringPointType.CONSUMPTION, NORTH, true, noon.plusSeconds(3600), null),
                point(CORRECTION, MeteringPointType.PRODUCTION, NORTH, true, LONG_AGO, null));
        EnergyResults results =
                accumulation(day(Resolution.HOUR), periods).partial().results();
        assertThat(results.areas()).isEmpty();
        assertThat(results.findings()).singleElement().satisfies(finding -> assertThat(finding.time())
                .isEqualTo(noon));
    }

    @Test
    void two_grid_loss_points_at_once_fail_the_area() {
        SettlementPointPeriod second = point(3, MeteringPointType.CONSUMPTION, NORTH, true, LONG_AGO, null);
        EnergyResults results = accumulation(day(Resolution.HOUR), withLoss(NORTH, second))
                .partial()
                .results();
        assertThat(results.areas()).isEmpty();
        assertThat(results.findings())
                .extracting(Finding::kind, Finding::meteringPoint)
                .containsExactly(tuple(Finding.Kind.GRID_LOSS_POINT_DOUBLE, 3L));
    }

    @Test
    void overlapping_periods_fail_the_area_and_name_point_and_time() {
        Instant noon = day().from().plus(Duration.ofHours(12));
        EnergyResults results = accumulation(
                        day(Resolution.HOUR),
                        withLoss(
                                NORTH,
                                house(Resolution.HOUR),
                                point(HOUSE, MeteringPointType.CONSUMPTION, NORTH, false, noon, null)))
                .partial()
                .results();
        assertThat(results.areas()).isEmpty();
        assertThat(results.findings())
                .extracting(Finding::kind, Finding::meteringPoint, Finding::time)
                .containsExactly(tuple(Finding.Kind.PERIODS_OVERLAP, HOUSE, noon));
    }

    @Test
    void a_reading_too_large_to_be_true_fails_the_area_instead_of_overflowing() {
        EnergyAccumulation accumulation = accumulation(day(Resolution.HOUR), withLoss(NORTH, house(Resolution.HOUR)));
        long[] wh = new long[24];
        wh[5] = Long.MAX_VALUE;
        accumulation.day(HOUSE, day().from(), Resolution.HOUR, 24, wh, null);
        EnergyResults results = accumulation.partial().results();
        assertThat(results.areas()).isEmpty();
        assertThat(results.findings())
                .extracting(Finding::kind, Finding::meteringPoint, Finding::time)
                .containsExactly(tuple(
                        Finding.Kind.QUANTITY_TOO_LARGE, HOUSE, day().from().plus(Duration.ofHours(5))));
    }

    @Test
    void the_largest_reading_is_still_added_exactly() {
        EnergyAccumulation accumulation =
                accumulation(day(Resolution.QUARTER_HOUR), withLoss(NORTH, house(Resolution.HOUR)));
        long[] wh = new long[24];
        wh[0] = MeteredDaySink.QUANTITY_WH_MAX;
        wh[1] = -MeteredDaySink.QUANTITY_WH_MAX + 1;
        accumulation.day(HOUSE, day().from(), Resolution.HOUR, 24, wh, null);
        EnergySeries flex = find(accumulation, EnergyKind.TEMPORARY_FLEX_CONSUMPTION);
        assertThat(flex.quantityWh(0)).isEqualTo(MeteredDaySink.QUANTITY_WH_MAX / 4);
        assertThat(flex.totalWh()).isEqualTo(1);
    }

    @Test
    void a_sum_out_of_range_is_an_error_and_does_not_wrap() {
        Rows rows = new Rows(1);
        rows.add(0, Long.MAX_VALUE, QualityMask.MEASURED);
        assertThatThrownBy(() -> rows.add(0, 1, QualityMask.MEASURED)).isInstanceOf(ArithmeticException.class);
        StepSums sums = new StepSums(1);
        sums.add(0, 0, 1, new long[] {Long.MAX_VALUE}, null);
        assertThatThrownBy(() -> sums.add(sums)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_day_given_twice_fails_the_area() {
        EnergyAccumulation accumulation = accumulation(day(Resolution.HOUR), withLoss(NORTH, house(Resolution.HOUR)));
        accumulation.day(HOUSE, day().from(), Resolution.HOUR, 24, new long[24], null);
        accumulation.day(HOUSE, day().from(), Resolution.HOUR, 24, new long[24], null);
        EnergyResults results = accumulation.partial().results();
        assertThat(results.areas()).isEmpty();
        assertThat(results.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.READINGS_TWICE);
    }

    @Test
    void a_day_that_does_not_fill_whole_hours_breaks_the_contract() {
        EnergyAccumulation accumulation = accumulation(day(Resolution.HOUR), withLoss(NORTH, house(Resolution.HOUR)));
        assertThatThrownBy(() -> accumulation.day(HOUSE, day().from(), Resolution.QUARTER_HOUR, 95, new long[95], null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_area_without_exchange_has_no_total_consumption() {
        AreaEnergy area = accumulation(day(Resolution.HOUR), withLoss(NORTH, house(Resolution.HOUR)))
                .partial()
                .results()
                .area(NORTH)
                .orElseThrow();
        assertThat(area.find(EnergyKind.TOTAL_CONSUMPTION)).isEmpty();
        assertThat(area.find(EnergyKind.EXCHANGE)).isEmpty();
        assertThat(area.find(EnergyKind.GRID_LOSS)).isPresent();
    }

    @Test
    void a_document_calls_a_sum_no_better_than_its_worst_part() {
        assertThat(code(Quality.MISSING)).isEqualTo("A05");
        assertThat(code(Quality.MISSING, Quality.CALCULATED)).isEqualTo("A05");
        assertThat(code(Quality.MEASURED, Quality.ESTIMATED, Quality.CALCULATED))
                .isEqualTo("A03");
        assertThat(code(Quality.MEASURED, Quality.CALCULATED)).isEqualTo("A04");
        assertThat(code(Quality.CALCULATED)).isEqualTo("A06");
        assertThatThrownBy(() -> QualityMask.documentCode(QualityMask.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String code(Quality... qualities) {
        return QualityMask.documentCode(QualityMask.of(List.of(qualities)));
    }

    private static EnergySeries find(EnergyAccumulation accumulation, EnergyKind kind) {
        return accumulation
                .partial()
                .results()
                .area(NORTH)
                .orElseThrow()
                .find(kind)
                .orElseThrow();
    }

    private static EnergyAccumulation accumulation(EnergyScope scope, List<SettlementPointPeriod> periods) {
        SettlementPoints.Builder points = new SettlementPoints.Builder(scope);
        periods.forEach(points::add);
        return new EnergyAccumulation(points.build());
    }

    private static Interval day() {
        return MarketCalendar.NORWAY.intervalOf(DAY);
    }

    private static EnergyScope day(Resolution resolution) {
        return new EnergyScope(day(), resolution, areas(NORTH));
    }

    private static TreeSet<GridAreaCode> areas(GridAreaCode... areas) {
        return new TreeSet<>(List.of(areas));
    }

    private static List<SettlementPointPeriod> withLoss(GridAreaCode area, SettlementPointPeriod... others) {
        List<SettlementPointPeriod> periods = new ArrayList<>(List.of(others));
        periods.add(point(LOSS, MeteringPointType.CONSUMPTION, area, true, LONG_AGO, null));
        periods.add(point(CORRECTION, MeteringPointType.PRODUCTION, area, true, LONG_AGO, null));
        return periods;
    }

    private static SettlementPointPeriod house(Resolution resolution) {
        return new SettlementPointPeriod(
                HOUSE,
                MeteringPointType.CONSUMPTION,
                SettlementMethod.FLEX,
                NORTH,
                null,
                null,
                resolution,
                "supplier",
                "balance",
                false,
                LONG_AGO,
                null);
    }

    private static SettlementPointPeriod point(
            long number,
            MeteringPointType type,
            GridAreaCode area,
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
                "loss-supplier",
                "balance",
                gridLoss,
                from,
                to);
    }
}
