package org.meterhub.metereddata.completeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.marketmodel.MeteringPointType.CONSUMPTION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MeteringMethod;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.SeriesFixture;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.metereddata.completeness.DayComparison.Gap;

class DayComparisonTest {

    private static final MarketCalendar CALENDAR = MarketCalendar.NORWAY;
    private static final GridAreaCode AREA = new GridAreaCode("101");
    private static final LocalDate LONG_DAY = LocalDate.of(2026, 10, 25);
    private static final LocalDate SHORT_DAY = LocalDate.of(2026, 3, 29);
    private static final Gsrn POINT = SeriesFixture.point(1);

    private final List<Gap> gaps = new ArrayList<>();

    @Test
    void a_day_has_as_many_steps_as_the_clock_gives_it() {
        for (Map.Entry<LocalDate, Integer> day :
                Map.of(SHORT_DAY, 23, LONG_DAY, 25, LONG_DAY.plusDays(1), 24).entrySet()) {
            AreaCompleteness hourly = compare(
                    day.getKey(), delivered(Resolution.HOUR, day.getValue()), connected(day.getKey(), Resolution.HOUR));
            assertThat(hourly.expected()).isEqualTo(day.getValue().longValue());
            assertThat(hourly.complete()).isEqualTo(1);
            AreaCompleteness quarterly = compare(
                    day.getKey(),
                    delivered(Resolution.QUARTER_HOUR, 4 * day.getValue()),
                    connected(day.getKey(), Resolution.QUARTER_HOUR));
            assertThat(quarterly.expected()).isEqualTo(4L * day.getValue());
            assertThat(quarterly.percent()).hasToString("100.00");
        }
        assertThat(gaps).isEmpty();
    }

    @Test
    void a_day_of_24_hours_is_not_enough_for_the_long_day() {
        AreaCompleteness found =
                compare(LONG_DAY, delivered(Resolution.HOUR, 24), connected(LONG_DAY, Resolution.HOUR));
        assertThat(found.partly()).isEqualTo(1);
        assertThat(found.percent()).hasToString("96.00");
        assertThat(gaps).containsExactly(new Gap(POINT, AREA, LONG_DAY, 25, 24));
    }

    @Test
    void a_value_that_was_delivered_as_absent_is_missing() {
        SeriesValues values = hours(24);
        values.setAbsent(3);
        DeliveredDay delivered = DeliveredDay.empty();
        delivered.add(POINT.toLong(), Resolution.HOUR, values);
        LocalDate day = LONG_DAY.plusDays(1);
        assertThat(compare(day, delivered, connected(day, Resolution.HOUR)).received())
                .isEqualTo(23);
    }

    @Test
    void of_a_point_connected_at_noon_only_the_afternoon_is_due() {
        LocalDate day = LONG_DAY.plusDays(1);
        Instant noon = CALENDAR.startOf(day).plusSeconds(12 * 3_600);
        SeriesValues afternoon = new SeriesValues(24);
        for (int i = 12; i < 24; i++) {
            afternoon.set(i, 1, Quality.MEASURED);
        }
        DeliveredDay delivered = DeliveredDay.empty();
        delivered.add(POINT.toLong(), Resolution.HOUR, afternoon);
        Interval whole = CALENDAR.intervalOf(day);
        AreaCompleteness found = compare(
                day,
                delivered,
                stretch(new Interval(whole.from(), noon), ConnectionState.NEW, Resolution.HOUR),
                stretch(new Interval(noon, whole.to()), ConnectionState.CONNECTED, Resolution.HOUR));
        assertThat(found.expected()).isEqualTo(12);
        assertThat(found.complete()).isEqualTo(1);
    }

