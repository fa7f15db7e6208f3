package org.meterhub.messagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.KnownAt;

class LogSequencerTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void indices_are_contiguous_over_the_gaps_of_rolled_back_transactions(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            List<Long> kept = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String name = "b-" + i;
                boolean fails = i % 3 == 1;
                try {
                    kept.add(log.database.inTransaction(unit -> {
                        long id = LogFixture.record(unit, log.stores, name);
                        if (fails) {
                            throw new IllegalStateException("on purpose");
                        }
                        return id;
                    }));
                } catch (IllegalStateException failure) {
                    assertThat(failure).hasMessage("on purpose");
                }
                if (i % 4 == 0) {
                    sequence(log);
                }
            }
            sequence(log);
            assertThat(sequence(log)).isZero();
            assertThat(cutoff(log)).isEqualTo(kept.size());
            assertThat(index(log.database)).isEqualTo(kept);
            assertThat(known(log, cutoff(log), kept)).containsExactlyElementsOf(kept);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_cutoff_answers_the_same_after_a_transaction_with_a_lower_record_id_has_committed(Dialect dialect)
            throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (LogFixture log = new LogFixture(dialect)) {
            long before = commit(log, "before");
            CountDownLatch written = new CountDownLatch(1);
            CountDownLatch mayCommit = new CountDownLatch(1);
            Future<Long> held = other.submit(() -> log.database.inTransaction(unit -> {
                long id = LogFixture.record(unit, log.stores, "held");
                written.countDown();
                await(mayCommit);
                return id;
            }));
            await(written);
            long after = commit(log, "after");
            assertThat(sequence(log)).isEqualTo(2);
            long cutoff = cutoff(log);
            KnownAt first = knownAt(log, cutoff);

            mayCommit.countDown();
            long late = held.get(30, TimeUnit.SECONDS);
            assertThat(late).isBetween(before + 1, after - 1);
            KnownAt whileUnindexed = knownAt(log, cutoff);
            assertThat(sequence(log)).isEqualTo(1);
            KnownAt last = knownAt(log, cutoff);

            assertThat(whileUnindexed).isEqualTo(first);
            assertThat(last).isEqualTo(first);
            assertThat(first.includes(before)).isTrue();
            assertThat(first.includes(after)).isTrue();
            assertThat(first.includes(late)).isFalse();
            assertThat(knownAt(log, cutoff(log)).includes(late)).isTrue();
            assertThat(index(log.database)).containsExactly(before, after, late);
        } finally {
            other.shutdownNow();
        }
    }

    /** Model: the sequencer's own history. Whatever order transactions commit in, every past cut-off keeps its first answer. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void every_past_cutoff_keeps_its_answer_under_random_commits(Dialect dialect) throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        ExecutorService others = Executors.newFixedThreadPool(6);
        try (LogFixture log = new LogFixture(dialect)) {
            Map<Long, KnownAt> firstAnswers = new TreeMap<>();
            Map<Long, Set<Long>> indexed = new TreeMap<>();
            List<Long> committed = new ArrayList<>();
            List<CountDownLatch> gates = new ArrayList<>();
            List<Future<Long>> open = new ArrayList<>();
            for (int step = 0; step < 60; step++) {
                if (open.size() < 5) {
                    open.add(begin(log, others, "b-" + step, gates, random.nextInt(4) == 0));
                }
                if (random.nextInt(3) > 0) {
                    int one = random.nextInt(open.size());
                    finish(gates.remove(one), open.remove(one), committed);
                }
                sequence(log);
                long cutoff = cutoff(log);
                firstAnswers.putIfAbsent(cutoff, knownAt(log, cutoff));
                indexed.putIfAbsent(cutoff, new HashSet<>(index(log.database)));
            }
            while (!open.isEmpty()) {
                finish(gates.remove(0), open.remove(0), committed);
            }
            sequence(log);
            assertThat(index(log.database)).containsExactlyInAnyOrderElementsOf(committed);
            for (Map.Entry<Long, KnownAt> answer : firstAnswers.entrySet()) {
                long cutoff = answer.getKey();
                assertThat(knownAt(log, cutoff)).isEqualTo(answer.getValue());
                assertThat(known(log, cutoff, committed))
                        .containsExactlyInAnyOrderElementsOf(indexed.getOrDefault(cutoff, Set.of()));
            }
        } finally {
            others.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_empty_log_knows_nothing_and_a_cutoff_beyond_the_end_is_refused(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            assertThat(cutoff(log)).isZero();
            assertThat(knownAt(log, 0).includes(1)).isFalse();
            assertThatThrownBy(() -> knownAt(log, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_moment_keeps_its_cutoff_once_something_later_has_an_index(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            Instant moment = LogFixture.NOON.plusSeconds(1);
            assertThat(cutoffAt(log, moment)).as("an empty log").isEmpty();
            long before = commitAt(log, "before", LogFixture.NOON);
            long atThatMoment = commitAt(log, "at that moment", moment);
            sequence(log);
            assertThat(cutoffAt(log, moment)).as("more may still come").isEmpty();

            // Its time was taken later than that of a record that gets its index after it.
            commitAt(log, "after", moment.plusSeconds(2));
            commitAt(log, "a little after", moment.plusSeconds(1));
            sequence(log);
            commitAt(log, "late", moment.minusMillis(500));
            commitAt(log, "much later", moment.plus(LogSequencer.DISORDER_MAX).plusSeconds(60));
            sequence(log);
            assertThat(cutoffAt(log, moment)).hasValue(2);
            assertThat(known(log, 2, List.of(before, atThatMoment))).containsExactly(before, atThatMoment);
            assertThat(cutoffAt(log, LogFixture.NOON)).hasValue(1);
            assertThat(cutoffAt(log, LogFixture.NOON.minusSeconds(1))).hasValue(0);
            long all = log.database.inTransaction(unit -> log.stores.sequencer().sequenceAll(unit));
            assertThat(all).isEqualTo(6);
        }
    }

    private static long commitAt(LogFixture log, String name, Instant at) {
        return log.receive(new Received(
                        "hub.measure@broker-1", name, LogFixture.GRID_COMPANY, at, Body.of(LogFixture.bytes(name))))
                .recordId();
    }

    private static OptionalLong cutoffAt(LogFixture log, Instant moment) {
        return log.database.inTransaction(unit -> log.stores.sequencer().cutoffAt(unit, moment));
    }

    private static Future<Long> begin(
            LogFixture log, ExecutorService others, String name, List<CountDownLatch> gates, boolean fails) {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        Future<Long> transaction = others.submit(() -> log.database.inTransaction(unit -> {
            long id = LogFixture.record(unit, log.stores, name);
            written.countDown();
            await(gate);
            if (fails) {
                throw new IllegalStateException("on purpose");
            }
            return id;
        }));
        await(written);
        gates.add(gate);
        return transaction;
    }

    private static void finish(CountDownLatch gate, Future<Long> transaction, List<Long> committed) throws Exception {
        gate.countDown();
        try {
            committed.add(transaction.get(30, TimeUnit.SECONDS));
        } catch (ExecutionException failure) {
            assertThat(failure).hasRootCauseMessage("on purpose");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited in vain");
            }
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static long commit(LogFixture log, String name) {
        return log.database.inTransaction(unit -> LogFixture.record(unit, log.stores, name));
    }

    private static int sequence(LogFixture log) {
        return log.database.inTransaction(unit -> log.stores.sequencer().sequence(unit));
    }

    private static long cutoff(LogFixture log) {
        return log.database.inTransaction(unit -> log.stores.sequencer().cutoff(unit));
    }

    private static KnownAt knownAt(LogFixture log, long cutoff) {
        return log.database.inTransaction(unit -> log.stores.sequencer().knownAt(unit, cutoff));
    }

    private static List<Long> known(LogFixture log, long cutoff, List<Long> recordIds) {
        KnownAt known = knownAt(log, cutoff);
        return recordIds.stream().filter(known::includes).toList();
    }

    /** The record ids in the order of their indices, which must run from 0 without a hole. */
    private static List<Long> index(Database database) {
        return database.inTransaction(unit -> {
            try (Statement query = unit.connection().createStatement();
                    ResultSet row =
                            query.executeQuery("select leaf_index, record_id from log_index order by leaf_index")) {
                List<Long> records = new ArrayList<>();
                while (row.next()) {
                    assertThat(row.getLong("leaf_index")).isEqualTo(records.size());
                    records.add(row.getLong("record_id"));
                }
                return records;
            }
        });
    }
}
