package org.meterhub.hubroutes.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.Lease;
import org.meterhub.database.Leases;
import org.meterhub.database.TestDatabases;
import org.meterhub.marketmodel.MarketClock;

/** A clock that is set, and one that is not the database's, are noticed and said, and the hub takes messages again by itself. */
class HubWatchTest {

    private static final Duration DIFFERENCE_MAX = Duration.ofMinutes(1);

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicReference<Instant> wall =
            new AtomicReference<>(MarketClock.system().now());

    @ParameterizedTest
    @EnumSource
    void a_clock_that_is_set_back_by_an_hour_is_said_and_closes_the_door_until_it_is_right(Dialect dialect) {
        try (Database database = TestDatabases.fresh(dialect)) {
            HubWatch watch =
                    new HubWatch(database, () -> Objects.requireNonNull(wall.get()), DIFFERENCE_MAX, nanos::get);
            watch.look();
            pass(Duration.ofSeconds(1));
            watch.look();
            assertThat(watch.troubles()).isEmpty();
            assertThat(watch.isOpen()).isTrue();

            wall.updateAndGet(now -> now.minus(Duration.ofHours(1)));
            pass(Duration.ofSeconds(1));
            watch.look();
            assertThat(watch.troubles())
                    .anySatisfy(said -> assertThat(said).contains("set back by 3600 s"))
                    .anySatisfy(said -> assertThat(said).contains("behind its database's", "no messages are taken"));
            assertThat(watch.isOpen()).isFalse();
            assertThat(watch.isOpenOnSecondLook()).isFalse();

            wall.updateAndGet(now -> now.plus(Duration.ofHours(1)));
            pass(Duration.ofSeconds(1));
            watch.look();
            assertThat(watch.isOpen()).isTrue();
            assertThat(watch.troubles()).singleElement().satisfies(said -> assertThat(said)
                    .contains("set ahead by 3600 s"));
        }
    }

    /** Nobody has to wait for the minute: a message that failed is not blamed before the clocks have been compared. */
    @ParameterizedTest
    @EnumSource
    void the_clocks_are_compared_before_a_message_is_blamed(Dialect dialect) {
        try (Database database = TestDatabases.fresh(dialect)) {
            HubWatch watch =
                    new HubWatch(database, () -> Objects.requireNonNull(wall.get()), DIFFERENCE_MAX, nanos::get);
            watch.look();
            wall.updateAndGet(now -> now.minus(Duration.ofDays(1)));
            assertThat(watch.isOpen()).as("not yet noticed").isTrue();
            assertThat(watch.isOpenOnSecondLook()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_hub_whose_time_is_not_the_machines_is_let_alone(Dialect dialect) {
        try (Database database = TestDatabases.fresh(dialect)) {
            HubWatch watch = new HubWatch(database, () -> Instant.EPOCH, null, nanos::get);
            watch.look();
            assertThat(watch.isOpenOnSecondLook()).isTrue();
            assertThat(watch.troubles()).isEmpty();
        }
    }

    /** The dead holder's lease ends an hour from now, by the clock as it is. */
    @ParameterizedTest
    @EnumSource
    void a_lease_that_was_given_before_the_clock_was_set_back_does_not_stand_for_an_hour(Dialect dialect) {
        try (Database database = TestDatabases.fresh(dialect)) {
            Leases leases = new Leases(database);
            Duration term = Duration.ofSeconds(15);
            Lease dead = leases.acquire("job", "dead", term).orElseThrow();
            assertThat(leases.acquire("job", "alive", term)).isEmpty();
            database.run(unit -> {
                try (var set = unit.connection().createStatement()) {
                    set.execute("update lease set until = until + interval '1' hour");
                }
            });
            Lease taken = leases.acquire("job", "alive", term).orElseThrow();
            assertThat(taken.fence()).isGreaterThan(dead.fence());
            boolean stillHeld = database.inTransaction(unit -> Leases.confirm(unit, dead));
            assertThat(stillHeld).isFalse();
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        wall.updateAndGet(now -> now.plus(time));
    }
}
