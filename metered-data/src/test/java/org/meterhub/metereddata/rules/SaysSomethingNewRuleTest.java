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
import org.meterhub.metereddata.KnownDays;
import org.meterhub.metereddata.MergedDay;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.SeriesFixture.SeriesBuilder;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.metereddata.SubmittedSeries;

class SaysSomethingNewRuleTest {

    private static final DaySplitter SPLITTER = new DaySplitter(MarketCalendar.NORWAY);

    private static List<DayVersion> versions(SeriesBuilder series, long record) {
        return SPLITTER.split(series.build(), record, 0);
    }

    private static KnownDays knowing(List<DayVersion> stored) {
        KnownDays known = new KnownDays(MeteredDays.inDatabase(), MarketCalendar.NORWAY);
        known.add(stored);
        return known;
    }

    private static List<Rejection> check(List<DayVersion> stored, SeriesBuilder series) {
        return new SaysSomethingNewRule(knowing(stored)).check(versions(series, 99));
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

    @Test
    void what_has_been_corrected_since_is_not_new() {
        List<DayVersion> stored =
                versions(series().registeredAt("2026-11-02T06:20:00Z").quantity(7, 1), 1);
        assertThat(check(stored, series().registeredAt("2026-11-02T06:10:00Z"))).hasSize(1);
        assertThat(check(stored, series().registeredAt("2026-11-02T06:30:00Z"))).isEmpty();
    }

    @Test
    void what_is_repeated_is_not_kept_unless_it_was_registered_later() {
        KnownDays known = knowing(versions(series(), 1));
        assertThat(known.withoutRepetitions(versions(series(), 2))).isEmpty();
        assertThat(known.withoutRepetitions(versions(series().registeredAt("2026-11-02T06:20:00Z"), 2)))
                .hasSize(1);
        assertThat(known.withoutRepetitions(versions(series().quantity(7, 1), 2)))
                .hasSize(1);
    }

    @Test
    void not_to_store_repetitions_leaves_every_value_as_it_would_be_in_whatever_order_they_arrive() {
        Random random = new Random(31);
        int notStored = 0;
        for (int round = 0; round < 600; round++) {
            Told told = new Told(random, 4);
            assertThat(told.stored()).as("seed 31, round %d", round).isEqualTo(told.all());
            notStored += told.notStored;
        }
        assertThat(notStored).isPositive();
    }

    /** A receiver of whole days that lets the later registration count knows in the end what the hub knows. */
    @Test
    void not_to_forward_what_is_not_new_leaves_every_receiver_as_it_would_be() {
        Random random = new Random(32);
        int notForwarded = 0;
        for (int round = 0; round < 600; round++) {
            Told told = new Told(random, 24);
            assertThat(told.forwarded()).as("seed 32, round %d", round).isEqualTo(told.all());
            notForwarded += told.notForwarded;
        }
        assertThat(notForwarded).isPositive();
    }

    /** Eight corrections of one day in an order of their own, and what becomes of them in a market that ignores what is not new. */
    private static final class Told {

        private final List<DayVersion> all = new ArrayList<>();
        private final List<DayVersion> stored = new ArrayList<>();
        private final List<DayVersion> forwarded = new ArrayList<>();
        private int notForwarded;
        private int notStored;

        Told(Random random, int hoursMin) {
            KnownDays known = knowing(List.of());
            for (int message = 1; message <= 8; message++) {
                List<DayVersion> versions = versions(anyCorrection(random, hoursMin), message);
                all.addAll(versions);
                List<DayVersion> kept = versions;
                if (new SaysSomethingNewRule(known).check(versions).isEmpty()) {
                    forwarded.addAll(versions);
                } else {
                    kept = known.withoutRepetitions(versions);
                    notForwarded++;
                    notStored += versions.size() - kept.size();
                }
                stored.addAll(kept);
                known.add(kept);
            }
        }

        /** The beginning of a day, registered at any of six times, with one value like the others or not. */
        private static SeriesBuilder anyCorrection(Random random, int hoursMin) {
            int hours = hoursMin + random.nextInt(25 - hoursMin);
            Instant midnight = Instant.parse("2026-10-31T23:00:00Z");
            Instant registered = Instant.parse("2026-11-02T06:00:00Z").plusSeconds(60L * random.nextInt(6));
            SeriesBuilder next = series().registeredAt(registered.toString())
                    .to(midnight.plusSeconds(3_600L * hours).toString())
                    .points(hours);
            return random.nextInt(3) == 0 ? next.quantity(random.nextInt(4), random.nextInt(2)) : next;
        }

        SeriesValues all() {
            return values(all);
        }

        SeriesValues stored() {
            return values(stored);
        }

        SeriesValues forwarded() {
            return values(forwarded);
        }

        private static SeriesValues values(List<DayVersion> versions) {
            return MergedDay.merge(versions).get(0).values();
        }
    }
}