    @Test
    void nothing_is_due_of_what_is_not_connected_calculated_grid_loss_or_monthly() {
        LocalDate day = LONG_DAY;
        Interval whole = CALENDAR.intervalOf(day);
        List<ExpectedStretch> free = new ArrayList<>();
        for (ConnectionState state : ConnectionState.values()) {
            if (state != ConnectionState.CONNECTED) {
                free.add(stretch(whole, state, Resolution.HOUR));
            }
        }
        free.add(stretch(whole, ConnectionState.CONNECTED, Resolution.MONTH));
        free.add(new ExpectedStretch(
                POINT,
                whole,
                CONSUMPTION,
                ConnectionState.CONNECTED,
                MeteringMethod.CALCULATED,
                Resolution.HOUR,
                AREA,
                false));
        free.add(new ExpectedStretch(
                POINT,
                whole,
                CONSUMPTION,
                ConnectionState.CONNECTED,
                MeteringMethod.VIRTUAL,
                Resolution.HOUR,
                AREA,
                true));
        free.add(new ExpectedStretch(
                POINT,
                whole,
                MeteringPointType.INTERNAL_USE,
                ConnectionState.CONNECTED,
                MeteringMethod.PHYSICAL,
                Resolution.HOUR,
                AREA,
                false));
        for (ExpectedStretch stretch : free) {
            DayComparison comparison = new DayComparison(day, CALENDAR, DeliveredDay.empty(), gaps::add);
            comparison.add(stretch);
            assertThat(comparison.finish()).isEmpty();
        }
        assertThat(gaps).isEmpty();
    }

    @Test
    void values_in_another_resolution_than_is_registered_do_not_count() {
        AreaCompleteness found =
                compare(LONG_DAY, delivered(Resolution.QUARTER_HOUR, 100), connected(LONG_DAY, Resolution.HOUR));
        assertThat(found.received()).isZero();
        assertThat(found.missing()).isEqualTo(1);
    }

