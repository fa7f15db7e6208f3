package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.acceptance.fixtures.ExampleParties.BEKKESTROM;
import static org.meterhub.acceptance.fixtures.ExampleParties.FJORDBYGD;
import static org.meterhub.acceptance.fixtures.ExampleParties.HAVVIND;
import static org.meterhub.acceptance.fixtures.ExampleParties.TINDEKRAFT;
import static org.meterhub.acceptance.fixtures.ExampleParties.VIDDABERG;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.meterhub.acceptance.fixtures.Letters;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketplay.ExampleMarket.Point;
import org.meterhub.marketplay.ReceivedDocument;
import org.meterhub.messagelog.LogRow;
import org.meterhub.messagelog.MessageOutcome;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MailboxCategory;
import org.meterhub.messageschemas.PartyInDocument;
import org.meterhub.messageschemas.Reason;
import org.meterhub.messageschemas.documents.Acknowledgement;
import org.meterhub.messageschemas.documents.RequestRejection;

/** Identity is the address: what a document or a header of the transport claims is held against it, and never believed instead. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityTest {

    private static final LocalDate YESTERDAY = LocalDate.parse("2026-10-19");
    private static final LocalDate SWITCH_DAY = LocalDate.parse("2026-11-02");

    /** What must not have been written: the file that a Camel header names. */
    private static Path forgedFile = Path.of("");

    private LiveMarket live;
    private Point point;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        forgedFile = folder.resolve("forged.xml");
        live = LiveMarket.start(folder.resolve("hub"), null);
        point = live.market().pointsReadBy(FJORDBYGD).stream()
                .filter(any -> any.type() == MeteringPointType.CONSUMPTION && any.resolution() == Resolution.HOUR)
                .filter(any -> live.market()
                        .supplierOf(any.gsrn(), YESTERDAY)
                        .filter(TINDEKRAFT::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    @AfterAll
    void stop() throws Exception {
        live.close();
    }

    @AfterEach
    void nobody_gets_what_is_not_theirs() {
        live.expectNothingMore();
        assertThat(live.dead()).isZero();
    }

    @Test
    void a_document_in_anothers_name_is_refused_and_the_other_never_hears_of_it() throws Exception {
        byte[] document = values(header(VIDDABERG));
        expectRefused(FJORDBYGD, Channel.MEASURE, document, "00002");

        byte[] request = switchRequest(
                Letters.header(
                        DocumentType.CHANGE_OF_SUPPLIER_REQUEST, BEKKESTROM, Letters.newId("message"), live.now()),
                BEKKESTROM,
                Letters.newId("switch"));
        expectRefused(HAVVIND, Channel.STRUCTURE, request, "00002");
    }

    @Test
    void a_transaction_in_anothers_name_is_refused() throws Exception {
        String transactionId = Letters.newId("switch");
        byte[] request = switchRequest(
                Letters.header(DocumentType.CHANGE_OF_SUPPLIER_REQUEST, HAVVIND, Letters.newId("message"), live.now()),
                BEKKESTROM,
                transactionId);
        live.send(HAVVIND, Channel.STRUCTURE, request);
        ReceivedDocument answer = live.receive(HAVVIND, DocumentType.CHANGE_OF_SUPPLIER_REJECTION);
        assertThat(live.documents()
                        .read(DocumentType.CHANGE_OF_SUPPLIER_REJECTION, RequestRejection.class, answer.content())
                        .orThrow()
                        .transactions())
                .singleElement()
                .satisfies(rejected ->
                        assertThat(rejected.reasons()).extracting(Reason::code).contains("E16"));
    }

    /** Headers that a sender may set, each of which would mean something to somebody if it were believed. */
    static Stream<Map<String, String>> forgedHeaders() {
        String viddaberg = Queues.in(VIDDABERG, Channel.MEASURE);
        return Stream.of(
                Map.of(
                        "_AMQ_ORIG_ADDRESS",
                        viddaberg,
                        "_AMQ_ORIG_QUEUE",
                        viddaberg,
                        "_AMQ_VALIDATED_USER",
                        VIDDABERG.value()),
                Map.of("JMSXUserID", VIDDABERG.value()),
                Map.of("_AMQ_DUPL_ID", Letters.newId("copy"), "_AMQ_GROUP_ID", "a-group"),
                Map.of("CamelFileName", forgedFile.toString(), "CamelHttpUri", "http://127.0.0.1:9/"),
                Map.of(
                        "CamelJmsDestinationName",
                        Queues.out(VIDDABERG, MarketRole.GRID_COMPANY, MailboxCategory.MEASURE_DATA)),
                Map.of("breadcrumbId", "a-trail", "CamelBeanMethodName", "noProcess", "CamelSplitIndex", "7"),
                Map.of("DocumentType", "RSM-001", "MessageId", "another-id"));
    }

    @ParameterizedTest
    @MethodSource("forgedHeaders")
    void forged_headers_change_nothing(Map<String, String> headers) throws Exception {
        byte[] document = values(header(FJORDBYGD));
        long before = live.lastRecordId();
        sendWith(headers, document);
        LogRow judged = live.judged(FJORDBYGD, before);
        assertThat(judged.outcome()).isEqualTo(MessageOutcome.ACCEPTED);
        assertThat(judged.party()).isEqualTo(FJORDBYGD);
        assertThat(live.payload(judged)).isEqualTo(document);
        live.receive(TINDEKRAFT, DocumentType.VALIDATED_MEASURE_DATA);
        assertThat(Files.exists(forgedFile)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("forgedHeaders")
    void a_refusal_goes_to_the_party_of_the_address_whatever_headers_say(Map<String, String> headers) throws Exception {
        sendWith(headers, values(header(VIDDABERG)));
        assertThat(codes(live.receiveAcknowledgement(FJORDBYGD))).containsExactly("00002");
        assertThat(live.hub().broker().messageCount(Queues.in(VIDDABERG, Channel.MEASURE)))
                .isZero();
    }

    /** The broker drops copies by an id that the sender chooses; one party's choice must not make it drop another's document. */
    @Test
    void a_duplicate_id_that_another_party_has_used_makes_no_document_vanish() throws Exception {
        Map<String, String> sameId = Map.of("_AMQ_DUPL_ID", Letters.newId("copy"));
        long before = live.lastRecordId();
        sendWith(VIDDABERG, sameId, values(header(VIDDABERG)));
        live.judged(VIDDABERG, before);
        live.receive(VIDDABERG, DocumentType.ACKNOWLEDGEMENT);
        sendWith(FJORDBYGD, sameId, values(header(FJORDBYGD)));
        assertThat(live.judged(FJORDBYGD, before).outcome()).isEqualTo(MessageOutcome.ACCEPTED);
        live.receive(TINDEKRAFT, DocumentType.VALIDATED_MEASURE_DATA);
    }

    private void sendWith(Map<String, String> headers, byte[] document) throws Exception {
        sendWith(FJORDBYGD, headers, document);
    }

    private void sendWith(PartyId sender, Map<String, String> headers, byte[] document) throws Exception {
        try (Connection connection = live.connect(sender)) {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageProducer producer = session.createProducer(session.createQueue(Queues.in(sender, Channel.MEASURE)));
            producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(document);
            message.setJMSReplyTo(
                    session.createQueue(Queues.out(VIDDABERG, MarketRole.GRID_COMPANY, MailboxCategory.MEASURE_DATA)));
            message.setJMSCorrelationID("another-message");
            message.setJMSType("urn:forged");
            for (Map.Entry<String, String> header : headers.entrySet()) {
                message.setStringProperty(header.getKey(), header.getValue());
            }
            producer.send(message);
            session.commit();
        }
    }

    @Test
    void a_role_that_the_sender_does_not_hold_is_refused() throws Exception {
        expectRefused(
                FJORDBYGD,
                Channel.MEASURE,
                values(inRole(header(FJORDBYGD), FJORDBYGD, MarketRole.ENERGY_SUPPLIER)),
                "00001",
                "00003");
    }

    @Test
    void a_role_that_may_not_send_the_document_is_refused() throws Exception {
        expectRefused(
                HAVVIND,
                Channel.MEASURE,
                values(inRole(header(HAVVIND), HAVVIND, MarketRole.ENERGY_SUPPLIER)),
                "00003");
    }

    @Test
    void a_supplier_cannot_pass_for_a_reader_of_meters() throws Exception {
        expectRefused(HAVVIND, Channel.MEASURE, values(header(HAVVIND)), "00001");
    }

    @Test
    void a_document_for_somebody_else_is_refused() throws Exception {
        DocumentHeader header = header(FJORDBYGD);
        expectRefused(
                FJORDBYGD,
                Channel.MEASURE,
                values(received(
                        header,
                        new PartyInDocument(
                                CodedId.of(VIDDABERG), header.receiver().roleCode()))),
                "00303");
        expectRefused(
                FJORDBYGD,
                Channel.MEASURE,
                values(received(header, new PartyInDocument(header.receiver().id(), "DDZ"))),
                "00304");
    }

    @Test
    void a_document_on_the_wrong_channel_is_refused() throws Exception {
        expectRefused(FJORDBYGD, Channel.STRUCTURE, values(header(FJORDBYGD)), "00401");
    }

    @Test
    void all_faults_are_collected_in_one_answer_in_their_order_of_precedence() throws Exception {
        DocumentHeader header = inRole(header(VIDDABERG), VIDDABERG, MarketRole.ENERGY_SUPPLIER);
        header = received(header, new PartyInDocument(CodedId.of(VIDDABERG), "DDZ"));
        DocumentHeader faulty = new DocumentHeader(
                header.messageId(),
                "E73",
                "E30",
                header.sectorCode(),
                header.sender(),
                header.receiver(),
                header.createdAt());
        String twice = Letters.newId("series");
        byte[] document = new String(
                        Letters.values(faulty, List.of(point, point), YESTERDAY, YESTERDAY, 1),
                        java.nio.charset.StandardCharsets.UTF_8)
                .replaceAll("series-\\d+", twice)
                .replace("<businessSector.type>23<", "<businessSector.type>27<")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        live.send(FJORDBYGD, Channel.STRUCTURE, document);
        List<String> codes = codes(live.receiveAcknowledgement(FJORDBYGD));
        assertThat(codes)
                .contains("00001", "00002", "00003", "00102", "00303", "00304", "00401", "00402", "00403")
                .isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void the_same_bytes_again_are_recognised_and_have_no_second_effect() throws Exception {
        byte[] document = values(header(FJORDBYGD));
        live.send(FJORDBYGD, Channel.MEASURE, document);
        live.receive(TINDEKRAFT, DocumentType.VALIDATED_MEASURE_DATA);
        live.expectNothingMore();
        var effects = live.effects();
        long before = live.lastRecordId();
        live.send(FJORDBYGD, Channel.MEASURE, document);
        LogRow judged = live.judged(FJORDBYGD, before);
        assertThat(judged.outcome()).isEqualTo(MessageOutcome.RESENT);
        assertThat(live.payload(judged)).isEqualTo(document);
        live.expectNothingMore();
        assertThat(live.effects()).isEqualTo(effects);
    }

    @Test
    void a_request_that_was_confirmed_is_not_confirmed_again() throws Exception {
        String transactionId = Letters.newId("switch");
        byte[] request = switchRequest(
                Letters.header(DocumentType.CHANGE_OF_SUPPLIER_REQUEST, HAVVIND, Letters.newId("message"), live.now()),
                HAVVIND,
                transactionId);
        live.send(HAVVIND, Channel.STRUCTURE, request);
        live.receive(HAVVIND, DocumentType.CHANGE_OF_SUPPLIER_CONFIRMATION);
        long before = live.lastRecordId();
        live.send(HAVVIND, Channel.STRUCTURE, request);
        assertThat(live.judged(HAVVIND, before).outcome()).isEqualTo(MessageOutcome.RESENT);
        live.expectNothingMore();
    }

    @Test
    void other_bytes_under_an_accepted_id_are_refused() throws Exception {
        DocumentHeader header = header(FJORDBYGD);
        live.send(FJORDBYGD, Channel.MEASURE, values(header));
        live.receive(TINDEKRAFT, DocumentType.VALIDATED_MEASURE_DATA);
        expectRefused(FJORDBYGD, Channel.MEASURE, values(header), "00101");
    }

    @Test
    void the_id_of_another_party_is_no_obstacle() throws Exception {
        DocumentHeader header = header(FJORDBYGD);
        live.send(FJORDBYGD, Channel.MEASURE, values(header));
        live.receive(TINDEKRAFT, DocumentType.VALIDATED_MEASURE_DATA);
        Point other = live.market().pointsReadBy(VIDDABERG).stream()
                .filter(any -> any.type() == MeteringPointType.CONSUMPTION)
                .findFirst()
                .orElseThrow();
        DocumentHeader same =
                Letters.header(DocumentType.VALIDATED_MEASURE_DATA, VIDDABERG, header.messageId(), live.now());
        long before = live.lastRecordId();
        live.send(VIDDABERG, Channel.MEASURE, Letters.values(same, List.of(other), YESTERDAY, YESTERDAY, 1));
        assertThat(live.judged(VIDDABERG, before).outcome()).isEqualTo(MessageOutcome.ACCEPTED);
        live.receive(
                live.market().supplierOf(other.gsrn(), YESTERDAY).orElseThrow(), DocumentType.VALIDATED_MEASURE_DATA);
    }

    @Test
    void the_ids_of_a_refused_document_are_free_again() throws Exception {
        DocumentHeader right = header(FJORDBYGD);
        byte[] document = values(right);
        byte[] wrong = new String(document, java.nio.charset.StandardCharsets.UTF_8)
                .replace(live.hub().configuration().market().hub().value(), TINDEKRAFT.value())
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        expectRefused(FJORDBYGD, Channel.MEASURE, wrong, "00303");
        long before = live.lastRecordId();
        live.send(FJORDBYGD, Channel.MEASURE, document);
        assertThat(live.judged(FJORDBYGD, before).outcome()).isEqualTo(MessageOutcome.ACCEPTED);
        live.receive(TINDEKRAFT, DocumentType.VALIDATED_MEASURE_DATA);
    }

    @Test
    void a_transaction_id_counts_once_for_ever() throws Exception {
        byte[] first = values(header(FJORDBYGD));
        String used = transactionIdOf(first);
        live.send(FJORDBYGD, Channel.MEASURE, first);
        live.receive(TINDEKRAFT, DocumentType.VALIDATED_MEASURE_DATA);
        byte[] again = values(header(FJORDBYGD));
        expectRefused(FJORDBYGD, Channel.MEASURE, replace(again, transactionIdOf(again), used), "00102");
    }

    @Test
    void a_transaction_id_twice_in_a_document_is_refused() throws Exception {
        byte[] two = Letters.values(header(FJORDBYGD), List.of(point, point), YESTERDAY, YESTERDAY, 1);
        String firstId = transactionIdOf(two);
        String text = new String(two, java.nio.charset.StandardCharsets.UTF_8);
        String twice = text.replaceAll("series-\\d+", firstId);
        expectRefused(FJORDBYGD, Channel.MEASURE, twice.getBytes(java.nio.charset.StandardCharsets.UTF_8), "00102");
    }

    private static String transactionIdOf(byte[] document) {
        var matcher = java.util.regex.Pattern.compile("series-\\d+")
                .matcher(new String(document, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private static byte[] replace(byte[] document, String what, String by) {
        return new String(document, java.nio.charset.StandardCharsets.UTF_8)
                .replace(what, by)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private void expectRefused(PartyId sender, Channel channel, byte[] document, String... codes) throws Exception {
        live.awaitIdle();
        var effects = live.effects();
        long before = live.lastRecordId();
        live.send(sender, channel, document);
        LogRow judged = live.judged(sender, before);
        assertThat(judged.outcome()).isEqualTo(MessageOutcome.REJECTED);
        Acknowledgement answer = live.receiveAcknowledgement(sender);
        assertThat(answer.header().receiver().id().value()).isEqualTo(sender.value());
        assertThat(answer.transactions()).isEmpty();
        assertThat(answer.reasons()).extracting(Reason::code).containsOnly("D02");
        assertThat(codes(answer)).containsExactly(codes);
        live.expectNothingMore();
        assertThat(live.effects()).isEqualTo(effects);
    }

    /** The five-digit codes at the start of the reasons' texts. */
    private static List<String> codes(Acknowledgement answer) {
        return answer.reasons().stream()
                .map(reason -> reason.text().substring(0, 5))
                .toList();
    }

    private DocumentHeader header(PartyId sender) {
        return Letters.header(DocumentType.VALIDATED_MEASURE_DATA, sender, Letters.newId("message"), live.now());
    }

    private byte[] values(DocumentHeader header) {
        return Letters.values(header, List.of(point), YESTERDAY, YESTERDAY, 1_000);
    }

    private byte[] switchRequest(DocumentHeader header, PartyId supplier, String transactionId) {
        return Letters.changeOfSupplier(header, supplier, transactionId, point.gsrn(), SWITCH_DAY);
    }

    private static DocumentHeader inRole(DocumentHeader header, PartyId sender, MarketRole role) {
        return new DocumentHeader(
                header.messageId(),
                header.typeCode(),
                header.processCode(),
                header.sectorCode(),
                PartyInDocument.of(sender, role),
                header.receiver(),
                header.createdAt());
    }

    private static DocumentHeader received(DocumentHeader header, PartyInDocument receiver) {
        return new DocumentHeader(
                header.messageId(),
                header.typeCode(),
                header.processCode(),
                header.sectorCode(),
                header.sender(),
                receiver,
                header.createdAt());
    }
}
