package org.meterhub.messageschemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Rejection;

/** Points taken out before the parser are the points the parser would have read: a comment at the start makes it read all of them. */
class PlainPointsTest {

    private static final int CASES = 4_000;
    private static final String BEFORE_POINTS = "</timeInterval>";

    /** What a document says. */
    private record Content(List<String> series, List<String> codes) {}

    private static Content read(byte[] document) {
        MeasureDataReader reader = Samples.DOCUMENTS.measureData(document);
        List<String> series = new ArrayList<>();
        while (reader.next()) {
            MeasureSeries read = reader.series();
            series.add(read.head()
                    + Arrays.toString(read.positions())
                    + Arrays.toString(read.quantitiesWh())
                    + Arrays.toString(read.quantityStates())
                    + Arrays.toString(read.qualityCodes()));
        }
        return new Content(
                series, reader.rejections().stream().map(Rejection::toString).toList());
    }

    /** The same content, but nothing in it is plain. */
    private static String withComment(String document) {
        int at = document.startsWith("<?xml ") ? document.indexOf("?>") + 2 : 0;
        return document.substring(0, at) + "<!---->" + document.substring(at);
    }

    private static void assertReadAlike(String document) {
        Content plain = read(document.getBytes(StandardCharsets.UTF_8));
        Content parsed = read(withComment(document).getBytes(StandardCharsets.UTF_8));
        assertThat(plain.codes().isEmpty())
                .as(document)
                .isEqualTo(parsed.codes().isEmpty());
        if (parsed.codes().isEmpty()) {
            // The series of a refused document count for nothing.
            assertThat(plain.series()).as(document).isEqualTo(parsed.series());
        }
    }

    private static String sample() {
        return new String(Samples.measureData(2), StandardCharsets.UTF_8);
    }

    private static int leftToParser(byte[] document) {
        PlainPoints points = new PlainPoints(new SourceStream(DocumentSource.of(document)), document.length);
        byte[] buffer = new byte[777];
        int passed = 0;
        for (int n = points.read(buffer, 0, buffer.length); n >= 0; n = points.read(buffer, 0, buffer.length)) {
            passed += n;
        }
        return passed;
    }

    @Test
    void mutated_documents_are_read_alike() {
        long seed = Long.getLong("meterhub.seed", System.nanoTime());
        System.out.println("plain points: seed " + seed);
        MutatedMeasureData mutations = new MutatedMeasureData(new Random(seed));
        int taken = 0;
        for (int i = 0; i < CASES; i++) {
            String document = mutations.next();
            assertReadAlike(document);
            byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
            taken += leftToParser(bytes) < bytes.length ? 1 : 0;
        }
        System.out.println("plain points: in " + taken + " of " + CASES + " documents some were taken out");
        assertThat(taken).isBetween(CASES / 10, CASES);
    }

