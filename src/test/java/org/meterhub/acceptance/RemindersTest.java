package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.CommitSignal;
import org.meterhub.database.Dialect;
import org.meterhub.database.Leases;
import org.meterhub.database.TestDatabases;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubapp.Hub;
import org.meterhub.hubroutes.completeness.ExpectedDays;
import org.meterhub.hubroutes.completeness.Reminders;
import org.meterhub.hubroutes.job.Turn;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketplay.ExampleHub;
import org.meterhub.messagelog.BundleLimits;
import org.meterhub.messagelog.DueGroup;
import org.meterhub.messagelog.ItemGroup;
import org.meterhub.messagelog.OutboundItem;
import org.meterhub.messagelog.OutboundItems;
import org.meterhub.metereddata.completeness.ReminderJournal;

/** A morning on which nothing has come, points dealt with twenty at a time, with failures in between and two processes at it: each gap is reminded once. */
class RemindersTest {

    private static final Path MARKET =
            Path.of(System.getProperty("meterhub.root")).resolve("examples/market");
    private static final MarketProfile NORWAY = MarketProfile.norway();
    private static final int POINTS_AT_ONCE = 20;
    private static final int FAILS_EVERY = 9;

    /** Remembers what was committed, and fails now and then after the work is done. */
    private static final class FailingItems implements OutboundItems {

        private final List<String> committed = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public void add(UnitOfWork unit, List<OutboundItem> items) {
            unit.afterCommit(() -> items.forEach(item -> {
                ByteBuffer content = ByteBuffer.wrap(item.content());
                committed.add(Gsrn.ofLong(content.getLong()) + " " + LocalDate.ofEpochDay(content.getLong()) + " "
                        + item.group().receiver());
            }));
            if (calls.incrementAndGet() % FAILS_EVERY == 0) {
                throw new IllegalStateException("a failure that the test wanted");
            }
        }

        @Override
        public CommitSignal filled() {
            return new CommitSignal();
        }

        @Override
        public List<DueGroup> dueGroups(UnitOfWork unit, Instant now, BundleLimits limits) {
            return List.of();
        }

