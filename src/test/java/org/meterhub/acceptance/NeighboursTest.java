package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.meterhub.acceptance.fixtures.ExampleParties.FJORDBYGD;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.acceptance.fixtures.Letters;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.hubapp.configuration.HubConfiguration;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketplay.ExampleHub;
import org.meterhub.marketplay.ExampleMarket.Point;
import org.meterhub.messagelog.LogRow;
import org.meterhub.messagelog.MessageOutcome;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Reason;

/** What goes wrong with one message, or with what all share, makes no good document of others die. Here a message dies at its second delivery. */
class NeighboursTest {

    private static final LocalDate YESTERDAY = LocalDate.parse("2026-10-19");
    private static final int DOCUMENTS = 20;
    private static final Duration LONG_ENOUGH_FOR_SEVERAL_DELIVERIES = Duration.ofSeconds(5);

    @Test
    void a_disk_of_the_database_that_is_full_for_a_while_makes_nothing_die(@TempDir Path folder) throws Exception {
        DatabaseConfiguration database = TestDatabases.freshConfiguration(Dialect.POSTGRESQL);
        try (LiveMarket live = LiveMarket.start(impatient(folder, database))) {
            long before = live.lastRecordId();
            // As PostgreSQL says it, and like it for what needs room only: everything can still be read.
            live.execute(
                    "create function no_room() returns trigger language plpgsql as $$ begin"
                            + " raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$");
            for (String table : List.of("inbox", "write_probe")) {
                live.execute("create trigger full_disk before insert or update on " + table
                        + " for each row execute function no_room()");
            }
            for (int i = 0; i < DOCUMENTS; i++) {
                sendValues(live, i);
            }
            await().atMost(LiveMarket.PATIENCE)
                    .untilAsserted(() -> assertThat(live.hub().troubles())
                            .anySatisfy(said -> assertThat(said).contains("not be written", "No space left")));
            await().during(LONG_ENOUGH_FOR_SEVERAL_DELIVERIES)
                    .atMost(LiveMarket.PATIENCE)
                    .until(() -> live.dead() == 0 && live.lastRecordId() == before);
            for (String table : List.of("inbox", "write_probe")) {
                live.execute("drop trigger full_disk on " + table);
            }
            assertThat(live.judged(FJORDBYGD, before, DOCUMENTS))
                    .extracting(LogRow::outcome)
                    .containsOnly(MessageOutcome.ACCEPTED);
            assertThat(live.quarantined()).isEmpty();
            assertThat(live.dead()).isZero();
            await().atMost(LiveMarket.PATIENCE)
                    .until(() -> live.hub().troubles().isEmpty());
        }
    }

