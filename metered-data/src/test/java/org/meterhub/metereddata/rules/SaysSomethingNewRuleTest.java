package org.meterhub.metereddata.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.metereddata.SeriesFixture.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.metereddata.DaySplitter;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.MergedDay;
import org.meterhub.metereddata.SeriesFixture.SeriesBuilder;
import org.meterhub.metereddata.SubmittedSeries;

class SaysSomethingNewRuleTest {

    private static final DaySplitter SPLITTER = new DaySplitter(MarketCalendar.NORWAY);

    private static List<DayVersion> versions(SeriesBuilder series, long record) {
        return SPLITTER.split(series.build(), record, 0);
    }

    private static List<Rejection> check(List<DayVersion> stored, SeriesBuilder series) {
        return new SaysSomethingNewRule(MergedDay.merge(stored)).check(versions(series, 99));
    }

    @Test
    void the_first_series_of_a_day_is_new() {
        assertThat(check(List.of(), series())).isEmpty();
    }

    @Test
    void the_same_again_is_not_new_whatever_its_registration_says() {
        List<DayVersion> stored = versions(series(), 1);
        assertThat(check(stored, series().registeredAt("2026-11-02T06:20:00Z")))
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.code().code()).isEqualTo("E86"));
        assertThat(check(stored, series().registeredAt("2026-11-01T06:20:00Z"))).hasSize(1);
    }

    @Test
    void another_quantity_quality_or_absence_is_new() {
        List<DayVersion> stored = versions(series(), 1);
        assertThat(check(stored, series().quantity(7, 1))).isEmpty();
        assertThat(check(stored, series().quality(7, 3))).isEmpty();
        assertThat(check(stored, series().state(7, SubmittedSeries.ABSENT))).isEmpty();
        List<DayVersion> holed = versions(series().state(7, SubmittedSeries.ABSENT), 1);
        assertThat(check(holed, series())).isEmpty();
        assertThat(check(holed, series().state(7, SubmittedSeries.ABSENT))).hasSize(1);
    }

    @Test
    void a_part_of_what_is_known_is_not_new_and_what_reaches_beyond_it_is() {
        List<DayVersion> stored = versions(series(), 1);
        SeriesBuilder morning = series().to("2026-11-01T05:00:00Z").points(6);
        assertThat(check(stored, morning)).hasSize(1);
        SeriesBuilder twoDays = series().to("2026-11-02T23:00:00Z").points(48);
        assertThat(check(stored, twoDays)).isEmpty();
        assertThat(check(versions(series().to("2026-11-01T05:00:00Z").points(6), 1), series()))
                .isEmpty();
    }

    /** To leave out what the rule refuses changes nothing that anybody can ever read. */
    @Test
    void leaving_out_what_is_not_new_leaves_every_value_as_it_would_be() {
        long seed = 31;
        Random random = new Random(seed);
        int leftOut = 0;
        for (int round = 0; round < 300; round++) {
            List<DayVersion> all = new ArrayList<>();
            List<DayVersion> kept = new ArrayList<>();
            for (int message = 1; message <= 6; message++) {
                int hours = 4 + random.nextInt(21);
                Instant registered = Instant.parse("2026-11-02T06:00:00Z").plusSeconds(60L * message);
                SeriesBuilder next = series().registeredAt(registered.toString())
                        .to(Instant.parse("2026-10-31T23:00:00Z")
                                .plusSeconds(3_600L * hours)
                                .toString())
                        .points(hours);
                if (random.nextInt(3) == 0) {
                    next.quantity(random.nextInt(hours), random.nextInt(3));
                }
                List<DayVersion> versions = versions(next, message);
                boolean isNew = new SaysSomethingNewRule(MergedDay.merge(kept))
                        .check(versions)
                        .isEmpty();
                all.addAll(versions);
                if (isNew) {
                    kept.addAll(versions);
                } else {
                    leftOut++;
                }
            }
            assertThat(MergedDay.merge(kept).get(0).values())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(MergedDay.merge(all).get(0).values());
        }
        assertThat(leftOut).isPositive();
    }
}