        @Override
        public List<OutboundItem> take(UnitOfWork unit, ItemGroup group, Instant now, BundleLimits limits) {
            return List.of();
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_gap_is_reminded_once_over_failures_and_by_two_processes(Dialect dialect, @TempDir Path folder)
            throws Exception {
        var database = dialect == Dialect.H2 ? null : TestDatabases.freshConfiguration(dialect);
        try (ExampleHub example = ExampleHub.start(folder, database, MARKET)) {
            FailingItems items = new FailingItems();
            MarketClock.Settable clock = new MarketClock.Settable(ExampleHub.BEGINNING);
            Reminders reminders = reminders(example.hub(), items, clock);
            try (Turn one = turn(example.hub(), "one");
                    Turn other = turn(example.hub(), "other")) {
                clock.advanceTo(ExampleHub.BEGINNING.plus(Duration.ofDays(2)));
                await().atMost(Duration.ofMinutes(3)).until(() -> {
                    remind(reminders, one);
                    remind(reminders, other);
                    return reminders.isUpToDate();
                });
                assertThat(items.calls.get()).as("calls, some of which failed").isGreaterThan(FAILS_EVERY);
                assertThat(items.committed).doesNotHaveDuplicates();
                assertThat(new TreeSet<>(items.committed)).isEqualTo(gaps(example, 2));
                assertThat(reminders.remindDue(one) + reminders.remindDue(other))
                        .as("steps once all is done")
                        .isZero();
            }
        }
    }

    /** Writes nothing of one point, as a fault in what is known of it would have it, and notes what was written on which morning. */
    private static final class PoisonedItems implements OutboundItems {

        private final Gsrn poisoned;
        private final MarketClock clock;
        private final List<String> committed = Collections.synchronizedList(new ArrayList<>());
        private boolean healed;

        PoisonedItems(Gsrn poisoned, MarketClock clock) {
            this.poisoned = poisoned;
            this.clock = clock;
        }

        @Override
        public void add(UnitOfWork unit, List<OutboundItem> items) {
            for (OutboundItem item : items) {
                ByteBuffer content = ByteBuffer.wrap(item.content());
                Gsrn point = Gsrn.ofLong(content.getLong());
                if (point.equals(poisoned) && !healed) {
                    throw new IllegalStateException("a point that the test poisoned");
                }
                String line = NORWAY.calendar().dayOf(clock.now()) + ": " + point + " "
                        + LocalDate.ofEpochDay(content.getLong());
                unit.afterCommit(() -> committed.add(line));
            }
        }

        @Override
        public CommitSignal filled() {
            return new CommitSignal();
        }

        @Override
        public List<DueGroup> dueGroups(UnitOfWork unit, Instant now, BundleLimits limits) {
            return List.of();
        }

        @Override
        public List<OutboundItem> take(UnitOfWork unit, ItemGroup group, Instant now, BundleLimits limits) {
            return List.of();
        }

        List<String> of(Gsrn point) {
            return committed.stream()
                    .filter(line -> line.contains(point.value()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_point_that_cannot_be_reminded_of_holds_up_no_other(Dialect dialect, @TempDir Path folder) throws Exception {
        var database = dialect == Dialect.H2 ? null : TestDatabases.freshConfiguration(dialect);
        try (ExampleHub example = ExampleHub.start(folder, database, MARKET)) {
            List<Gsrn> points = example.market().points().stream()
                    .filter(point -> !point.gridLoss())
                    .map(point -> point.gsrn())
                    .sorted(java.util.Comparator.comparing(Gsrn::value))
                    .toList();
            Gsrn poisoned = points.get(POINTS_AT_ONCE + 3);
            Gsrn neighbour = points.get(POINTS_AT_ONCE + 4);
            MarketClock.Settable clock = new MarketClock.Settable(ExampleHub.BEGINNING);
            PoisonedItems items = new PoisonedItems(poisoned, clock);
            int mornings = NORWAY.meteredData().daysWatched() + 2;
            Reminders reminders = reminders(example.hub(), items, clock);
            try (Turn turn = turn(example.hub(), "one")) {
                for (int morning = 0; morning < mornings; morning++) {
                    clock.advanceTo(clock.now().plus(Duration.ofDays(1)));
                    remind(reminders, turn);
                    assertThat(reminders.isUpToDate()).as("morning %s", morning).isTrue();
                    assertThat(items.committed).doesNotHaveDuplicates();
                }
                assertThat(items.of(poisoned)).isEmpty();
                assertThat(items.of(neighbour)).isNotEmpty();
                items.healed = true;
                clock.advanceTo(clock.now().plus(Duration.ofDays(1)));
                remind(reminders, turn);
                String morning = NORWAY.calendar().dayOf(clock.now()) + ": ";
                assertThat(items.committed).doesNotHaveDuplicates();
                assertThat(items.of(poisoned))
                        .as("all days since the beginning, those that are no longer watched, too")
                        .hasSize(mornings + 1)
                        .isEqualTo(items.of(neighbour).stream()
                                .filter(line -> line.startsWith(morning))
                                .map(line -> line.replace(neighbour.value(), poisoned.value()))
                                .toList());
            }
        }
    }

    private static Turn turn(Hub hub, String process) {
        return new Turn(new Leases(hub.database()), "reminders.test", process);
    }

    /** As the job does: until nothing is left, or a round fails. */
    private static void remind(Reminders reminders, Turn turn) {
        try {
            int done = 1;
            while (turn.isOurs() && done > 0) {
                done = reminders.remindDue(turn);
            }
        } catch (IllegalStateException wanted) {
            assertThat(wanted).hasMessageContaining("that the test wanted");
        }
    }

    private static Reminders reminders(Hub hub, OutboundItems items, MarketClock clock) {
        return new Reminders(
                hub.database(),
                ReminderJournal.inDatabase(),
                new ExpectedDays(hub.registry().meteringPoints(), hub.meteredDays(), NORWAY.calendar()),
                hub.registry().meteringPoints(),
                items,
                NORWAY,
                clock,
                POINTS_AT_ONCE);
    }

    /** Every point that somebody reads, on the days since the hub began: none of them has a value. */
    private static Set<String> gaps(ExampleHub example, int days) {
        Set<String> gaps = new TreeSet<>();
        LocalDate first = NORWAY.calendar().dayOf(ExampleHub.BEGINNING);
        for (int d = 0; d < days; d++) {
            for (var point : example.market().points()) {
                if (!point.gridLoss()) {
                    gaps.add(point.gsrn() + " " + first.plusDays(d) + " "
                            + example.market().ownerOf(point.gridArea()));
                }
            }
        }
        return gaps;
    }
}