    /** Random points, stretches and values, counted step by step with maps; and divided at a random point, which must change nothing. */
    @Test
    void counts_what_a_naive_count_of_every_step_gives_however_the_points_are_divided() {
        long seed = 4_711;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            LocalDate day = List.of(SHORT_DAY, LONG_DAY, LONG_DAY.plusDays(9)).get(random.nextInt(3));
            Map<Gsrn, List<ExpectedStretch>> stretches = new TreeMap<>();
            Map<Gsrn, Map<Resolution, SeriesValues>> values = new TreeMap<>();
            for (int number = 1; number <= 20; number++) {
                Gsrn point = SeriesFixture.point(number);
                stretches.put(point, randomStretches(random, point, day));
                values.put(point, randomValues(random, day));
            }
            Map<GridAreaCode, AreaCompleteness> expected = naive(day, stretches, values);
            assertThat(compared(day, stretches, values, 0, 21))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(expected);
            int cut = random.nextInt(21);
            Map<GridAreaCode, AreaCompleteness> divided = compared(day, stretches, values, 0, cut);
            compared(day, stretches, values, cut, 21)
                    .forEach((area, part) -> divided.merge(area, part, AreaCompleteness::plus));
            assertThat(divided)
                    .as("seed %d, round %d, cut %d", seed, round, cut)
                    .isEqualTo(expected);
        }
    }

    private static List<ExpectedStretch> randomStretches(Random random, Gsrn point, LocalDate day) {
        Interval whole = CALENDAR.intervalOf(day);
        List<ExpectedStretch> stretches = new ArrayList<>();
        Instant from = whole.from();
        while (from.isBefore(whole.to()) && random.nextInt(5) > 0) {
            Instant to = from.plusSeconds(60L * (1 + random.nextInt(1_500)));
            to = to.isAfter(whole.to()) ? whole.to() : to;
            stretches.add(new ExpectedStretch(
                    point,
                    new Interval(from, to),
                    CONSUMPTION,
                    random.nextBoolean() ? ConnectionState.CONNECTED : ConnectionState.DISCONNECTED,
                    MeteringMethod.PHYSICAL,
                    random.nextBoolean() ? Resolution.HOUR : Resolution.QUARTER_HOUR,
                    // An area of its own for each point or two: a point changes its area at midnight at most.
                    new GridAreaCode(String.valueOf(100 + (int) (point.toLong() / 20 % 3))),
                    false));
            from = to;
        }
        return stretches;
    }

    private static Map<Resolution, SeriesValues> randomValues(Random random, LocalDate day) {
        Map<Resolution, SeriesValues> all = new TreeMap<>();
        for (Resolution resolution : List.of(Resolution.QUARTER_HOUR, Resolution.HOUR)) {
            SeriesValues values = new SeriesValues(CALENDAR.steps(day, resolution));
            for (int i = 0; i < values.size(); i++) {
                switch (random.nextInt(5)) {
                    case 0 -> values.setAbsent(i);
                    case 1 -> {
                        // Not delivered.
                    }
                    default -> values.set(i, random.nextInt(100), Quality.MEASURED);
                }
            }
            if (random.nextInt(3) > 0) {
                all.put(resolution, values);
            }
        }
        return all;
    }

    private static Map<GridAreaCode, AreaCompleteness> naive(
            LocalDate day,
            Map<Gsrn, List<ExpectedStretch>> stretches,
            Map<Gsrn, Map<Resolution, SeriesValues>> values) {
        Map<GridAreaCode, AreaCompleteness> areas = new TreeMap<>();
        stretches.forEach((point, ofPoint) -> {
            int due = 0;
            int there = 0;
            for (ExpectedStretch stretch : ofPoint) {
                if (stretch.isDue()) {
                    Instant step = CALENDAR.startOf(day);
                    for (int i = 0; i < CALENDAR.steps(day, stretch.resolution()); i++) {
                        if (stretch.interval().contains(step)) {
                            due++;
                            SeriesValues known =
                                    values.getOrDefault(point, Map.of()).get(stretch.resolution());
                            there += known != null && known.isPresent(i) ? 1 : 0;
                        }
                        step = step.plus(stretch.resolution().step());
                    }
                }
            }
            if (due > 0) {
                areas.merge(
                        ofPoint.get(0).gridArea(),
                        AreaCompleteness.ofPoint(ofPoint.get(0).gridArea(), day, due, there),
                        AreaCompleteness::plus);
            }
        });
        return areas;
    }

    private static Map<GridAreaCode, AreaCompleteness> compared(
            LocalDate day,
            Map<Gsrn, List<ExpectedStretch>> stretches,
            Map<Gsrn, Map<Resolution, SeriesValues>> values,
            int from,
            int to) {
        DeliveredDay delivered = DeliveredDay.empty();
        List<Gsrn> points = List.copyOf(stretches.keySet());
        List<Gsrn> some = points.subList(Math.min(from, points.size()), Math.min(to, points.size()));
        some.forEach(point -> values.getOrDefault(point, Map.of())
                .forEach((resolution, series) -> delivered.add(point.toLong(), resolution, series)));
        DayComparison comparison = new DayComparison(day, CALENDAR, delivered, gap -> {});
        some.forEach(point -> stretches.getOrDefault(point, List.of()).forEach(comparison::add));
        return comparison.finish();
    }

    private AreaCompleteness compare(LocalDate day, DeliveredDay delivered, ExpectedStretch... stretches) {
        DayComparison comparison = new DayComparison(day, CALENDAR, delivered, gaps::add);
        List.of(stretches).forEach(comparison::add);
        return comparison.finish().values().iterator().next();
    }

    private static ExpectedStretch connected(LocalDate day, Resolution resolution) {
        return stretch(CALENDAR.intervalOf(day.minusDays(9), day.plusDays(9)), ConnectionState.CONNECTED, resolution);
    }

    private static ExpectedStretch stretch(Interval interval, ConnectionState state, Resolution resolution) {
        return new ExpectedStretch(
                POINT, interval, CONSUMPTION, state, MeteringMethod.PHYSICAL, resolution, AREA, false);
    }

    private static DeliveredDay delivered(Resolution resolution, int steps) {
        DeliveredDay delivered = DeliveredDay.empty();
        delivered.add(POINT.toLong(), resolution, hours(steps));
        return delivered;
    }

    private static SeriesValues hours(int steps) {
        SeriesValues values = new SeriesValues(steps);
        for (int i = 0; i < steps; i++) {
            values.set(i, 1_000, Quality.MEASURED);
        }
        return values;
    }
}
