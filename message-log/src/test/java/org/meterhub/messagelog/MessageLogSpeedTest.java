package org.meterhub.messagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.messagelog.LogFixture.NOON;
import static org.meterhub.messagelog.LogFixture.message;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketRole;

/**
 * Does what a loaded hub does and prints how long it took; asserts only that it was done, for machines differ. A backlog of another size is tried
 * with {@code -Dmeterhub.speed.series=300000}.
 */
class MessageLogSpeedTest {

    private static final int ROUNDS = 30;
    private static final int SERIES_PER_CALL = 2_000;
    private static final int SERIES = Integer.getInteger("meterhub.speed.series", 40_000);

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void two_hundred_small_messages_in_one_transaction(Dialect dialect) {
        String body = "<Request><mRID>1</mRID></Request>".repeat(40);
        try (LogFixture log = new LogFixture(dialect)) {
            List<Long> nanos = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                List<Received> batch = new ArrayList<>();
                for (int i = 0; i < Inbox.BATCH_SIZE_MAX; i++) {
                    batch.add(message("ID:broker-" + round + "-" + i, body + i));
                }
                long start = System.nanoTime();
                log.database.inTransaction(unit -> log.stores.inbox().receive(unit, batch));
                nanos.add(System.nanoTime() - start);
            }
            print(dialect, "receive 200 messages of 1.3 kB in a transaction", nanos);
            assertThat(log.count("inbox")).isEqualTo((long) ROUNDS * Inbox.BATCH_SIZE_MAX);

            long start = System.nanoTime();
            assertThat(log.database.<Integer>inTransaction(
                            unit -> log.stores.sequencer().sequence(unit)))
                    .isEqualTo(ROUNDS * Inbox.BATCH_SIZE_MAX);
            print(dialect, "sequence 6,000 records", List.of(System.nanoTime() - start));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_backlog_of_series_waiting(Dialect dialect) {
        int receivers = Math.max(1, SERIES / 6_000);
        try (LogFixture log = new LogFixture(dialect)) {
            List<Long> adding = new ArrayList<>();
            for (int call = 0; call < SERIES / SERIES_PER_CALL; call++) {
                List<OutboundItem> items = new ArrayList<>();
                for (int i = 0; i < SERIES_PER_CALL; i++) {
                    items.add(new OutboundItem(group(i % receivers), new byte[120], 24, NOON));
                }
                long start = System.nanoTime();
                log.database.run(unit -> log.stores.items().add(unit, items));
                adding.add(System.nanoTime() - start);
            }
            print(dialect, "add 2,000 series", adding);

            List<Long> watching = new ArrayList<>();
            List<DueGroup> due = List.of();
            for (int i = 0; i < 5; i++) {
                long start = System.nanoTime();
                due = log.database.inTransaction(unit -> log.stores.items().dueGroups(unit, NOON, BundleLimits.MARKET));
                watching.add(System.nanoTime() - start);
            }
            print(dialect, "find due groups among " + SERIES + " series", watching);
            assertThat(due).hasSize(receivers);

            List<Long> taking = new ArrayList<>();
            for (DueGroup group : due) {
                long start = System.nanoTime();
                assertThat(log.database.<List<OutboundItem>>inTransaction(
                                unit -> log.stores.items().take(unit, group.group(), NOON, BundleLimits.MARKET)))
                        .hasSize(2_000);
                taking.add(System.nanoTime() - start);
            }
            print(dialect, "take a bundle of 2,000 series", taking);
        }
    }

    private static ItemGroup group(int receiver) {
        return new ItemGroup(
                Gln.ofBody("%012d".formatted(700_000_000_000L + receiver)),
                MarketRole.ENERGY_SUPPLIER,
                "RSM-012",
                "E23",
                "");
    }

    private static void print(Dialect dialect, String what, List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        System.out.printf(
                "%s: %s: median %.1f ms, best %.1f ms, worst %.1f ms%n",
                dialect,
                what,
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(0) / 1e6,
                sorted.get(sorted.size() - 1) / 1e6);
    }
}