    /** The broker announces a body that it does not have: what of it is there does not even decompress. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_body_that_cannot_be_read_takes_nobody_with_it(Dialect dialect, @TempDir Path folder) throws Exception {
        var database = dialect == Dialect.H2 ? null : TestDatabases.freshConfiguration(dialect);
        try (LiveMarket live = LiveMarket.start(impatient(folder, database))) {
            long before = live.lastRecordId();
            for (int i = 0; i < DOCUMENTS / 2; i++) {
                sendValues(live, i);
            }
            sendAsHub(live, Queues.MEASURE, "no deflated bytes", message -> {
                message.putStringProperty(Queues.SENDER_HEADER, FJORDBYGD.value());
                message.putStringProperty("_AMQ_ORIG_ADDRESS", Queues.MEASURE);
                message.putBooleanProperty(Message.HDR_LARGE_COMPRESSED, true);
                message.putLongProperty(Message.HDR_LARGE_BODY_SIZE, 500_000);
            });
            for (int i = DOCUMENTS / 2; i < DOCUMENTS; i++) {
                sendValues(live, i);
            }
            assertThat(live.judged(FJORDBYGD, before, DOCUMENTS))
                    .extracting(LogRow::outcome)
                    .containsOnly(MessageOutcome.ACCEPTED);
            await().atMost(LiveMarket.PATIENCE).until(() -> live.dead() == 1);
            assertThat(live.quarantined()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void what_a_party_sent_and_died_is_logged_answered_and_quarantined_once(Dialect dialect, @TempDir Path folder)
            throws Exception {
        var database = dialect == Dialect.H2 ? null : TestDatabases.freshConfiguration(dialect);
        try (LiveMarket live = LiveMarket.start(impatient(folder, database))) {
            long before = live.lastRecordId();
            sendAsHub(
                    live,
                    Queues.DEAD,
                    "<a-document-of-the-hub/>",
                    message -> message.putStringProperty(
                            "_AMQ_ORIG_QUEUE", "market.out." + FJORDBYGD.value() + ".DDM.master-data"));
            // The same letter twice, as after a crash between the commit and its removal.
            for (int copy = 0; copy < 2; copy++) {
                sendAsHub(live, Queues.DEAD, "<no-document/>", message -> {
                    message.putStringProperty("_AMQ_ORIG_QUEUE", Queues.MEASURE);
                    message.putStringProperty("_AMQ_ORIG_ADDRESS", Queues.MEASURE);
                    message.putStringProperty(Queues.SENDER_HEADER, FJORDBYGD.value());
                    message.putLongProperty("_AMQ_ORIG_MESSAGE_ID", 4_711);
                });
            }
            assertThat(live.judged(FJORDBYGD, before).outcome()).isEqualTo(MessageOutcome.QUARANTINED);
            await().atMost(LiveMarket.PATIENCE).until(() -> live.dead() == 1);
            assertThat(live.quarantined()).singleElement().satisfies(kept -> assertThat(kept.error())
                    .contains("dead letter", Queues.MEASURE));
            assertThat(live.receiveAcknowledgement(FJORDBYGD).reasons())
                    .extracting(Reason::code)
                    .containsExactly("D13");
            live.expectNothingMore();
        }
    }

    /** The example market lives in October 2026 and its database today, so its clock is behind until it is set right. */
    @Test
    void a_hub_that_lives_in_another_day_than_its_database_takes_nothing_until_it_does_not(@TempDir Path folder)
            throws Exception {
        DatabaseConfiguration database = TestDatabases.freshConfiguration(Dialect.POSTGRESQL);
        HubConfiguration configuration =
                ExampleHub.configuration(folder, database).withClockDifferenceMax(Duration.ofMinutes(1));
        try (LiveMarket live = LiveMarket.start(configuration)) {
            long before = live.lastRecordId();
            sendValues(live, 0);
            await().atMost(LiveMarket.PATIENCE)
                    .untilAsserted(() -> assertThat(live.hub().troubles()).anySatisfy(said -> assertThat(said)
                            .containsAnyOf("behind its database's", "ahead of its database's")
                            .contains("no messages are taken")));
            await().during(LONG_ENOUGH_FOR_SEVERAL_DELIVERIES)
                    .atMost(LiveMarket.PATIENCE)
                    .until(() ->
                            live.lastRecordId() == before && live.hub().broker().messageCount(Queues.MEASURE) == 1);
            live.example().clock().advanceTo(databaseTime(live));
            live.judged(FJORDBYGD, before);
            assertThat(live.quarantined()).isEmpty();
            assertThat(live.dead()).isZero();
        }
    }

    private static Instant databaseTime(LiveMarket live) {
        return live.hub().database().inTransaction(unit -> {
            try (var ask = unit.connection().createStatement();
                    var answer = ask.executeQuery("select current_timestamp")) {
                answer.next();
                return answer.getObject(1, java.time.OffsetDateTime.class).toInstant();
            }
        });
    }

    /** On this broker the second attempt is the last, except where attempts are not counted. */
    private static HubConfiguration impatient(
            Path folder, @org.jspecify.annotations.Nullable DatabaseConfiguration database) throws Exception {
        HubConfiguration usual = ExampleHub.configuration(folder, database);
        return usual.with(usual.broker().withDeliveryAttemptsMax(2));
    }

    private static void sendAsHub(LiveMarket live, String queue, String body, Consumer<ClientMessage> headers)
            throws Exception {
        try (ActiveMQConnectionFactory hub = live.hub().broker().hubConnections();
                ClientSessionFactory connection = hub.getServerLocator().createSessionFactory();
                ClientSession session =
                        connection.createSession(hub.getUser(), hub.getPassword(), false, true, true, false, 0);
                ClientProducer producer = session.createProducer(queue)) {
            ClientMessage message = session.createMessage(Message.BYTES_TYPE, true);
            message.writeBodyBufferBytes(body.getBytes(StandardCharsets.UTF_8));
            headers.accept(message);
            producer.send(message);
        }
    }

    private static void sendValues(LiveMarket live, int number) throws Exception {
        List<Point> points = live.market().pointsReadBy(FJORDBYGD).stream()
                .filter(point -> point.type() == MeteringPointType.CONSUMPTION && point.resolution() == Resolution.HOUR)
                .toList();
        live.send(
                FJORDBYGD,
                Channel.MEASURE,
                Letters.values(
                        Letters.header(
                                DocumentType.VALIDATED_MEASURE_DATA, FJORDBYGD, Letters.newId("message"), live.now()),
                        List.of(points.get(number)),
                        YESTERDAY,
                        YESTERDAY,
                        800));
    }
}
