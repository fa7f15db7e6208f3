package org.meterhub.marketmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketCalendarTest {

    private static final MarketCalendar OSLO = MarketCalendar.NORWAY;

    @Test
    void a_day_has_as_many_steps_as_its_clock_changes_leave_it() {
        assertThat(OSLO.steps(LocalDate.of(2026, 3, 29), Resolution.HOUR)).isEqualTo(23);
        assertThat(OSLO.steps(LocalDate.of(2026, 3, 30), Resolution.HOUR)).isEqualTo(24);
        assertThat(OSLO.steps(LocalDate.of(2026, 10, 25), Resolution.HOUR)).isEqualTo(25);
        assertThat(OSLO.steps(LocalDate.of(2026, 3, 29), Resolution.QUARTER_HOUR))
                .isEqualTo(92);
        assertThat(OSLO.steps(LocalDate.of(2026, 10, 25), Resolution.QUARTER_HOUR))
                .isEqualTo(100);
    }

    @Test
    void midnight_is_the_markets_and_not_that_of_utc() {
        assertThat(OSLO.isMidnight(Instant.parse("2026-07-01T22:00:00Z"))).isTrue();
        assertThat(OSLO.isMidnight(Instant.parse("2026-12-01T23:00:00Z"))).isTrue();
        assertThat(OSLO.isMidnight(Instant.parse("2026-12-01T22:00:00Z"))).isFalse();
        assertThat(OSLO.isMidnight(Instant.parse("2026-12-02T00:00:00Z"))).isFalse();
    }

    @Test
    void days_of_every_year_follow_each_other_without_gap_or_overlap() {
        for (LocalDate day = LocalDate.of(2023, 1, 1); day.isBefore(LocalDate.of(2029, 1, 1)); day = day.plusDays(1)) {
            Interval interval = OSLO.intervalOf(day);
            assertThat(interval.to()).isEqualTo(OSLO.intervalOf(day.plusDays(1)).from());
            assertThat(OSLO.dayOf(interval.from())).isEqualTo(day);
            assertThat(OSLO.dayOf(interval.to().minusNanos(1))).isEqualTo(day);
            assertThat(OSLO.steps(day, Resolution.HOUR)).isBetween(23, 25);
        }
    }

    @Test
    void an_interval_that_ends_at_midnight_does_not_touch_the_next_day() {
        Interval twoDays = OSLO.intervalOf(LocalDate.of(2026, 10, 24), LocalDate.of(2026, 10, 26));
        assertThat(OSLO.daysOf(twoDays)).isEqualTo(List.of(LocalDate.of(2026, 10, 24), LocalDate.of(2026, 10, 25)));
    }

    @Test
    void touching_intervals_share_nothing() {
        Interval first = OSLO.intervalOf(LocalDate.of(2026, 10, 24));
        Interval second = OSLO.intervalOf(LocalDate.of(2026, 10, 25));
        assertThat(first.overlaps(second)).isFalse();
        assertThat(first.intersection(second)).isEmpty();
        assertThat(first.contains(first.to())).isFalse();
    }

    @Test
    void easter_falls_where_the_church_says() {
        assertThat(List.of(1818, 1943, 1954, 1981, 2000, 2008, 2024, 2026, 2038, 2049, 2076))
                .extracting(PublicHolidays::easterSunday)
                .extracting(LocalDate::toString)
                .containsExactly(
                        "1818-03-22",
                        "1943-04-25",
                        "1954-04-18",
                        "1981-04-19",
                        "2000-04-23",
                        "2008-03-23",
                        "2024-03-31",
                        "2026-04-05",
                        "2038-04-25",
                        "2049-04-18",
                        "2076-04-19");
    }

    @Test
    void a_norwegian_year_has_its_twelve_holidays() {
        assertThat(LocalDate.parse("2026-01-01")
                        .datesUntil(LocalDate.parse("2027-01-01"))
                        .filter(PublicHolidays.NORWAY::contains)
                        .map(LocalDate::toString))
                .containsExactly(
                        "2026-01-01",
                        "2026-04-02",
                        "2026-04-03",
                        "2026-04-05",
                        "2026-04-06",
                        "2026-05-01",
                        "2026-05-14",
                        "2026-05-17",
                        "2026-05-24",
                        "2026-05-25",
                        "2026-12-25",
                        "2026-12-26");
    }

    @Test
    void working_days_pass_over_weekends_and_the_holidays_of_the_table() {
        LocalDate tuesdayAfterEaster = LocalDate.parse("2026-04-07");
        assertThat(MarketCalendar.NORWAY.minusWorkingDays(tuesdayAfterEaster, 1))
                .isEqualTo(LocalDate.parse("2026-04-01"));
        assertThat(MarketCalendar.NORWAY.minusWorkingDays(tuesdayAfterEaster, 0))
                .isEqualTo(tuesdayAfterEaster);
        MarketCalendar withoutHolidays = new MarketCalendar(
                MarketCalendar.NORWAY.zone(), PublicHolidays.of(Set.of(LocalDate.parse("2026-04-06"))));
        assertThat(withoutHolidays.minusWorkingDays(tuesdayAfterEaster, 1)).isEqualTo(LocalDate.parse("2026-04-03"));
    }
}
