package org.meterhub.metereddata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;

class DaySplitterTest {

    private static final DaySplitter SPLITTER = new DaySplitter(MarketCalendar.NORWAY);

    @Test
    void a_series_becomes_its_market_days_the_long_one_included() {
        SubmittedSeries series = SeriesFixture.series()
                .from("2026-10-23T22:00:00Z")
                .to("2026-10-26T23:00:00Z")
                .points(24 + 25 + 24)
                .build();
        List<DayVersion> days = SPLITTER.split(series, 77, 3);
        assertThat(days).extracting(DayVersion::day).containsExactly(day(10, 24), day(10, 25), day(10, 26));
        assertThat(days).extracting(day -> day.values().size()).containsExactly(24, 25, 24);
        assertThat(days.get(1).values().quantity(0)).isEqualTo(1_024);
        assertThat(days.get(2).values().quantity(23)).isEqualTo(1_072);
        assertThat(days).allSatisfy(day -> {
            assertThat(day.version()).isEqualTo(new Version(series.registeredAt(), 77, 3));
            assertThat(day.values().isComplete()).isTrue();
        });
    }

    @Test
    void the_short_day_has_92_quarters() {
        SubmittedSeries series = SeriesFixture.series()
                .resolution("PT15M")
                .from("2026-03-28T23:00:00Z")
                .to("2026-03-29T22:00:00Z")
                .points(92)
                .build();
        List<DayVersion> days = SPLITTER.split(series, 1, 0);
        assertThat(days).hasSize(1);
        assertThat(days.get(0).day()).isEqualTo(day(3, 29));
        assertThat(days.get(0).values().size()).isEqualTo(92);
        assertThat(days.get(0).values().isComplete()).isTrue();
    }

    @Test
    void a_day_covered_in_part_leaves_the_rest_to_other_versions() {
        SubmittedSeries series = SeriesFixture.series()
                .from("2026-10-31T20:00:00Z")
                .to("2026-11-01T02:00:00Z")
                .points(6)
                .build();
        List<DayVersion> days = SPLITTER.split(series, 1, 0);
        assertThat(days).extracting(DayVersion::day).containsExactly(day(10, 31), day(11, 1));
        SeriesValues evening = days.get(0).values();
        assertThat(evening.isDelivered(20)).isFalse();
        assertThat(evening.quantity(21)).isEqualTo(1_000);
        assertThat(evening.quantity(23)).isEqualTo(1_002);
        SeriesValues morning = days.get(1).values();
        assertThat(morning.quantity(2)).isEqualTo(1_005);
        assertThat(morning.isDelivered(3)).isFalse();
    }

    @Test
    void positions_count_and_not_their_order_and_absent_stays_absent() {
        SubmittedSeries series = SeriesFixture.series()
                .positions(4, 3, 2, 1)
                .to("2026-11-01T03:00:00Z")
                .quantity(0, 40)
                .quantity(3, 10)
                .state(1, SubmittedSeries.ABSENT)
                .quality(1, 3)
                .quality(2, 3)
                .build();
        SeriesValues values = SPLITTER.split(series, 1, 0).get(0).values();
        assertThat(values.quantity(0)).isEqualTo(10);
        assertThat(values.quality(0)).isEqualTo(Quality.MEASURED);
        assertThat(values.quality(1)).isEqualTo(Quality.ESTIMATED);
        assertThat(values.isPresent(2)).isFalse();
        assertThat(values.quality(2)).isEqualTo(Quality.MISSING);
        assertThat(values.quantity(3)).isEqualTo(40);
    }

    @Test
    void monthly_values_become_one_version_a_month() {
        SubmittedSeries series = SeriesFixture.series()
                .type("D01")
                .resolution("P1M")
                .from("2026-09-30T22:00:00Z")
                .to("2026-11-30T23:00:00Z")
                .points(2)
                .build();
        List<DayVersion> months = SPLITTER.split(series, 1, 0);
        assertThat(months).extracting(DayVersion::day).containsExactly(day(10, 1), day(11, 1));
        assertThat(months).extracting(DayVersion::resolution).containsOnly(Resolution.MONTH);
        assertThat(months.get(1).values()).isEqualTo(SeriesFixture.measured(1_001));
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }
}
