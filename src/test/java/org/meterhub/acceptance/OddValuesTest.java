package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.meterhub.acceptance.fixtures.ExampleParties.FJORDBYGD;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.meterhub.acceptance.fixtures.Letters;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.hubroutes.check.CheckReport;
import org.meterhub.hubroutes.check.DocumentCheck;
import org.meterhub.hubroutes.intake.Intake;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketplay.ExampleMarket.Point;
import org.meterhub.messagelog.LogRow;
import org.meterhub.messagelog.MessageOutcome;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.MeasureDataWriter;
import org.meterhub.messageschemas.documents.Acknowledgement;
import org.slf4j.LoggerFactory;

/** Documents of metered data that say something no meter can: each is refused with its code and element, and {@code ./hub check} foresees what it can. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddValuesTest {

    private static final Path SHARED = Path.of(System.getProperty("meterhub.root", ".."), "..", "shared", "cases");
    /** When the shared cases were written. */
    private static final Instant NOW = Instant.parse("2026-11-30T18:10:00Z");

    private static final Gsrn HOUSE = new Gsrn("707057500010000015");
    private static final Gsrn EXCHANGE = new Gsrn("707057500090000011");
    private static final LocalDate YESTERDAY = LocalDate.parse("2026-11-29");
    private static final String REGISTERED = "registration_DateAndOrTime.dateTime";
    private static final int ANSWER_BYTES_MAX = 2_000;

    @TempDir
    private static Path folder;

    private static LiveMarket live;
    private static DocumentCheck check;

    @BeforeAll
    static void start() throws Exception {
        live = LiveMarket.start(folder, null, LiveMarket.EXAMPLE, NOW);
        check = new DocumentCheck(live.documents(), MarketProfile.norway(), () -> NOW);
    }

    @AfterAll
    static void stop() throws Exception {
        live.close();
    }

    private static Point point(Gsrn gsrn) {
        return live.market().pointsReadBy(FJORDBYGD).stream()
                .filter(point -> point.gsrn().equals(gsrn))
                .findFirst()
                .orElseThrow();
    }

    private static String good(Gsrn gsrn) {
        DocumentHeader header = Letters.header(
                DocumentType.VALIDATED_MEASURE_DATA, FJORDBYGD, Letters.newId("message"), NOW.minusSeconds(60));
        return new String(
                Letters.values(header, List.of(point(gsrn)), YESTERDAY, YESTERDAY, 700), StandardCharsets.UTF_8);
    }

    private static Acknowledgement refused(byte[] document) throws Exception {
        long before = live.lastRecordId();
        live.send(FJORDBYGD, Channel.MEASURE, document);
        LogRow judged = live.judged(FJORDBYGD, before);
        assertThat(judged.outcome()).isEqualTo(MessageOutcome.REJECTED);
        assertThat(live.quarantined()).isEmpty();
        return live.receiveAcknowledgement(FJORDBYGD);
    }

    private static List<String> reasons(Acknowledgement answer) {
        return Stream.concat(
                        answer.reasons().stream(),
                        answer.transactions().stream().flatMap(one -> one.reasons().stream()))
                .map(reason -> reason.code() + " " + reason.text())
                .toList();
    }

    /** A change of a good document, the code and the element that its answer must name, and whether it can be foreseen without the registry. */
    record Odd(String name, Gsrn point, String from, String to, String code, String element, boolean foreseeable) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Odd registered(String name, String time) {
        return new Odd(name, HOUSE, element(REGISTERED), element(REGISTERED, time), "D66", REGISTERED, true);
    }

    /** A pattern of the element with whatever it holds. */
    private static String element(String name) {
        return "<" + name.replace(".", "\\.") + ">[^<]*</" + name.replace(".", "\\.") + ">";
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + text + "</" + name + ">";
    }

    private static String areas(String into, String outOf) {
        String scheme = " codingScheme=\"NNO\">";
        return "$0<in_Domain.mRID" + scheme + into + "</in_Domain.mRID><out_Domain.mRID" + scheme + outOf
                + "</out_Domain.mRID>";
    }

    private static Odd areas(String name, Gsrn point, String into, String outOf, boolean foreseeable) {
        return new Odd(name, point, element(REGISTERED), areas(into, outOf), "D46", "in_Domain.mRID", foreseeable);
    }

    static Stream<Odd> oddSeries() {
        String start = "2026-11-28T23:00Z";
        String end = "2026-11-29T23:00Z";
        return Stream.of(
                registered("registered before our era", "-0001-06-01T06:00:00Z"),
                registered("registered in the year 1", "0001-01-01T00:00:00Z"),
                registered("registered in the year 1600", "1600-01-01T00:00:00Z"),
                registered("registered in a year of five digits", "10000-01-01T00:00:00Z"),
                registered("registered at the end of the last year of four", "9999-12-31T24:00:00Z"),
                registered("registered without a zone", "2026-11-30T06:00:00"),
                new Odd(
                        "registered in the year 9000",
                        HOUSE,
                        element(REGISTERED),
                        element(REGISTERED, "9000-01-01T00:00:00Z"),
                        "E86",
                        REGISTERED,
                        true),
                new Odd("ends tomorrow", HOUSE, end, "2026-12-01T23:00Z", "E17", "Period/timeInterval/end", true),
                new Odd("ends in 2037", HOUSE, end, "2037-05-02T22:00Z", "E17", "Period/timeInterval/end", true),
                new Odd("starts in the year 0", HOUSE, start, "0000-01-01T00:00Z", "E50", "Period/timeInterval", true),
                new Odd("ends in 9999", HOUSE, end, "9999-12-31T23:00Z", "E50", "Period/timeInterval/end", true),
                areas("an exchange the other way", EXCHANGE, "101", "102", false),
                areas("an exchange between areas that do not exist", EXCHANGE, "999", "888", false),
                areas("an exchange of an area with itself", EXCHANGE, "101", "101", true),
                areas("a house in another area", HOUSE, "102", "102", false),
                new Odd(
                        "reactive energy of a house",
                        HOUSE,
                        element("product"),
                        element("product", "8716867000047"),
                        "E29",
                        "product",
                        false),
                new Odd(
                        "no product",
                        HOUSE,
                        element("product"),
                        element("product", "x".repeat(60_000)),
                        "E29",
                        "product",
                        true));
    }

    @ParameterizedTest
    @MethodSource("oddSeries")
    void an_odd_series_is_refused_with_its_code_and_element(Odd odd) throws Exception {
        String good = good(odd.point());
        byte[] document = good.replaceFirst(odd.from(), odd.to()).getBytes(StandardCharsets.UTF_8);
        assertThat(document).isNotEqualTo(good.getBytes(StandardCharsets.UTF_8));

        List<String> reasons = reasons(refused(document));

        assertThat(reasons).anySatisfy(reason -> assertThat(reason)
                .startsWith(odd.code() + " ")
                .satisfiesAnyOf(text -> assertThat(text).contains("(" + odd.element()), text -> assertThat(text)
                        .endsWith("…")));
        assertThat(reasons).allSatisfy(reason -> assertThat(reason.length()).isLessThan(3_100));
        CheckReport foreseen = check.check(document);
        assertThat(foreseen.findings().stream()
                        .anyMatch(finding -> finding.code().code().equals(odd.code())))
                .as("foreseen")
                .isEqualTo(odd.foreseeable());
    }

    static Stream<Arguments> bodies() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write("<x/>".getBytes(StandardCharsets.UTF_8));
        }
        String noDeclaration =
                "<NotifyValidatedMeasureData_MarketDocument xmlns=\"urn:ediel.org:measure:notifyvalidatedmeasuredata:0:1\"><mRID>Bjørn</mRID></NotifyValidatedMeasureData_MarketDocument>";
        return Stream.of(
                Arguments.of("gzip", zipped.toByteArray(), "gzip"),
                Arguments.of("UTF-16 without a mark", noDeclaration.getBytes(StandardCharsets.UTF_16LE), "UTF-16"),
                Arguments.of("undeclared", noDeclaration.getBytes(StandardCharsets.ISO_8859_1), "ISO-8859-1"),
                Arguments.of(
                        "windows-1252",
                        ("<?xml version=\"1.0\" encoding=\"windows-1252\"?>" + noDeclaration)
                                .getBytes(StandardCharsets.ISO_8859_1),
                        "windows-1252"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void a_body_that_cannot_be_read_is_named_in_the_answer(String name, byte[] body, String named) throws Exception {
        assertThat(reasons(refused(body))).singleElement().satisfies(reason -> assertThat(reason)
                .startsWith("D02 00302")
                .contains(named)
                .contains("UTF-8"));
    }

    @Test
    void a_document_without_any_series_is_refused() throws Exception {
        byte[] empty = new MeasureDataWriter(
                        Letters.header(DocumentType.VALIDATED_MEASURE_DATA, FJORDBYGD, Letters.newId("message"), NOW))
                .finish();
        assertThat(reasons(refused(empty)))
                .containsExactly(
                        "E0H The data are not available: the document has none, expected at least one (Series)");
        assertThat(check.check(empty).findings().stream()
                        .map(finding -> finding.code().code()))
                .containsExactly("E0H");
    }

    @Test
    void a_document_created_before_our_era_is_refused() throws Exception {
        byte[] document = good(HOUSE)
                .replaceFirst(element("createdDateTime"), element("createdDateTime", "-0001-01-01T00:00:00Z"))
                .getBytes(StandardCharsets.UTF_8);
        assertThat(reasons(refused(document)))
                .singleElement()
                .satisfies(reason -> assertThat(reason).startsWith("D02 00302").contains("createdDateTime"));
    }

    @Test
    void the_later_registration_counts_to_the_microsecond() throws Exception {
        String day = good(HOUSE).replace(">0.700<", ">0.900<");
        accepted(day.replaceFirst(element(REGISTERED), element(REGISTERED, "2026-11-30T06:00:00.0000090Z")));
        String earlier = good(HOUSE).replace(">0.700<", ">0.100<");
        accepted(earlier.replaceFirst(element(REGISTERED), element(REGISTERED, "2026-11-30T06:00:00.0000019Z")));
        assertThat(firstQuantity(YESTERDAY)).isEqualTo(900);
    }

    private static void accepted(String document) throws Exception {
        long before = live.lastRecordId();
        live.send(FJORDBYGD, Channel.MEASURE, document.getBytes(StandardCharsets.UTF_8));
        assertThat(live.judged(FJORDBYGD, before).outcome()).isEqualTo(MessageOutcome.ACCEPTED);
    }

    private static long firstQuantity(LocalDate day) {
        return live.hub().database().inTransaction(unit -> live.hub()
                .meteredDays()
                .read(unit, List.of(HOUSE), day, day.plusDays(1), KnownAt.LATEST)
                .get(0)
                .values()
                .quantity(0));
    }

    @Test
    void answers_are_not_as_long_as_the_sender_likes() throws Exception {
        String one = good(HOUSE);
        Acknowledgement longId =
                refused(one.replaceFirst("<mRID>[^<]*</mRID>", "<mRID>" + "i".repeat(60_000) + "</mRID>")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(reasons(longId))
                .singleElement()
                .satisfies(reason -> assertThat(reason).startsWith("D02 00305").contains("60000 characters"));
        assertThat(longId.received().messageId()).isEqualTo("i".repeat(36));

        int from = one.indexOf("<Series>");
        int to = one.indexOf("</Series>") + "</Series>".length();
        String manyOfOne = one.substring(0, from) + one.substring(from, to).repeat(2_000) + one.substring(to);
        Acknowledgement sameId = refused(manyOfOne.getBytes(StandardCharsets.UTF_8));
        assertThat(reasons(sameId)).singleElement().satisfies(reason -> assertThat(reason)
                .startsWith("D02 00102")
                .contains("stands more than once in this document"));
        assertThat(List.of(longId, sameId)).allSatisfy(answer -> assertThat(DocumentWriter.write(answer).length)
                .isLessThan(ANSWER_BYTES_MAX));
    }

    @Test
    void every_refused_series_is_named_however_many_there_are() throws Exception {
        MeasureDataWriter writer = new MeasureDataWriter(
                Letters.header(DocumentType.VALIDATED_MEASURE_DATA, FJORDBYGD, Letters.newId("message"), NOW));
        Set<String> sent = new HashSet<>();
        Point point = point(HOUSE);
        for (int i = 0; i < 2_000; i++) {
            String id = Letters.newId("series");
            sent.add(id);
            Letters.series(
                    writer,
                    id,
                    point,
                    MarketProfile.norway().calendar().intervalOf(YESTERDAY),
                    NOW.plusSeconds(86_400),
                    1_000_000_000L);
        }
        Acknowledgement answer = refused(writer.finish());
        assertThat(answer.transactions())
                .extracting(Acknowledgement.RejectedTransaction::transactionId)
                .containsExactlyInAnyOrderElementsOf(sent);
        assertThat(answer.transactions())
                .allSatisfy(one -> assertThat(one.reasons()).isNotEmpty());
    }

    @Test
    void the_operators_log_has_one_line_for_each_message() throws Exception {
        Logger log = (Logger) LoggerFactory.getLogger(Intake.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.setLevel(Level.INFO);
        log.addAppender(lines);
        try {
            String forged = "x&#10;2026-11-30 ERROR forged&#x202E;&#13;y";
            refused(good(HOUSE)
                    .replaceFirst("<mRID>[^<]*</mRID>", "<mRID>" + forged + "</mRID>")
                    .replaceFirst("<process.processType>[^<]*", "<process.processType>A&#10;B")
                    .getBytes(StandardCharsets.UTF_8));
        } finally {
            log.detachAppender(lines);
            log.setLevel(null);
        }
        assertThat(lines.list).isNotEmpty().allSatisfy(event -> {
            assertThat(event.getFormattedMessage()).doesNotContain("\n", "\r");
            for (Map.Entry<String, String> entry : event.getMDCPropertyMap().entrySet()) {
                assertThat(entry.getValue()).doesNotContain("\n", "\r", "\u202e");
            }
        });
    }

    private static byte[] shared(String file) throws IOException {
        return Files.readAllBytes(SHARED.resolve(file));
    }

    @Test
    void the_shared_cases_end_as_they_should() throws Exception {
        assumeTrue(Files.isDirectory(SHARED), () -> SHARED + " is absent: the shared cases are not played");
        accepted(new String(
                shared("13-fraction-of-a-second/1-registered-900ms-arrives-first.xml"), StandardCharsets.UTF_8));
        accepted(new String(
                shared("13-fraction-of-a-second/2-registered-100ms-arrives-second.xml"), StandardCharsets.UTF_8));
        assertThat(firstQuantity(LocalDate.parse("2026-11-19"))).isEqualTo(900);
        for (String file : List.of("opposite-to-registry.xml", "areas-that-do-not-exist.xml")) {
            assertThat(reasons(refused(shared("14-exchange-direction/" + file))))
                    .anySatisfy(reason -> assertThat(reason).startsWith("D46").contains("in_Domain.mRID"))
                    .anySatisfy(reason -> assertThat(reason).startsWith("D46").contains("out_Domain.mRID"));
        }
        assertThat(reasons(refused(shared("15-future-values/may-2037.xml"))))
                .anySatisfy(reason -> assertThat(reason).startsWith("E17").contains("Period/timeInterval/end"));
        System.out.println("shared cases played: 5");
    }
}
