package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.meterhub.acceptance.fixtures.ExampleParties.FJORDBYGD;
import static org.meterhub.acceptance.fixtures.ExampleParties.HAVVIND;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.meterhub.acceptance.fixtures.Letters;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketplay.ExampleMarket.Point;
import org.meterhub.messagelog.LogRow;
import org.meterhub.messagelog.MessageOutcome;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MeasureDataWriter;
import org.meterhub.messageschemas.Reason;
import org.meterhub.messageschemas.documents.Acknowledgement;

/**
 * What a party sends to harm the hub is answered, kept, and changes nothing; and the next document is handled as if nothing had happened. Each attack is
 * sent by AMQP as a real party, on both channels.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileDocumentsTest {

    /** What hub, broker, database and parties may hold together after an attack; the test JVM has 1 GB. */
    private static final long HEAP_USED_MAX_BYTES = 450L << 20;

    private static final String SECRET = "the-content-of-a-secret-file";
    private static final long OVERSIZED_BYTES = 60L << 20;
    private static final LocalDate YESTERDAY = LocalDate.parse("2026-10-19");
    private static final LocalDate SWITCH_DAY = LocalDate.parse("2026-11-02");
    private static final int SERIES_OF_UNKNOWN_POINTS = 5_000;

    @TempDir
    private static Path folder;

    private static LiveMarket live;
    private static Iterator<Point> pointsToSwitch;
    private static Point readPoint;

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(folder.resolve("secret.txt"), SECRET);
        live = LiveMarket.start(folder, null);
        List<Point> points = live.market().pointsReadBy(FJORDBYGD).stream()
                .filter(point -> point.type() == MeteringPointType.CONSUMPTION)
                .toList();
        readPoint = points.stream()
                .filter(point -> point.resolution() == Resolution.HOUR)
                .findFirst()
                .orElseThrow();
        pointsToSwitch = points.stream()
                .filter(point -> live.market()
                        .supplierOf(point.gsrn(), SWITCH_DAY)
                        .filter(supplier -> !supplier.equals(HAVVIND))
                        .isPresent())
                .iterator();
    }

    @AfterAll
    static void stop() throws Exception {
        live.close();
    }

    static Stream<Arguments> attacks() {
        return HostileCase.all(folder.resolve("secret.txt")).stream()
                .flatMap(attack -> Stream.of(Channel.values()).map(channel -> Arguments.of(attack, channel)));
    }

    @ParameterizedTest(name = "{0}, by {1}")
    @MethodSource("attacks")
    void an_attack_is_answered_kept_and_changes_nothing(HostileCase attack, Channel channel) throws Exception {
        byte[] hostile = attack.attack().apply(goodDocument(channel));
        Before before = new Before(channel);
        live.send(before.sender(), channel, hostile);
        LogRow judged = before.expectRefusal(attack.code());
        assertThat(live.payload(judged)).as("raw bytes in the log").isEqualTo(hostile);
        before.expectNoEffect();
        expectAGoodDocumentToPass(channel);
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void a_document_of_60_MB_is_refused_and_kept_to_its_last_byte(Channel channel) throws Exception {
        byte[] good = goodDocument(channel);
        Before before = new Before(channel);
        try (InputStream document = oversized(good)) {
            live.send(before.sender(), channel, document.readAllBytes());
        }
        LogRow judged = before.expectRefusal("00302");
        assertThat(judged.lengthBytes() == 0 || judged.lengthBytes() == OVERSIZED_BYTES)
                .isTrue();
        live.payload(judged, kept -> {
            try (InputStream sent = oversized(good)) {
                assertThat(firstDifference(sent, kept))
                        .as("first byte that differs")
                        .isEqualTo(-1);
            }
            return true;
        });
        before.expectNoEffect();
        expectAGoodDocumentToPass(channel);
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void a_document_of_60_MB_is_refused_over_AMQP_too(Channel channel) throws Exception {
        byte[] hostile;
        try (InputStream content = oversized(goodDocument(channel))) {
            hostile = content.readAllBytes();
        }
        Before before = new Before(channel);
        live.send(before.sender(), channel, hostile);
        LogRow judged = before.expectRefusal("00302");
        assertThat(live.payload(judged)).isEqualTo(hostile);
        before.expectNoEffect();
        expectAGoodDocumentToPass(channel);
    }

    /** A document of the channel's type whose only fault is its size: filled up with space between its elements. */
    private static InputStream oversized(byte[] document) {
        String good = new String(document, StandardCharsets.UTF_8);
        int place = good.lastIndexOf("</");
        byte[] head = good.substring(0, place).getBytes(StandardCharsets.UTF_8);
        byte[] tail = good.substring(place).getBytes(StandardCharsets.UTF_8);
        InputStream filling = new Filling(OVERSIZED_BYTES - head.length - tail.length);
        return new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(head), filling, new ByteArrayInputStream(tail))));
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void a_text_message_is_read_as_UTF_8(Channel channel) throws Exception {
        byte[] document = goodDocument(channel);
        Before before = new Before(channel);
        sendAs(
                before.sender(),
                channel,
                session -> session.createTextMessage(new String(document, StandardCharsets.UTF_8)));
        LogRow judged = live.judged(before.sender(), before.lastRecordId());
        assertThat(judged.outcome()).isEqualTo(MessageOutcome.ACCEPTED);
        assertThat(live.payload(judged)).isEqualTo(document);
        takeResult(channel);
        live.expectNothingMore();
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void letters_beyond_ASCII_in_a_text_message_are_kept(Channel channel) throws Exception {
        String text = "blåbærsyltetøy på brødskive €";
        Before before = new Before(channel);
        sendAs(before.sender(), channel, session -> session.createTextMessage(text));
        LogRow judged = before.expectRefusal("00302");
        assertThat(live.payload(judged)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        before.expectNoEffect();
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void a_map_is_no_document_and_does_not_come_in(Channel channel) throws Exception {
        Before before = new Before(channel);
        assertThatThrownBy(() -> sendAs(before.sender(), channel, session -> {
                    MapMessage map = session.createMapMessage();
                    map.setString("document", "an-entry-of-a-map");
                    return map;
                }))
                .isInstanceOf(JMSException.class);
        before.expectNoEffect();
        assertThat(live.lastRecordId()).isEqualTo(before.lastRecordId());
        expectAGoodDocumentToPass(channel);
    }

    @Test
    void thousands_of_series_that_break_a_rule_are_each_answered_in_one_document() throws Exception {
        MeasureDataWriter writer = new MeasureDataWriter(header(Channel.MEASURE, Letters.newId("many")));
        var day = live.hub().configuration().market().calendar().intervalOf(YESTERDAY);
        for (int i = 0; i < SERIES_OF_UNKNOWN_POINTS; i++) {
            Gsrn nobodys = Gsrn.ofBody(String.format("7070575999%07d", i));
            Point unknown = new Point(
                    nobodys, readPoint.type(), readPoint.method(), readPoint.resolution(), "101", "", "", false);
            Letters.series(writer, Letters.newId("series"), unknown, day, live.now(), 1);
        }
        Before before = new Before(Channel.MEASURE);
        live.send(FJORDBYGD, Channel.MEASURE, writer.finish());
        LogRow judged = live.judged(FJORDBYGD, before.lastRecordId());
        assertThat(judged.outcome()).isEqualTo(MessageOutcome.REJECTED);
        Acknowledgement answer = live.receiveAcknowledgement(FJORDBYGD);
        assertThat(answer.transactions())
                .hasSize(SERIES_OF_UNKNOWN_POINTS)
                .allSatisfy(series ->
                        assertThat(series.reasons()).extracting(Reason::code).containsExactly("E10"));
        live.expectNothingMore();
        expectAGoodDocumentToPass(Channel.MEASURE);
    }

    @AfterEach
    void memory_stays_bounded_and_nothing_is_dead() {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        assertThat(used).as("bytes of heap in use").isLessThan(HEAP_USED_MAX_BYTES);
        assertThat(live.dead()).isZero();
    }

    /** What there was before an attack, to hold against what there is after it. */
    private record Before(Channel channel, PartyId sender, long lastRecordId, SortedMap<String, Long> effects) {

        Before(Channel channel) {
            this(channel, senderOn(channel), live.lastRecordId(), live.effects());
        }

        LogRow expectRefusal(String code) throws InterruptedException {
            LogRow judged = live.judged(sender, lastRecordId);
            assertThat(judged.outcome()).isEqualTo(MessageOutcome.REJECTED);
            assertThat(judged.rejectionCodes()).contains(code);
            Acknowledgement answer = live.receiveAcknowledgement(sender);
            assertThat(answer.header().receiver().id().value()).isEqualTo(sender.value());
            assertThat(answer.transactions()).isEmpty();
            assertThat(answer.reasons()).isNotEmpty().allSatisfy(reason -> {
                assertThat(reason.code()).isEqualTo("D02");
                assertThat(reason.text()).matches("(?s)" + code + " .+").doesNotContain(SECRET);
            });
            assertThat(answer.received().messageId()).doesNotContain(SECRET);
            return judged;
        }

        void expectNoEffect() {
            live.expectNothingMore();
            assertThat(live.effects()).isEqualTo(effects);
        }
    }

    private static PartyId senderOn(Channel channel) {
        return channel == Channel.MEASURE ? FJORDBYGD : HAVVIND;
    }

    private static DocumentHeader header(Channel channel, String messageId) {
        return Letters.header(Letters.typeOn(channel), senderOn(channel), messageId, live.now());
    }

    private static byte[] goodDocument(Channel channel) {
        DocumentHeader header = header(channel, Letters.newId("message"));
        return channel == Channel.MEASURE
                ? Letters.values(header, List.of(readPoint), YESTERDAY, YESTERDAY, 1_500)
                : Letters.changeOfSupplier(
                        header,
                        HAVVIND,
                        Letters.newId("switch"),
                        pointsToSwitch.next().gsrn(),
                        SWITCH_DAY);
    }

    private static void expectAGoodDocumentToPass(Channel channel) throws Exception {
        long before = live.lastRecordId();
        live.send(senderOn(channel), channel, goodDocument(channel));
        assertThat(live.judged(senderOn(channel), before).outcome()).isEqualTo(MessageOutcome.ACCEPTED);
        takeResult(channel);
        live.expectNothingMore();
    }

    private static void takeResult(Channel channel) throws InterruptedException {
        if (channel == Channel.STRUCTURE) {
            live.receive(HAVVIND, DocumentType.CHANGE_OF_SUPPLIER_CONFIRMATION);
        } else {
            live.receive(
                    live.market().supplierOf(readPoint.gsrn(), YESTERDAY).orElseThrow(),
                    DocumentType.VALIDATED_MEASURE_DATA);
        }
    }

    @FunctionalInterface
    private interface MessageMaker {
        Message make(Session session) throws JMSException;
    }

    private static void sendAs(PartyId party, Channel channel, MessageMaker maker) throws JMSException {
        try (Connection connection = live.connect(party)) {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            producer(session, party, channel).send(maker.make(session));
            session.commit();
        }
    }

    private static MessageProducer producer(Session session, PartyId party, Channel channel) throws JMSException {
        return session.createProducer(session.createQueue(Queues.in(party, channel)));
    }

    private static long firstDifference(InputStream one, InputStream other) throws java.io.IOException {
        byte[] left = new byte[1 << 16];
        long position = 0;
        int length = one.readNBytes(left, 0, left.length);
        while (length > 0) {
            byte[] right = other.readNBytes(length);
            int difference = java.util.Arrays.mismatch(left, 0, length, right, 0, right.length);
            if (difference >= 0) {
                return position + difference;
            }
            position += length;
            length = one.readNBytes(left, 0, left.length);
        }
        return other.read() < 0 ? -1 : position;
    }

    /** Spaces, without holding them. */
    private static final class Filling extends InputStream {

        private long left;

        Filling(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return length == 0 ? 0 : -1;
            }
            int size = (int) Math.min(length, left);
            java.util.Arrays.fill(target, offset, offset + size, (byte) ' ');
            left -= size;
            return size;
        }
    }
}
