package org.meterhub.messagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.meterhub.messagelog.LogFixture.GRID_COMPANY;
import static org.meterhub.messagelog.LogFixture.NOON;
import static org.meterhub.messagelog.LogFixture.SUPPLIER;
import static org.meterhub.messagelog.LogFixture.bytes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.AcceptedIds.Keeping;
import org.meterhub.messagelog.AcceptedIds.MessageIdState;

class AcceptedIdsTest {

    private static final Sha256 BODY = Sha256.over(bytes("values"));
    private static final Sha256 OTHER_BODY = Sha256.over(bytes("other values"));

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_id_is_free_until_accepted_then_a_resend_or_taken(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            assertThat(state(log, GRID_COMPANY, BODY)).isEqualTo(MessageIdState.UNUSED);
            register(log, "m-1", List.of("t-1", "t-2"));
            assertThat(state(log, GRID_COMPANY, BODY)).isEqualTo(MessageIdState.SAME_BYTES);
            assertThat(state(log, GRID_COMPANY, OTHER_BODY)).isEqualTo(MessageIdState.OTHER_BYTES);
            assertThat(state(log, SUPPLIER, BODY)).isEqualTo(MessageIdState.UNUSED);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void used_transaction_ids_are_the_senders_own(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            List<String> many = new ArrayList<>();
            for (int i = 0; i < 25_000; i++) {
                many.add("t-" + i);
            }
            register(log, "m-1", many.subList(0, 20_000));
            log.database.run(unit -> {
                AcceptedIds ids = log.stores.acceptedIds();
                assertThat(ids.usedTransactionIds(unit, GRID_COMPANY, Set.of("t-1", "t-19999", "t-20000")))
                        .containsExactlyInAnyOrder("t-1", "t-19999");
                assertThat(ids.usedTransactionIds(unit, GRID_COMPANY, many)).hasSize(20_000);
                assertThat(ids.usedTransactionIds(unit, SUPPLIER, many)).isEmpty();
                assertThat(ids.usedTransactionIds(unit, GRID_COMPANY, List.of()))
                        .isEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_id_is_not_registered_twice(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            register(log, "m-1", List.of("t-1"));
            assertThatThrownBy(() -> register(log, "m-1", List.of("t-2"))).isInstanceOf(DatabaseException.class);
            assertThatThrownBy(() -> register(log, "m-2", List.of("t-2", "t-1")))
                    .isInstanceOf(DatabaseException.class);
            // The failed transactions left nothing, so their ids are free.
            register(log, "m-2", List.of("t-2"));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void of_two_that_accept_the_same_id_at_once_one_fails_and_then_sees_it_used(Dialect dialect) throws Exception {
        try (LogFixture log = new LogFixture(dialect)) {
            assertOneFails(log, new Use("m-1", Keeping.BY_MONTH, NOON), new Use("m-1", Keeping.BY_MONTH, NOON));
            assertThat(state(log, GRID_COMPANY, BODY)).isEqualTo(MessageIdState.SAME_BYTES);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void one_fails_also_when_a_month_ends_between_the_two(Dialect dialect) throws Exception {
        try (LogFixture log = new LogFixture(dialect)) {
            assertOneFails(
                    log,
                    new Use("m-1", Keeping.BY_MONTH, Instant.parse("2026-06-30T23:59:59Z")),
                    new Use("m-2", Keeping.BY_MONTH, Instant.parse("2026-07-01T00:00:01Z")));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void one_fails_also_when_one_is_of_metered_data_and_the_other_of_master_data(Dialect dialect) throws Exception {
        try (LogFixture log = new LogFixture(dialect)) {
            assertOneFails(log, new Use("m-1", Keeping.BY_MONTH, NOON), new Use("m-2", Keeping.FOR_EVER, NOON));
        }
    }

    private record Use(String messageId, Keeping keeping, Instant at) {}

    /** Both look first, find the ids free, and then register them. */
    private static void assertOneFails(LogFixture log, Use... uses) throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(uses.length);
        try {
            CountDownLatch bothFoundItFree = new CountDownLatch(uses.length);
            List<Future<Boolean>> races = new ArrayList<>();
            for (Use use : uses) {
                races.add(two.submit(() -> log.database.inTransaction(unit -> {
                    AcceptedIds ids = log.stores.acceptedIds();
                    boolean free = ids.messageIdState(unit, GRID_COMPANY, use.messageId, BODY) == MessageIdState.UNUSED
                            && ids.usedTransactionIds(unit, GRID_COMPANY, List.of("t-1"))
                                    .isEmpty();
                    bothFoundItFree.countDown();
                    await(bothFoundItFree);
                    ids.register(unit, GRID_COMPANY, use.messageId, BODY, 1, use.keeping, use.at, List.of("t-1"));
                    return free;
                })));
            }
            int failed = 0;
            for (Future<Boolean> race : races) {
                try {
                    assertThat(race.get(30, TimeUnit.SECONDS)).isTrue();
                } catch (ExecutionException failure) {
                    assertThat(failure).hasCauseInstanceOf(DatabaseException.class);
                    failed++;
                }
            }
            assertThat(failed).isEqualTo(1);
            assertThat(used(log, "t-1")).containsExactly("t-1");
        } finally {
            two.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the other never came");
            }
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static MessageIdState state(LogFixture log, PartyId sender, Sha256 body) {
        return log.database.inTransaction(unit -> log.stores.acceptedIds().messageIdState(unit, sender, "m-1", body));
    }

    /** An id of metered data is used up for 36 full months, in whatever document it comes again; one of a master-data document for ever. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void ids_of_metered_data_are_forgotten_by_the_month(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            LocalDate accepted = LocalDate.parse("2026-03-01");
            keepMonths(log, accepted);
            register(log, "m-1", Keeping.BY_MONTH, List.of("values"));
            register(log, "m-2", Keeping.FOR_EVER, List.of("switch"));
            register(log, "m-3", Keeping.BY_MONTH, Instant.parse("2026-06-30T23:59:59Z"), List.of("later"));

            keepMonths(log, accepted.plusMonths(AcceptedIds.MONTHS_KEPT).plusDays(30));
            assertThat(used(log, "values", "switch", "later")).containsExactlyInAnyOrder("values", "switch", "later");

            keepMonths(log, accepted.plusMonths(AcceptedIds.MONTHS_KEPT + 1));
            assertThat(used(log, "values", "switch", "later")).containsExactlyInAnyOrder("switch", "later");
        }
    }

    /** Asked in a process that knows the closed months by heart, and in one that has just begun and does not. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void ids_of_months_that_are_closed_stay_used(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            useInFourMonths(log);
            assertThat(used(log, "of-3", "of-4", "of-5", "of-6", "free"))
                    .containsExactlyInAnyOrder("of-3", "of-4", "of-5", "of-6");
            AcceptedIds another = MessageStores.onDatabase().acceptedIds();
            assertThat(log.database.<Set<String>>inTransaction(unit -> another.usedTransactionIds(
                            unit, GRID_COMPANY, List.of("of-3", "of-4", "of-5", "of-6", "free"))))
                    .containsExactlyInAnyOrder("of-3", "of-4", "of-5", "of-6");
        }
    }

    @Test
    void a_closed_month_takes_no_more_ids_and_one_that_ended_yesterday_is_open() {
        try (LogFixture log = new LogFixture(Dialect.POSTGRESQL)) {
            useInFourMonths(log);
            assertThatThrownBy(() -> register(
                            log, "late", Keeping.BY_MONTH, Instant.parse("2026-04-30T12:00:00Z"), List.of("late")))
                    .isInstanceOf(DatabaseException.class);
            register(log, "in-time", Keeping.BY_MONTH, Instant.parse("2026-05-31T12:00:00Z"), List.of("in-time"));
            assertThat(used(log, "late", "in-time")).containsExactly("in-time");
        }
    }

    /** One waits for the other, and then finds the month closed. */
    @Test
    void two_hub_processes_may_close_the_months_at_once() throws Exception {
        try (LogFixture log = new LogFixture(Dialect.POSTGRESQL)) {
            keepMonths(log, LocalDate.parse("2026-03-01"));
            ExecutorService two = Executors.newFixedThreadPool(2);
            try {
                CountDownLatch bothAreHere = new CountDownLatch(2);
                List<Future<Boolean>> races = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    races.add(two.submit(() -> log.database.inTransaction(unit -> {
                        bothAreHere.countDown();
                        await(bothAreHere);
                        return log.stores.acceptedIds().sealMonth(unit, LocalDate.parse("2026-04-02"));
                    })));
                }
                for (Future<Boolean> race : races) {
                    race.get(30, TimeUnit.SECONDS);
                }
                boolean anotherOne = log.database.inTransaction(
                        unit -> log.stores.acceptedIds().sealMonth(unit, LocalDate.parse("2026-04-02")));
                assertThat(anotherOne).isFalse();
            } finally {
                two.shutdownNow();
            }
        }
    }

    /** From March to June; then all months are closed that can be on the first of June, and learnt. */
    private static void useInFourMonths(LogFixture log) {
        for (int month = 3; month <= 6; month++) {
            LocalDate first = LocalDate.of(2026, month, 1);
            keepMonths(log, first);
            register(
                    log,
                    "m-" + month,
                    Keeping.BY_MONTH,
                    first.atTime(6, 0).toInstant(ZoneOffset.UTC),
                    List.of("of-" + month));
        }
        AcceptedIds ids = log.stores.acceptedIds();
        int closed = 0;
        int learnt = 0;
        while (log.database.inTransaction(unit -> ids.sealMonth(unit, LocalDate.parse("2026-06-01")))) {
            closed++;
        }
        while (log.database.inTransaction(ids::learnMonth)) {
            learnt++;
        }
        // March and April; H2 has no months.
        assertThat(closed).isEqualTo(log.database.dialect() == Dialect.H2 ? 0 : 2);
        assertThat(learnt).isEqualTo(closed);
    }

    private static void keepMonths(LogFixture log, LocalDate today) {
        log.database.run(unit -> log.stores.acceptedIds().keepMonths(unit, today));
    }

    private static Set<String> used(LogFixture log, String... ids) {
        return log.database.inTransaction(
                unit -> log.stores.acceptedIds().usedTransactionIds(unit, GRID_COMPANY, List.of(ids)));
    }

    private static void register(LogFixture log, String messageId, List<String> transactionIds) {
        register(log, messageId, Keeping.BY_MONTH, transactionIds);
    }

    private static void register(LogFixture log, String messageId, Keeping keeping, List<String> transactionIds) {
        register(log, messageId, keeping, NOON, transactionIds);
    }

    private static void register(
            LogFixture log, String messageId, Keeping keeping, Instant at, List<String> transactionIds) {
        log.database.run(unit ->
                log.stores.acceptedIds().register(unit, GRID_COMPANY, messageId, BODY, 1, keeping, at, transactionIds));
    }
}
