package org.meterhub.messageschemas;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/** What an attacker might send is refused with a value, without touching files or network, and without much memory. */
class HostileXmlTest {

    private static final long REFUSAL_BYTES_MAX = 8_000_000;

    private static final String VALID = new String(Samples.measureData(1), UTF_8);

    private static String withId(String id) {
        return VALID.replace("<mRID>m-1</mRID>", "<mRID>" + id + "</mRID>");
    }

    private static String withPrologue(String prologue) {
        return VALID.replace("?>\n", "?>\n" + prologue);
    }

    /** Refused by every way of reading, each with a rejection of structure; gives out all details said. */
    private static String assertRefused(byte[] document) {
        assertThat(document).isNotEqualTo(VALID.getBytes(UTF_8));
        MeasureDataReader reader = Samples.DOCUMENTS.measureData(document);
        while (reader.next()) {
            assertThat(reader.series().count()).isPositive();
        }
        List<Rejection> violations = Samples.DOCUMENTS.violations(DocumentType.VALIDATED_MEASURE_DATA, document);
        assertThat(reader.rejections())
                .isNotEmpty()
                .allMatch(rejection -> rejection.code() == RejectionCode.STRUCTURE_INVALID)
                .isEqualTo(violations);
        assertThat(Samples.DOCUMENTS.identify(document).rejections())
                .allMatch(rejection -> rejection.code() == RejectionCode.STRUCTURE_INVALID
                        || rejection.code() == RejectionCode.SCHEMA_UNKNOWN);
        return violations.toString();
    }

    private static String assertRefused(String document) {
        return assertRefused(document.getBytes(UTF_8));
    }

    @Test
    void an_external_entity_is_not_read(@TempDir Path folder) throws IOException {
        Path secret = folder.resolve("secret.txt");
        Files.writeString(secret, "the-secret-of-the-file");
        String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>\n";
        String said = assertRefused(withPrologue(entity).replace("<mRID>m-1</mRID>", "<mRID>&e;</mRID>"));
        assertThat(said).doesNotContain("the-secret-of-the-file");
        Identified identified = Samples.DOCUMENTS.identify(withPrologue(entity)
                .replace("<mRID>m-1</mRID>", "<mRID>&e;</mRID>")
                .getBytes(UTF_8));
        assertThat(identified.toString()).doesNotContain("the-secret-of-the-file");
        assertThat(identified.rejections()).isNotEmpty();
    }

