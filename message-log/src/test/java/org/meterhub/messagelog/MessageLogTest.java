package org.meterhub.messagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.messagelog.LogFixture.GRID_COMPANY;
import static org.meterhub.messagelog.LogFixture.NOON;
import static org.meterhub.messagelog.LogFixture.SUPPLIER;
import static org.meterhub.messagelog.LogFixture.bytes;
import static org.meterhub.messagelog.LogFixture.document;
import static org.meterhub.messagelog.LogFixture.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.RejectionCode;

class MessageLogTest {

    private static final DocumentHead HEAD =
            new DocumentHead("m-1", null, "RSM-012", "E23", MarketRole.METERED_DATA_RESPONSIBLE);

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_message_leaves_its_story_in_records_of_its_own(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            long received = log.receive(message("b-1", "values")).recordId();
            long judged = log.database.inTransaction(unit -> log.stores
                    .log()
                    .judged(
                            unit,
                            new Judgement(
                                    received,
                                    NOON.plusSeconds(1),
                                    GRID_COMPANY,
                                    HEAD,
                                    MessageOutcome.PARTLY_ACCEPTED,
                                    List.of(
                                            RejectionCode.METERING_POINT_UNKNOWN,
                                            RejectionCode.QUALITY_INVALID,
                                            RejectionCode.METERING_POINT_UNKNOWN))));
            long issued = log.database.inTransaction(unit -> log.stores
                    .outbox()
                    .add(unit, document(Category.MEASURE_DATA, "a-1", judged, Body.of(bytes("answer")))));
            log.database.run(unit -> log.stores.outbox().sent(unit, List.of(issued), NOON.plusSeconds(2)));

            List<LogRow> rows = log.search(LogQuery.everything(10));
            assertThat(rows)
                    .extracting(LogRow::kind)
                    .containsExactly(LogKind.RECEIVED, LogKind.JUDGED, LogKind.ISSUED, LogKind.SENT);
            assertThat(rows.get(0).queue()).isEqualTo("hub.measure@broker-1");
            assertThat(rows.get(0).recordedAt()).isEqualTo(NOON);
            assertThat(rows.get(1))
                    .isEqualTo(new LogRow(
                            judged,
                            NOON.plusSeconds(1),
                            LogKind.JUDGED,
                            Direction.IN,
                            GRID_COMPANY,
                            null,
                            HEAD,
                            MessageOutcome.PARTLY_ACCEPTED,
                            List.of("E10", "D12"),
                            0,
                            null,
                            received));
            assertThat(rows.get(2).aboutRecordId()).isEqualTo(judged);
            assertThat(rows.get(2).head())
                    .isEqualTo(new DocumentHead("a-1", "m-1", "RSM-009", "E23", MarketRole.ENERGY_SUPPLIER));
            assertThat(rows.get(3).aboutRecordId()).isEqualTo(issued);
            assertThat(rows.get(3).head()).isEqualTo(rows.get(2).head());
            assertThat(log.payload(judged)).isEqualTo(bytes("values"));
            assertThat(log.payload(rows.get(3).recordId())).isEqualTo(bytes("answer"));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_erased_document_does_not_show_the_bytes_of_its_cause(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            long received = log.receive(message("b-1", "values")).recordId();
            long issued = log.database.inTransaction(unit -> log.stores
                    .outbox()
                    .add(unit, document(Category.MEASURE_DATA, "a-1", received, Body.of(bytes("answer")))));
            log.database.run(unit -> {
                try (var erase = unit.connection().createStatement()) {
                    erase.executeUpdate("delete from log_payload where record_id = " + issued);
                }
            });
            log.database.run(
                    unit -> assertThat(log.stores.log().payload(unit, issued)).isEmpty());
            log.database.run(
                    unit -> assertThat(log.stores.log().payload(unit, 4711)).isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void search_joins_its_conditions_and_turns_pages(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            for (int i = 0; i < 5; i++) {
                judge(log, i);
            }
            log.database.run(unit -> log.stores.outbox().add(unit, document(Category.MEASURE_DATA, "a-1", "answer")));

            LogQuery messages = LogQuery.messages(2);
            List<LogRow> all = new ArrayList<>();
            List<LogRow> page = log.search(messages);
            while (!page.isEmpty()) {
                assertThat(page).hasSizeLessThanOrEqualTo(2);
                all.addAll(page);
                page = log.search(messages.beyond(page.get(page.size() - 1).recordId()));
            }
            assertThat(all)
                    .extracting(row -> row.head().messageId())
                    .containsExactly("m-0", "m-1", "m-2", "m-3", "m-4", "a-1");
            assertThat(log.search(messages.latestFirst()).get(0).head().messageId())
                    .isEqualTo("a-1");
            LogQuery every = LogQuery.messages(100);
            assertThat(log.search(every.ofParty(SUPPLIER))).hasSize(1);
            assertThat(log.search(every.going(Direction.IN))).hasSize(5);
            assertThat(log.search(every.withMessageId("m-3"))).hasSize(1);
            assertThat(log.search(every.ofType("RSM-009").going(Direction.IN))).isEmpty();
            assertThat(log.search(every.during(NOON.plus(Duration.ofHours(1)), NOON.plus(Duration.ofHours(3)))))
                    .extracting(row -> row.head().messageId())
                    .containsExactly("m-1", "m-2");
        }
    }

    private static void judge(LogFixture log, int hour) {
        long received = log.receive(message("b-" + hour, "values")).recordId();
        DocumentHead head = new DocumentHead("m-" + hour, null, "RSM-012", "E23", MarketRole.METERED_DATA_RESPONSIBLE);
        log.database.run(unit -> log.stores
                .log()
                .judged(
                        unit,
                        new Judgement(
                                received,
                                NOON.plus(Duration.ofHours(hour)),
                                GRID_COMPANY,
                                head,
                                MessageOutcome.ACCEPTED,
                                List.of())));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void what_an_actor_wrote_too_long_is_clipped_and_an_unknown_sender_is_no_sender(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            String endless = "x".repeat(60_000);
            long received = log.receive(new Received("q", "b-1", null, NOON, Body.of(bytes("?"))))
                    .recordId();
            log.database.run(unit -> log.stores
                    .log()
                    .judged(
                            unit,
                            new Judgement(
                                    received,
                                    NOON,
                                    null,
                                    new DocumentHead(endless, endless, endless, endless, null),
                                    MessageOutcome.REJECTED,
                                    List.of(RejectionCode.values()))));
            LogRow row = log.search(LogQuery.messages(1)).get(0);
            assertThat(row.party()).isNull();
            assertThat(row.head().messageId()).isEqualTo("x".repeat(64));
            assertThat(row.rejectionCodes()).contains("00001", "E90");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_quarantined_message_waits_with_its_bytes(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            long poison = log.receive(message("b-1", "poison")).recordId();
            log.database.run(unit -> log.stores.quarantine().add(unit, poison, "bug\0: " + "y".repeat(10_000), NOON));
            List<Quarantine.Quarantined> waiting =
                    log.database.inTransaction(unit -> log.stores.quarantine().waiting(unit, 0, 10));
            assertThat(waiting).hasSize(1);
            assertThat(waiting.get(0).recordId()).isEqualTo(poison);
            assertThat(waiting.get(0).quarantinedAt()).isEqualTo(NOON);
            assertThat(waiting.get(0).error()).startsWith("bug: yyy").hasSize(4_000);
            assertThat(log.payload(poison)).isEqualTo(bytes("poison"));
        }
    }
}
