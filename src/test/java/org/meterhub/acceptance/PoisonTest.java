package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.meterhub.acceptance.fixtures.ExampleParties.FJORDBYGD;
import static org.meterhub.acceptance.fixtures.ExampleParties.HAVVIND;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.acceptance.fixtures.Letters;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketplay.ExampleMarket.Point;
import org.meterhub.marketplay.ReceivedDocument;
import org.meterhub.messagelog.LogRow;
import org.meterhub.messagelog.MessageOutcome;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Reason;
import org.meterhub.messageschemas.documents.Acknowledgement;
import org.meterhub.supplierregistry.process.ProcessEvent;
import org.meterhub.supplierregistry.process.ProcessQuery;
import org.meterhub.supplierregistry.process.ProcessState;
import org.meterhub.supplierregistry.process.ProcessTimeline;

/**
 * A document that every rule accepts and that the hub nevertheless cannot handle, because a table refuses it: it is put aside with its bytes and
 * answered, and those that came with it are handled.
 */
class PoisonTest {

    private static final LocalDate YESTERDAY = LocalDate.parse("2026-10-19");
    private static final LocalDate SWITCH_DAY = LocalDate.parse("2026-11-02");
    private static final int BATCH = 30;
    private static final int POISONED = 13;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void one_document_that_cannot_be_handled_harms_no_other(Dialect dialect, @TempDir Path folder) throws Exception {
        var database = dialect == Dialect.H2 ? null : TestDatabases.freshConfiguration(dialect);
        try (LiveMarket live = LiveMarket.start(folder, database)) {
            poisonedMeasure(live);
            poisonedStructure(live);
            assertThat(live.dead()).isZero();
        }
    }

    private static void poisonedMeasure(LiveMarket live) throws Exception {
        List<Point> points = live.market().pointsReadBy(FJORDBYGD).stream()
                .filter(point -> point.type() == MeteringPointType.CONSUMPTION && point.resolution() == Resolution.HOUR)
                .limit(BATCH)
                .toList();
        List<byte[]> documents = new ArrayList<>();
        for (Point point : points) {
            documents.add(Letters.values(
                    Letters.header(
                            DocumentType.VALIDATED_MEASURE_DATA, FJORDBYGD, Letters.newId("message"), live.now()),
                    List.of(point),
                    YESTERDAY,
                    YESTERDAY,
                    700));
        }
        byte[] poison = documents.get(POISONED);
        long refusedPoint = points.get(POISONED).gsrn().toLong();
        live.execute("alter table day_series add constraint poison check (metering_point <> " + refusedPoint + ")");
        long before = live.lastRecordId();
        sendTogether(live, FJORDBYGD, Channel.MEASURE, documents);

        LogRow quarantined = expectOneQuarantined(live, FJORDBYGD, before, poison);
        assertThat(live.quarantined()).anySatisfy(kept -> {
            assertThat(kept.recordId()).isEqualTo(quarantined.aboutRecordId());
            assertThat(kept.error()).containsIgnoringCase("poison");
        });
        Set<String> forwarded = new HashSet<>();
        while (forwarded.size() < BATCH - 1) {
            ReceivedDocument document = live.mailroom()
                    .claim(any -> any.type() == DocumentType.VALIDATED_MEASURE_DATA, LiveMarket.PATIENCE)
                    .orElseThrow();
            var reader = live.documents().measureData(document.content());
            while (reader.next()) {
                assertThat(forwarded.add(reader.series().meteringPointId().value()))
                        .as("forwarded once")
                        .isTrue();
            }
        }
        assertThat(forwarded).doesNotContain(points.get(POISONED).gsrn().value());
        live.expectNothingMore();

        // Once the cause is gone, the sender's second try is a first: a quarantined document used up no id.
        live.execute("alter table day_series drop constraint poison");
        long later = live.lastRecordId();
        live.send(FJORDBYGD, Channel.MEASURE, poison);
        assertThat(live.judged(FJORDBYGD, later).outcome()).isEqualTo(MessageOutcome.ACCEPTED);
        live.receive(
                live.market().supplierOf(points.get(POISONED).gsrn(), YESTERDAY).orElseThrow(),
                DocumentType.VALIDATED_MEASURE_DATA);
        live.expectNothingMore();
    }