    @Test
    void a_parser_gets_a_tenth_of_what_this_hub_writes_and_all_values_are_there() {
        MeasureDataWriter writer = new MeasureDataWriter(Samples.measureDataHeader());
        for (int series = 0; series < 50; series++) {
            writer.beginSeries(Samples.hourly("t-" + series));
            for (int position = 1; position <= 150; position++) {
                writer.point(position, 1_000L * series + position, Quality.MEASURED);
            }
            writer.endSeries();
        }
        byte[] document = writer.finish();
        assertThat(leftToParser(document)).isLessThan(document.length / 9);
        MeasureDataReader reader = Samples.DOCUMENTS.measureData(document);
        for (int series = 0; series < 50; series++) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.series().count()).isEqualTo(150);
            for (int i = 0; i < 150; i++) {
                assertThat(reader.series().position(i)).isEqualTo(i + 1);
                assertThat(reader.series().quantityWh(i)).isEqualTo(1_000L * series + i + 1);
            }
        }
        assertThat(reader.next()).isFalse();
        assertThat(reader.rejections()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cim:", "x:", "aVeryLongPrefixThatNobodyUses:", "a-b:", ""})
    void every_prefix_is_read_alike(String prefix) {
        String document = sample().replace("</", "\0").replace("<?", "\1").replace("<", "<" + prefix);
        document = document.replace("\0", "</" + prefix).replace("\1", "<?");
        if (!prefix.isEmpty()) {
            document = document.replace("xmlns=", "xmlns:" + prefix.substring(0, prefix.length() - 1) + "=");
        }
        assertReadAlike(document);
        assertThat(read(document.getBytes(StandardCharsets.UTF_8)).series()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Point><position>1</position>|<Point> <position>1</position>\t",
                "<position>1</position>|<position> 1</position>",
                "<position>1</position>|<position>+1</position>",
                "<position>1</position>|<position>01</position>",
                "<position>1</position>|<position>0000001</position>",
                "<position>1</position>|<position>0</position>",
                "<position>1</position>|<position></position>",
                "<position>1</position>|<position>1000000</position>",
                "<position>1</position>|<position>1</position><position>1</position>",
                "<quantity>1.234</quantity>|<quantity>1</quantity>",
                "<quantity>1.234</quantity>|<quantity>1.</quantity>",
                "<quantity>1.234</quantity>|<quantity>.2</quantity>",
                "<quantity>1.234</quantity>|<quantity>-1.234</quantity>",
                "<quantity>1.234</quantity>|<quantity>1.2345</quantity>",
                "<quantity>1.234</quantity>|<quantity>1.2340</quantity>",
                "<quantity>1.234</quantity>|<quantity>9999999999.999</quantity>",
                "<quantity>1.234</quantity>|<quantity>0000000001.2</quantity>",
                "<quantity>1.234</quantity>|<quantity>12345678901.2</quantity>",
                "<quantity>1.234</quantity>|<quantity>1.234</quantity><quality>A07</quality>",
                "<quantity>1.234</quantity>|<quantity>1.234</quantity><quality>A06</quality>",
                "<quantity>1.234</quantity>|<quantity>1.234</quantity><quality>A066</quality>",
                "<quantity>1.234</quantity>|<quality>A04</quality><quantity>1.234</quantity>",
                "<quantity>1.234</quantity>|<quantity>1<!---->.234</quantity>",
                "<quantity>1.234</quantity>|<quantity>1&#46;234</quantity>",
                "</timeInterval>|</timeInterval >",
                "</timeInterval>|</timeInterval>x",
                "</timeInterval>|</timeInterval></timeInterval>",
                "</timeInterval>|</timeInterval><?p?>",
                "</Point></Period>|</Point></Series>",
                "</Point></Period>|</Point><b/></Period>",
                "<Period>|<Period xmlns=\"urn:other\">",
                "<Series>|<Series xmlns:other=\"urn:other\">",
                "<mRID>t-0|<mRID>xmlns",
            })
    void odd_forms_are_read_alike(String plain, String odd) {
        String document = sample();
        assertThat(document).contains(plain);
        for (String changed : List.of(
                document.replace(plain, odd),
                document.substring(0, document.indexOf(plain))
                        + odd
                        + document.substring(document.indexOf(plain) + plain.length()))) {
            assertReadAlike(changed);
        }
    }

    @Test
    void a_period_without_points_is_refused_whatever_follows() {
        String points = sample().substring(sample().indexOf("<Point>"), sample().indexOf("</Period>"));
        String document = sample().replaceFirst(points.replace(".", "\\."), "");
        assertThat(document).hasSize(sample().length() - points.length());
        assertReadAlike(document);
        assertThat(read(document.getBytes(StandardCharsets.UTF_8)).codes()).isNotEmpty();
    }

    @Test
    void series_under_different_prefixes_keep_their_own_points() {
        String document = sample().replaceFirst("xmlns=(\"[^\"]*\")", "xmlns=$1 xmlns:a-b=$1 xmlns:c=$1");
        for (String prefix : List.of("a-b:", "c:")) {
            for (int series = 0; series < 2; series++) {
                int from = series == 0 ? document.indexOf("<Series>") : document.lastIndexOf("<Series>");
                int to = document.indexOf("</Series>", from);
                String prefixed = document.substring(from + 8, to)
                        .replace("</", "\0")
                        .replace("<", "<" + prefix)
                        .replace("\0", "</" + prefix);
                String mixed = document.substring(0, from + 8) + prefixed + document.substring(to);
                assertReadAlike(mixed);
                Content content = read(mixed.getBytes(StandardCharsets.UTF_8));
                assertThat(content).isEqualTo(read(sample().getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    @Test
    void points_in_comments_and_sections_are_mere_text() {
        String run = BEFORE_POINTS + "<Point><position>1</position></Point></Period>";
        for (String text : List.of("<!--" + run + "-->", "<?p " + run + "?>", "<![CDATA[" + run + "]]>")) {
            assertReadAlike(sample().replace("</Series>", text + "</Series>"));
            assertReadAlike(sample().replace("<Series>", text + "<Series>"));
            assertReadAlike(text + sample().substring(sample().indexOf("?>") + 2));
        }
    }

    @Test
    void a_prefix_that_means_something_else_below_the_root_is_noticed() {
        String document = sample().replace(
                        "<Period>",
                        "<m:Period xmlns:m=\"urn:ediel.org:measure:"
                                + "notifyvalidatedmeasuredata:0:1\" xmlns=\"urn:other\">");
        document = document.replace("</Period>", "</m:Period>")
                .replace("<resolution>PT1H</resolution>", "<m:resolution>PT1H</m:resolution>")
                .replace(
                        "<timeInterval>",
                        "<timeInterval xmlns=\"urn:ediel.org:measure:notifyvalidatedmeasuredata:0:1\">");
        assertReadAlike(document);
        assertThat(read(document.getBytes(StandardCharsets.UTF_8)).codes()).isNotEmpty();
    }

    @Test
    void blanks_beyond_the_limit_of_a_text_are_refused_alike() {
        for (int blanks : new int[] {10, 999, 1_000, 1_001, 65_535, 65_537}) {
            assertReadAlike(sample().replaceFirst("</Point><Point>", "</Point>" + " ".repeat(blanks) + "<Point>"));
        }
    }

    @Test
    void every_encoding_is_read_alike() {
        Content expected = read(sample().getBytes(StandardCharsets.UTF_8));
        for (String name : List.of("UTF-8", "UTF-16", "UTF-16BE", "UTF-16LE", "ISO-8859-1", "US-ASCII")) {
            String document = sample().replaceFirst("UTF-8", name);
            assertThat(document).contains(name);
            assertThat(read(document.getBytes(Charset.forName(name)))).as(name).isEqualTo(expected);
        }
        byte[] marked = ("\uFEFF" + sample()).getBytes(StandardCharsets.UTF_8);
        assertThat(read(marked)).isEqualTo(expected);
        assertThat(leftToParser(marked)).isLessThan(marked.length);
    }

    /** What of a document goes to the parser, and the values that do not, through a window of this size at first. */
    private static List<String> split(byte[] document, int windowBytes, int portionBytes) {
        PlainPoints points = new PlainPoints(new SourceStream(DocumentSource.of(document)), windowBytes);
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        byte[] buffer = new byte[portionBytes];
        for (int n = points.read(buffer, 0, buffer.length); n >= 0; n = points.read(buffer, 0, buffer.length)) {
            passed.write(buffer, 0, n);
        }
        List<String> parts = new ArrayList<>(List.of(passed.toString(StandardCharsets.ISO_8859_1)));
        for (PlainPoints.Run run = points.next(); run != null; run = points.next()) {
            parts.add(Arrays.toString(run.positions()) + Arrays.toString(run.quantitiesWh()));
        }
        return parts;
    }

    @Test
    void the_size_of_the_window_and_of_the_parsers_portions_makes_no_difference() {
        long seed = Long.getLong("meterhub.seed", System.nanoTime());
        System.out.println("windows: seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            byte[] document = largeDocument(random);
            List<String> expected = split(document, document.length + 1, 4_000);
            assertThat(expected).hasSizeGreaterThan(1);
            for (int window : new int[] {1, 70, 1_000 + random.nextInt(30_000), 65_536}) {
                assertThat(split(document, window, 1 + random.nextInt(5_000)).equals(expected))
                        .as("document %s, window %s of seed %s", i, window, seed)
                        .isTrue();
            }
        }
    }

    /** Up to a hundred kilobytes: short and long series, blanks between their points, and with luck a place from which on nothing is plain. */
    private static byte[] largeDocument(Random random) {
        MeasureDataWriter writer = new MeasureDataWriter(Samples.measureDataHeader());
        for (int series = 2 + random.nextInt(20); series > 0; series--) {
            writer.beginSeries(Samples.hourly("t-" + series));
            for (int position = 1 + random.nextInt(random.nextInt(10) == 0 ? 1_000 : 50); position > 0; position--) {
                writer.point(position, random.nextInt(1_000_000), Quality.MEASURED);
            }
            writer.endSeries();
        }
        String document = new String(writer.finish(), StandardCharsets.US_ASCII);
        if (random.nextBoolean()) {
            document = document.replace("<Point>", "\n" + " ".repeat(random.nextInt(60)) + "<Point>");
        }
        if (random.nextInt(4) == 0) {
            int last = document.lastIndexOf("<Series>");
            document = document.substring(0, last) + "<!-- -->" + document.substring(last);
        }
        return document.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void a_document_cut_short_anywhere_is_refused() {
        byte[] document = Samples.measureData(1);
        for (int length = 0; length < document.length - 1; length++) {
            assertThat(read(Arrays.copyOf(document, length)).codes()).isNotEmpty();
        }
    }
}
