package org.meterhub.messagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.meterhub.messagelog.LogFixture.NOON;
import static org.meterhub.messagelog.LogFixture.SUPPLIER;
import static org.meterhub.messagelog.LogFixture.bytes;
import static org.meterhub.messagelog.LogFixture.document;
import static org.meterhub.messagelog.LogFixture.random;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.MarketRole;

class OutboxTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void master_data_goes_before_all_else_and_the_rest_in_the_order_written(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            add(log, document(Category.MEASURE_DATA, "measure-1", "1"));
            add(log, document(Category.AGGREGATIONS, "aggregation-1", "2"));
            add(log, document(Category.MEASURE_DATA, "measure-2", "3"));
            add(log, document(Category.MASTER_DATA, "master-1", "4"));
            add(log, document(Category.MASTER_DATA, "master-2", "5"));

            assertThat(pending(log, 10, Long.MAX_VALUE))
                    .extracting(PendingDocument::messageId)
                    .containsExactly("master-1", "master-2", "aggregation-1", "measure-1", "measure-2");
            assertThat(pending(log, 2, Long.MAX_VALUE))
                    .extracting(PendingDocument::messageId)
                    .containsExactly("master-1", "master-2");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void pending_keeps_to_its_bytes_but_always_gives_one(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            add(log, document(Category.MASTER_DATA, "large", null, Body.of(random(3_000_000))));
            add(log, document(Category.MASTER_DATA, "small-1", "12345"));
            add(log, document(Category.MASTER_DATA, "small-2", "12345"));
            assertThat(pending(log, 10, 1_000))
                    .extracting(PendingDocument::messageId)
                    .containsExactly("large");
            assertThat(pending(log, 10, 3_000_005)).hasSize(2);
            assertThat(pending(log, 10, 3_000_010)).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_document_is_pending_under_the_same_id_until_it_is_sent_once(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            long id = add(log, document(Category.MEASURE_DATA, "a-1", "answer"));
            List<PendingDocument> first = pending(log, 10, 1_000);
            // The relay publishes and dies here: nothing tells that it did.
            List<PendingDocument> again = pending(log, 10, 1_000);
            assertThat(again).isEqualTo(first);
            assertThat(first)
                    .containsExactly(new PendingDocument(
                            id,
                            SUPPLIER,
                            MarketRole.ENERGY_SUPPLIER,
                            Category.MEASURE_DATA,
                            "RSM-009",
                            "a-1",
                            6,
                            NOON));

            log.database.run(unit -> log.stores.outbox().sent(unit, List.of(id), NOON));
            assertThat(pending(log, 10, 1_000)).isEmpty();
            assertThatThrownBy(
                            () -> log.database.run(unit -> log.stores.outbox().sent(unit, List.of(id), NOON)))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(log.search(LogQuery.everything(10)))
                    .extracting(LogRow::kind)
                    .containsExactly(LogKind.ISSUED, LogKind.SENT);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void contents_are_the_bytes_whether_held_or_streamed(Dialect dialect) {
        byte[] large = random(2_500_000);
        try (LogFixture log = new LogFixture(dialect)) {
            List<Long> ids = log.database.inTransaction(unit -> log.stores
                    .outbox()
                    .add(
                            unit,
                            List.of(
                                    document(Category.MEASURE_DATA, "a-1", "answer"),
                                    document(
                                            Category.MEASURE_DATA,
                                            "a-2",
                                            null,
                                            Body.streamed(new ByteArrayInputStream(large))),
                                    document(Category.MEASURE_DATA, "a-3", null, Body.of(large)))));
            List<PendingDocument> pending = pending(log, 10, Long.MAX_VALUE);
            Map<Long, byte[]> contents =
                    log.database.inTransaction(unit -> log.stores.outbox().contents(unit, pending));
            assertThat(contents).containsOnlyKeys(ids);
            assertThat(contents.get(ids.get(0))).isEqualTo(bytes("answer"));
            assertThat(contents.get(ids.get(1))).isEqualTo(large);
            assertThat(contents.get(ids.get(2))).isEqualTo(large);
            assertThat(pending).extracting(PendingDocument::lengthBytes).containsExactly(6L, (long) large.length, (long)
                    large.length);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void what_waits_for_the_commit_is_written_with_it_in_order_and_undone_with_it(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            byte[] large = random(3_000_000);
            log.database.run(unit -> {
                Outbox outbox = log.stores.outbox();
                outbox.addByCommit(unit, document(Category.MASTER_DATA, "first", "1"));
                outbox.addByCommit(
                        unit,
                        document(
                                Category.MASTER_DATA,
                                "second",
                                null,
                                Body.streamed(new ByteArrayInputStream(bytes("22")))));
                outbox.addByCommit(unit, document(Category.MASTER_DATA, "third", null, Body.of(large)));
                outbox.addByCommit(unit, document(Category.MASTER_DATA, "fourth", null, Body.of(large)));
                outbox.addByCommit(unit, document(Category.MASTER_DATA, "fifth", "5"));
            });
            assertThatThrownBy(() -> log.database.run(unit -> {
                        log.stores.outbox().addByCommit(unit, document(Category.MASTER_DATA, "never", "0"));
                        throw new IllegalStateException("and then it fails");
                    }))
                    .hasMessage("and then it fails");

            List<PendingDocument> pending = pending(log, 10, Long.MAX_VALUE);
            assertThat(pending)
                    .extracting(PendingDocument::messageId)
                    .containsExactly("first", "second", "third", "fourth", "fifth");
            assertThat(log.database
                            .inTransaction(unit -> log.stores.outbox().contents(unit, pending))
                            .values())
                    .contains(bytes("1"), bytes("22"), large, bytes("5"));
        }
    }

    private static long add(LogFixture log, OutboundDocument document) {
        return log.database.inTransaction(unit -> log.stores.outbox().add(unit, document));
    }

    private static List<PendingDocument> pending(LogFixture log, int limit, long bytesMax) {
        return log.database.inTransaction(unit -> log.stores.outbox().pending(unit, limit, bytesMax));
    }
}