    private static void poisonedStructure(LiveMarket live) throws Exception {
        List<Point> points = live.market().pointsReadBy(FJORDBYGD).stream()
                .filter(point -> point.type() == MeteringPointType.CONSUMPTION)
                .filter(point -> live.market()
                        .supplierOf(point.gsrn(), SWITCH_DAY)
                        .filter(supplier -> !supplier.equals(HAVVIND))
                        .isPresent())
                .limit(BATCH)
                .toList();
        List<byte[]> documents = new ArrayList<>();
        for (Point point : points) {
            documents.add(Letters.changeOfSupplier(
                    Letters.header(
                            DocumentType.CHANGE_OF_SUPPLIER_REQUEST, HAVVIND, Letters.newId("message"), live.now()),
                    HAVVIND,
                    Letters.newId("switch"),
                    point.gsrn(),
                    SWITCH_DAY));
        }
        long refusedPoint = points.get(POISONED).gsrn().toLong();
        live.execute("alter table market_process add constraint poison check (gsrn <> " + refusedPoint + ")");
        long before = live.lastRecordId();
        sendTogether(live, HAVVIND, Channel.STRUCTURE, documents);
        expectOneQuarantined(live, HAVVIND, before, documents.get(POISONED));
        for (int i = 0; i < BATCH - 1; i++) {
            live.receive(HAVVIND, DocumentType.CHANGE_OF_SUPPLIER_CONFIRMATION);
        }
        live.expectNothingMore();
        assertThat(live.effects()).containsEntry("market_process", BATCH - 1L);
        poisonedStep(live, points.get(0).gsrn());
    }

    /** The deadlines of all those changes pass at once, and one of them cannot take effect: the others do, and it does when the cause is gone. */
    private static void poisonedStep(LiveMarket live, Gsrn stuck) {
        live.execute("alter table supply_period add constraint stuck check (process_id is null or gsrn <> "
                + stuck.toLong() + ")");
        MarketCalendar calendar = live.hub().configuration().market().calendar();
        Instant deadline = calendar.startOf(SWITCH_DAY).minus(Duration.ofHours(72));
        live.example().clock().advanceTo(deadline);
        await().atMost(LiveMarket.PATIENCE)
                .until(() -> inState(live, ProcessState.EFFECTUATED).size() == BATCH - 2);

        await().atMost(LiveMarket.PATIENCE)
                .untilAsserted(() -> assertThat(inState(live, ProcessState.AWAITING_DEADLINE))
                        .singleElement()
                        .satisfies(process -> {
                            assertThat(process.gsrn()).isEqualTo(stuck);
                            assertThat(process.entries())
                                    .last()
                                    .extracting(ProcessTimeline.Entry::event)
                                    .isEqualTo(Optional.of(ProcessEvent.PUT_OFF));
                            assertThat(process.dueAt()).isEqualTo(deadline.plus(Duration.ofMinutes(5)));
                        }));
        live.execute("alter table supply_period drop constraint stuck");
        live.example().clock().advanceTo(deadline.plus(Duration.ofMinutes(5)));
        await().atMost(LiveMarket.PATIENCE)
                .until(() -> inState(live, ProcessState.AWAITING_DEADLINE).isEmpty());
        assertThat(inState(live, ProcessState.EFFECTUATED)).hasSize(BATCH - 1);
    }

    private static List<ProcessTimeline> inState(LiveMarket live, ProcessState state) {
        ProcessQuery query = new ProcessQuery(
                null, null, null, Set.of(), Set.of(state), null, null, null, null, ProcessQuery.LIMIT_MAX);
        return live.hub()
                .database()
                .inTransaction(unit -> live.hub().registry().processes().search(unit, query));
    }

    private static LogRow expectOneQuarantined(LiveMarket live, PartyId sender, long before, byte[] poison)
            throws InterruptedException {
        List<LogRow> judged = live.judged(sender, before, BATCH);
        List<LogRow> quarantined = judged.stream()
                .filter(row -> row.outcome() == MessageOutcome.QUARANTINED)
                .toList();
        assertThat(judged)
                .filteredOn(row -> row.outcome() == MessageOutcome.ACCEPTED)
                .hasSize(BATCH - 1);
        assertThat(quarantined).hasSize(1);
        assertThat(live.payload(quarantined.get(0))).isEqualTo(poison);
        Acknowledgement answer = live.receiveAcknowledgement(sender);
        assertThat(answer.transactions()).isEmpty();
        assertThat(answer.reasons()).extracting(Reason::code).containsExactly("D13");
        assertThat(answer.reasons().get(0).text())
                .as("the cause is for the operator, not for the sender")
                .doesNotContainIgnoringCase("poison")
                .doesNotContainIgnoringCase("constraint");
        return quarantined.get(0);
    }

    /** In one transaction of the broker, so that they wait together and are taken together. */
    private static void sendTogether(LiveMarket live, PartyId sender, Channel channel, List<byte[]> documents)
            throws Exception {
        try (Connection connection = live.connect(sender)) {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageProducer producer = session.createProducer(session.createQueue(Queues.in(sender, channel)));
            for (byte[] document : documents) {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(document);
                producer.send(message);
            }
            session.commit();
        }
    }
}
