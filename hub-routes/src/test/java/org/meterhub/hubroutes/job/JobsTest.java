package org.meterhub.hubroutes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.CommitSignal;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.Leases;
import org.meterhub.database.TestDatabases;
import org.meterhub.marketmodel.MarketClock;

/** What the hub does again and again is woken by a commit, done by one process at a time, and made again after a failure. */
class JobsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T20:00:00Z");

    /** So seldom that no test sees a round that nothing has woken. */
    private static final String HARDLY_EVER = "?delay=600000";

    private static final Duration SOON = Duration.ofSeconds(20);

    private final CommitSignal signal = new CommitSignal();
    private final MarketClock.Settable clock = new MarketClock.Settable(NOW);
    private final AtomicBoolean dateIsSure = new AtomicBoolean(true);

    /** One hub process: its jobs, and how often it made a round. */
    private final class HubProcess implements AutoCloseable {

        private final DefaultCamelContext camel = new DefaultCamelContext();
        private final AtomicInteger rounds = new AtomicInteger();
        private final JobComponent jobs;

        /** @param round what is done in each; its number, from 1, decides */
        HubProcess(Database database, String name, String parameters, ToIntFunction<Integer> round) throws Exception {
            jobs = new JobComponent(new Leases(database), name, Map.of("work", signal), clock, dateIsSure::get);
            camel.addComponent(JobComponent.SCHEME, jobs);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(noErrorHandler());
                    from("job:test.round" + parameters).routeId("test.round").process(exchange -> exchange.getMessage()
                            .setBody(round.applyAsInt(rounds.incrementAndGet())));
                }
            });
            camel.start();
        }

        void awaitRounds(int count) {
            await().atMost(SOON).until(() -> rounds.get() >= count);
        }

        @Override
        public void close() {
            camel.stop();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_commit_wakes_its_job_and_what_is_rolled_back_wakes_nobody(Dialect dialect) throws Exception {
        try (Database database = TestDatabases.fresh(dialect);
                HubProcess hub = new HubProcess(database, "one", HARDLY_EVER + "&wokenBy=work", number -> 0)) {
            hub.awaitRounds(1);
            try {
                database.run(unit -> {
                    unit.raiseAfterCommit(signal);
                    throw new IllegalStateException("on purpose");
                });
            } catch (IllegalStateException onPurpose) {
                assertThat(onPurpose).hasMessage("on purpose");
            }
            assertThat(hub.rounds).as("rounds after a roll-back").hasValue(1);

            database.run(unit -> unit.raiseAfterCommit(signal));
            hub.awaitRounds(2);
        }
    }

    /** What is committed while a round is under way may come too late for it. */
    @ParameterizedTest
    @EnumSource
    void a_commit_during_a_round_wakes_for_the_next(Dialect dialect) throws Exception {
        try (Database database = TestDatabases.fresh(dialect);
                HubProcess hub = new HubProcess(database, "one", HARDLY_EVER + "&wokenBy=work", number -> {
                    if (number == 1) {
                        database.run(unit -> unit.raiseAfterCommit(signal));
                    }
                    return 0;
                })) {
            hub.awaitRounds(2);
            assertThat(hub.jobs.troubles()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_greedy_job_goes_on_until_nothing_is_left(Dialect dialect) throws Exception {
        try (Database database = TestDatabases.fresh(dialect);
                HubProcess hub = new HubProcess(
                        database, "one", HARDLY_EVER + "&greedy=true", number -> number < 5 ? number : 0)) {
            hub.awaitRounds(5);
            clock.advanceTo(NOW.plusSeconds(1));
            hub.awaitRounds(6);
            assertThat(hub.rounds).as("a round that did nothing ends the greed").hasValue(6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void one_process_makes_the_rounds_and_another_takes_over_when_it_stops(Dialect dialect) throws Exception {
        try (Database database = TestDatabases.fresh(dialect)) {
            HubProcess first = new HubProcess(database, "one", "?delay=20", number -> 0);
            first.awaitRounds(3);
            try (HubProcess second = new HubProcess(database, "two", "?delay=20", number -> 0)) {
                int before = first.rounds.get();
                first.awaitRounds(before + 5);
                assertThat(second.rounds).as("rounds of who has no turn").hasValue(0);
                first.close();
                second.awaitRounds(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_round_that_fails_is_made_again_and_is_told_until_one_goes_well(Dialect dialect) throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (Database database = TestDatabases.fresh(dialect);
                HubProcess hub = new HubProcess(database, "one", HARDLY_EVER, number -> {
                    if (broken.get()) {
                        throw new IllegalStateException("the broker is away");
                    }
                    return 0;
                })) {
            hub.awaitRounds(2);
            await().atMost(SOON).untilAsserted(() -> assertThat(hub.jobs.troubles())
                    .singleElement()
                    .satisfies(told -> assertThat(told).contains("test.round has failed", "the broker is away")));
            broken.set(false);
            await().atMost(SOON).until(() -> hub.jobs.troubles().isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_goes_by_the_date_waits_until_the_date_is_sure_and_looks_when_the_clock_is_moved(Dialect dialect)
            throws Exception {
        dateIsSure.set(false);
        try (Database database = TestDatabases.fresh(dialect);
                HubProcess hub = new HubProcess(database, "one", "?delay=600000&byTheDate=true", number -> 0);
                HubProcess other = new HubProcess(database, "one", "?delay=20", number -> 0)) {
            other.awaitRounds(5);
            assertThat(hub.rounds).hasValue(0);
            dateIsSure.set(true);
            clock.advanceTo(NOW.plusSeconds(60));
            hub.awaitRounds(1);
        }
    }
}
