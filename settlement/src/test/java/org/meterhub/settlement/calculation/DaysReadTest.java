package org.meterhub.settlement.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

/** What is missing is found by point and day, also where a day has 25 hours, comes in part or belongs to the point only in part. */
class DaysReadTest {

    private static final GridAreaCode NORTH = new GridAreaCode("101");
    private static final GridAreaCode SOUTH = new GridAreaCode("102");
    private static final MarketCalendar CALENDAR = MarketCalendar.NORWAY;
    private static final LocalDate LONG_DAY = LocalDate.parse("2025-10-26"); // 25 hours
    private static final Interval PERIOD = CALENDAR.intervalOf(LONG_DAY.minusDays(1), LONG_DAY.plusDays(2));

    private final List<SettlementPointPeriod> periods = new ArrayList<>();

    private void consumption(long number, Resolution resolution, Instant from) {
        periods.add(new SettlementPointPeriod(
                number,
                MeteringPointType.CONSUMPTION,
                SettlementMethod.FLEX,
                NORTH,
                null,
                null,
                resolution,
                "supplier",
                "balance",
                false,
                from,
                null));
    }

    private DaysRead read() {
        EnergyScope scope = new EnergyScope(PERIOD, Resolution.QUARTER_HOUR, new TreeSet<>(Set.of(NORTH, SOUTH)));
        ExpectedReadings.Builder expected = new ExpectedReadings.Builder(scope, CALENDAR);
        periods.forEach(expected::addEnergy);
        return new DaysRead(expected.build());
    }

    private static void day(DaysRead read, long number, LocalDate day, byte @Nullable [] qualities) {
        int hours = CALENDAR.steps(day, Resolution.HOUR);
        read.day(number, CALENDAR.startOf(day), Resolution.HOUR, hours, new long[hours], qualities);
    }

    private static byte[] allBut(LocalDate day, int missing) {
        byte[] qualities = new byte[CALENDAR.steps(day, Resolution.HOUR)];
        Arrays.fill(qualities, (byte) Quality.ESTIMATED.ordinal());
        qualities[missing] = (byte) Quality.MISSING.ordinal();
        return qualities;
    }

    private static MissingValues missing(DaysRead read, GridAreaCode area) {
        return Objects.requireNonNull(read.missing().get(area));
    }

    @Test
    void a_point_with_every_value_of_every_day_misses_nothing() {
        consumption(1, Resolution.HOUR, Instant.EPOCH);
        DaysRead read = read();
        CALENDAR.daysOf(PERIOD).forEach(day -> day(read, 1, day, null));
        MissingValues north = missing(read, NORTH);
        assertThat(north.findings()).isEmpty();
        assertThat(north.days()).isEqualTo(3);
        assertThat(north.daysMissing()).isZero();
    }

    @Test
    void a_day_that_did_not_come_and_a_day_that_says_that_a_value_is_missing_are_named() {
        consumption(1, Resolution.HOUR, Instant.EPOCH);
        consumption(2, Resolution.HOUR, Instant.EPOCH);
        DaysRead read = read();
        day(read, 1, LONG_DAY.minusDays(1), null);
        day(read, 1, LONG_DAY, allBut(LONG_DAY, 24));
        CALENDAR.daysOf(PERIOD).forEach(day -> day(read, 2, day, null));
        MissingValues north = missing(read, NORTH);
        assertThat(north.pointsMissing()).isEqualTo(1);
        assertThat(north.daysMissing()).isEqualTo(2);
        assertThat(north.findings())
                .extracting(Finding::text)
                .containsExactly(
                        "grid area 101: values are missing at 1 of 2 metering points, on 2 of their 6 days",
                        "grid area 101, metering point 000000000000000001, 2025-10-25T22:00:00Z:"
                                + " values are missing on 2 of 3 days: 2025-10-26, 2025-10-27");
    }

    @Test
    void only_the_part_of_a_day_that_the_point_is_there_for_is_expected() {
        Instant moved = CALENDAR.startOf(LONG_DAY).plusSeconds(7_200);
        consumption(1, Resolution.HOUR, moved);
        DaysRead read = read();
        read.day(1, moved, Resolution.HOUR, 23, new long[23], null);
        day(read, 1, LONG_DAY.plusDays(1), null);
        assertThat(missing(read, NORTH).findings()).isEmpty();
        assertThat(missing(read, NORTH).days()).isEqualTo(2);
    }

    @Test
    void readings_in_another_resolution_than_the_points_do_not_count() {
        consumption(1, Resolution.QUARTER_HOUR, Instant.EPOCH);
        DaysRead read = read();
        CALENDAR.daysOf(PERIOD).forEach(day -> day(read, 1, day, null));
        assertThat(missing(read, NORTH).findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.VALUES_ABSENT, Finding.Kind.VALUES_MISSING);
    }

    @Test
    void an_area_without_a_point_to_read_says_so_and_exchange_counts_in_both_of_its_areas() {
        DaysRead nothing = read();
        assertThat(missing(nothing, SOUTH).findings()).singleElement().satisfies(finding -> assertThat(finding.kind())
                .isEqualTo(Finding.Kind.VALUES_ABSENT));
        periods.add(new SettlementPointPeriod(
                9,
                MeteringPointType.EXCHANGE,
                null,
                NORTH,
                NORTH,
                SOUTH,
                Resolution.HOUR,
                null,
                null,
                false,
                Instant.EPOCH,
                null));
        DaysRead read = read();
        day(read, 9, LONG_DAY, null);
        assertThat(read.missing().values())
                .extracting(MissingValues::daysMissing)
                .containsExactly(2L, 2L);
    }

    @Test
    void what_shares_have_read_adds_up_and_the_first_points_are_named() {
        for (long number = 1; number <= MissingValues.POINTS_NAMED_MAX + 10; number++) {
            consumption(number, Resolution.HOUR, Instant.EPOCH);
        }
        EnergyScope scope = new EnergyScope(PERIOD, Resolution.HOUR, new TreeSet<>(Set.of(NORTH)));
        ExpectedReadings.Builder builder = new ExpectedReadings.Builder(scope, CALENDAR);
        periods.forEach(builder::addEnergy);
        ExpectedReadings expected = builder.build();
        DaysRead sum = new DaysRead(expected);
        for (LocalDate day : CALENDAR.daysOf(PERIOD)) {
            DaysRead share = new DaysRead(expected);
            day(share, 1, day, null);
            sum.add(share);
        }
        MissingValues north = missing(sum, NORTH);
        assertThat(north.pointsMissing()).isEqualTo(MissingValues.POINTS_NAMED_MAX + 9);
        assertThat(north.findings()).hasSize(1 + MissingValues.POINTS_NAMED_MAX);
        assertThat(north.findings().get(0).detail()).endsWith("; the first 50 are named");
    }
}
