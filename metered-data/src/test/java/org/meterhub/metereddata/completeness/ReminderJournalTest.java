package org.meterhub.metereddata.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.SeriesFixture;
import org.meterhub.metereddata.completeness.ReminderJournal.OpenGap;

class ReminderJournalTest {

    private static final LocalDate MORNING = LocalDate.of(2026, 11, 2);

    private final ReminderJournal journal = ReminderJournal.inDatabase();

    @ParameterizedTest
    @EnumSource
    void progress_is_kept_word_for_word(Dialect dialect) {
        try (Database database = TestDatabases.fresh(dialect, MeteredDays.MODULE)) {
            assertThat(database.inTransaction(journal::progress)).isEmpty();
            ReminderProgress first = ReminderProgress.from(MORNING);
            for (ReminderProgress progress : List.of(
                    first,
                    first.begin(MORNING.plusDays(3), 5),
                    first.begin(MORNING.plusDays(3), 5).upTo(SeriesFixture.POINT),
                    first.begin(MORNING.plusDays(3), 5).end())) {
                database.run(unit -> journal.save(unit, progress));
                assertThat(database.inTransaction(journal::progress)).contains(progress);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void open_gaps_are_due_once_a_morning_until_they_are_closed(Dialect dialect) {
        try (Database database = TestDatabases.fresh(dialect, MeteredDays.MODULE)) {
            List<OpenGap> gaps = new ArrayList<>();
            for (int i = 1; i <= 2_500; i++) {
                gaps.add(new OpenGap(MORNING.minusDays(6 + i % 2), SeriesFixture.point(i), MORNING));
            }
            database.run(unit -> journal.open(unit, gaps));
            database.run(unit -> journal.open(unit, gaps.subList(0, 10)));
            assertThat(due(database, MORNING)).isEmpty();
            List<OpenGap> due = due(database, MORNING.plusDays(1));
            assertThat(due).containsExactlyInAnyOrderElementsOf(gaps);
            database.run(unit -> journal.reminded(unit, due.subList(0, 1_000), MORNING.plusDays(1)));
            database.run(unit -> journal.close(unit, due.subList(1_000, 1_500)));
            assertThat(due(database, MORNING.plusDays(1))).isEqualTo(due.subList(1_500, 2_500));
            assertThat(due(database, MORNING.plusDays(2))).hasSize(2_000);
        }
    }

    private List<OpenGap> due(Database database, LocalDate morning) {
        return database.inTransaction(unit -> journal.due(unit, morning, 10_000));
    }

    /** Whatever mornings are missed: no day is left out, each gets its last look, and none is looked at twice on a morning. */
    @Test
    void every_day_is_looked_at_on_its_mornings_and_a_last_time_however_long_the_hub_was_away() {
        long seed = 99;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int watched = 1 + random.nextInt(7);
            ReminderProgress progress = ReminderProgress.from(MORNING);
            Set<LocalDate> lastLooks = new TreeSet<>();
            LocalDate morning = MORNING;
            for (int i = 0; i < 10; i++) {
                morning = morning.plusDays(1 + random.nextInt(random.nextBoolean() ? 1 : 12));
                progress = progress.begin(morning, watched);
                LocalDate expected = Objects.requireNonNull(progress.day());
                while (progress.day() != null) {
                    assertThat(progress.day()).isEqualTo(expected);
                    if (!expected.isAfter(morning.minusDays(watched))) {
                        assertThat(lastLooks.add(expected))
                                .as("seed %d: last look at %s", seed, expected)
                                .isTrue();
                    }
                    expected = expected.plusDays(1);
                    progress = progress.nextDay();
                }
                assertThat(expected).as("all days that are due").isEqualTo(morning);
                progress = progress.end();
                assertThat(progress.done()).isEqualTo(morning);
            }
            assertThat(lastLooks)
                    .isEqualTo(new TreeSet<>(MORNING.datesUntil(
                                    morning.minusDays(watched - 1L).isAfter(MORNING)
                                            ? morning.minusDays(watched - 1L)
                                            : MORNING)
                            .toList()));
        }
    }
}