    @Test
    void entities_of_entities_are_not_expanded() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 12; i++) {
            dtd.append("<!ENTITY l").append(i).append(" \"");
            dtd.append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
        }
        String document = withPrologue(dtd + "]>").replace("<mRID>m-1</mRID>", "<mRID>&l11;</mRID>");
        assertThat(bytesToRefuse(document.getBytes(UTF_8))).isLessThan(REFUSAL_BYTES_MAX);
        assertThat(assertRefused(document)).contains("document type declaration");
    }

    @Test
    void a_bare_document_type_is_refused() {
        assertThat(assertRefused(withPrologue("<!DOCTYPE NotifyValidatedMeasureData_MarketDocument>")))
                .contains("document type declaration is not allowed");
        assertRefused(withPrologue("<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">"));
        assertRefused(withPrologue("<!DOCTYPE x PUBLIC \"-//x//y\" \"file:///etc/passwd\">"));
    }

    @Test
    void an_entity_nobody_declared_is_refused() {
        assertRefused(withId("&nobody;"));
        assertThat(Samples.DOCUMENTS.violations(
                        DocumentType.VALIDATED_MEASURE_DATA,
                        withId("&lt;&#65;&amp;").getBytes(UTF_8)))
                .as("the five of XML itself, and characters by number, are no entities of a document's own")
                .isEmpty();
    }

    @Test
    void a_depth_of_64_is_read_and_65_is_not() throws XMLStreamException {
        SafeXml safeXml = new SafeXml(XmlLimits.MARKET);
        assertThat(elements(safeXml, "<a>".repeat(64) + "</a>".repeat(64))).isEqualTo(64);
        assertThatThrownBy(() -> elements(safeXml, "<a>".repeat(65) + "</a>".repeat(65)))
                .isInstanceOf(XMLStreamException.class)
                .hasMessageContaining("Depth limit (64)");
        assertRefused(withId("<a>".repeat(100_000)));
    }

    @Test
    void sixty_four_attributes_are_read_and_65_are_not() throws XMLStreamException {
        SafeXml safeXml = new SafeXml(XmlLimits.MARKET);
        assertThat(elements(safeXml, "<a" + numbered(" x%d='1'", 64) + "/>")).isEqualTo(1);
        assertThatThrownBy(() -> elements(safeXml, "<a" + numbered(" x%d='1'", 65) + "/>"))
                .isInstanceOf(XMLStreamException.class)
                .hasMessageContaining("ttribute");
        assertThat(elements(safeXml, "<a" + numbered(" xmlns:x%d='u'", 64) + "/>"))
                .isEqualTo(1);
        assertThatThrownBy(() -> elements(safeXml, "<a" + numbered(" xmlns:x%d='u'", 65) + "/>"))
                .isInstanceOf(XMLStreamException.class);
    }

    @Test
    void a_text_of_64_kb_is_read_and_one_more_is_not() throws XMLStreamException {
        SafeXml safeXml = new SafeXml(XmlLimits.MARKET);
        assertThat(elements(safeXml, "<a>" + "x".repeat(65_536) + "</a>")).isEqualTo(1);
        assertThatThrownBy(() -> elements(safeXml, "<a>" + "x".repeat(65_537) + "</a>"))
                .isInstanceOf(XMLStreamException.class);
        assertThatThrownBy(() -> elements(safeXml, "<a b='" + "x".repeat(65_537) + "'/>"))
                .isInstanceOf(XMLStreamException.class);
        assertThatThrownBy(() -> elements(safeXml, "<a>" + ("x".repeat(10_000) + "<!---->").repeat(7) + "</a>"))
                .as("comments do not make one text many")
                .isInstanceOf(XMLStreamException.class)
                .hasMessageContaining("longer than 65536");
        assertRefused(withId("x".repeat(65_537)));
        assertRefused(withId("<![CDATA[" + "x".repeat(40_000) + "]]><![CDATA[" + "x".repeat(40_000) + "]]>"));
    }

    private static int elements(SafeXml safeXml, String document) throws XMLStreamException {
        XMLStreamReader xml = safeXml.open(document.getBytes(UTF_8));
        int elements = 0;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                elements++;
            }
        }
        return elements;
    }

    private static String numbered(String format, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(String.format(format, i));
        }
        return text.toString();
    }

    @Test
    void wrong_declarations_of_the_encoding_are_refused() {
        String declared = "encoding=\"UTF-8\"";
        assertRefused(VALID.replace(declared, "encoding=\"UTF-16\""));
        assertRefused(VALID.replace(declared, "encoding=\"no-such-set\""));
        assertRefused(VALID.replace(declared, "encoding=\"UTF-7\""));
        assertRefused(VALID.replace(declared, "encoding=\"windows-1252\""));
        assertRefused(withId("bl\u00e5b\u00e6r").getBytes(ISO_8859_1));
        assertRefused(VALID.replace("version=\"1.0\"", "version=\"1.1\""));
        assertRefused(withId("&#1;"));
        assertRefused(withId("\u0000"));
        byte[] overlong = withId("@@").getBytes(UTF_8);
        int at = withId("@@").indexOf("@@");
        overlong[at] = (byte) 0xC0;
        overlong[at + 1] = (byte) 0xBC;
        assertRefused(overlong);
    }

    @Test
    void the_agreed_encodings_are_read_alike() {
        String named = withId("bl\u00e5b\u00e6r");
        for (byte[] document : List.of(
                named.getBytes(UTF_8),
                ("\uFEFF" + named).getBytes(UTF_8),
                named.replace("UTF-8", "UTF-16").getBytes(UTF_16),
                ("\uFEFF" + named.replace("UTF-8", "UTF-16")).getBytes(UTF_16LE),
                named.replace("UTF-8", "ISO-8859-1").getBytes(ISO_8859_1),
                named.substring(named.indexOf("?>") + 2).strip().getBytes(UTF_8))) {
            MeasureDataReader reader = Samples.DOCUMENTS.measureData(document);
            while (reader.next()) {
                assertThat(reader.series().count()).isEqualTo(24);
            }
            assertThat(reader.rejections()).isEmpty();
            assertThat(reader.header().messageId()).isEqualTo("bl\u00e5b\u00e6r");
            assertThat(Samples.DOCUMENTS.identify(document).header()).isEqualTo(reader.header());
        }
    }

    @Test
    void a_document_cut_off_anywhere_is_refused() {
        byte[] document = VALID.getBytes(UTF_8);
        // The last bytes are the end of the root and a line feed, without which the document is whole.
        for (int length = 0; length < document.length - 1; length++) {
            assertRefused(Arrays.copyOf(document, length));
        }
    }

    @Test
    void noise_is_refused() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            assertRefused(noise);
        }
        assertRefused("{\"json\": true}");
        assertRefused("<?xml version=\"1.0\"?>");
    }

    @Test
    void more_than_50_mb_is_refused_before_a_parser_sees_it() {
        byte[] document = new byte[XmlLimits.MARKET.documentBytesMax() + 1];
        Arrays.fill(document, (byte) ' ');
        System.arraycopy(VALID.getBytes(UTF_8), 0, document, 0, VALID.length());
        assertThat(bytesToRefuse(document)).isLessThan(1_000_000);
        assertThat(assertRefused(document)).contains("more than 52428800 bytes").contains("52428800");
    }

    @Test
    void endless_names_comments_and_texts_cost_little_memory() {
        int length = 20_000_000;
        for (String part : List.of(
                "<mRID>" + "x".repeat(length) + "</mRID>",
                "<" + "x".repeat(length) + "/>",
                "<!--" + "x".repeat(length) + "-->",
                "<?x " + "x".repeat(length) + "?>",
                "<mRID a='" + "x".repeat(length) + "'>",
                "<mRID><![CDATA[" + "x".repeat(length) + "]]></mRID>",
                " ".repeat(length))) {
            byte[] document =
                    VALID.replace("<mRID>m-1</mRID>", part + "<mRID>m-1</mRID>").getBytes(UTF_8);
            assertThat(bytesToRefuse(document)).as(part.substring(0, 10)).isLessThan(REFUSAL_BYTES_MAX);
            assertThat(assertRefused(document)).contains("without a tag");
        }
    }

    /** Bytes the thread allocates to say no; a ceiling for what it holds. */
    private static long bytesToRefuse(byte[] document) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        MeasureDataReader reader = Samples.DOCUMENTS.measureData(document);
        assertThat(reader.next()).isFalse();
        assertThat(reader.rejections()).isNotEmpty();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }
}
