package org.meterhub.messageschemas;

import static org.meterhub.messageschemas.XmlNode.element;
import static org.meterhub.messageschemas.XmlNode.raw;
import static org.meterhub.messageschemas.XmlNode.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes documents of metered data that are valid, nearly valid, or broken, each from a seeded generator: elements dropped, doubled, swapped,
 * renamed; attributes, texts, codes and blanks changed; comments, instructions, CDATA and references put in; prefixes and namespaces
 * changed; single characters lost.
 */
final class MutatedMeasureData {

    private static final String NAMESPACE = DocumentType.VALIDATED_MEASURE_DATA.namespace();
    private static final String XSI = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

    private static final List<String> ATTRIBUTES = List.of(
            " codingScheme=\"A10\"",
            " codingScheme=\" A01\t\"",
            " codingScheme='NNO'",
            " codingScheme=\"A99\"",
            " codingScheme=\"\"",
            " codingscheme=\"A10\"",
            " codingScheme=\"A10\" unit=\"KWT\"",
            " codingScheme=\"A&#49;0\"",
            " xml:lang=\"nb\"",
            " lang=\"nb\"",
            XSI + " xsi:schemaLocation=\"urn:x file:///etc/passwd\"",
            XSI + " xsi:schemaLocation=\"urn:x\"",
            XSI + " xsi:schemaLocation=\"\"",
            XSI + " xsi:noNamespaceSchemaLocation=\"http://127.0.0.1:1/x.xsd\"",
            XSI + " xsi:noNamespaceSchemaLocation=\"%%% :: {\"",
            XSI + " xsi:other=\"1\"",
            XSI + " xsi:schemaLocation=\"a b\" codingScheme=\"A10\"",
            " xmlns:other=\"urn:other\"",
            " xmlns:other=\"urn:other\" other:codingScheme=\"A10\"",
            "");

    private static final List<String> NOTHINGS = List.of("", " ", "\n");

    private static final List<String> CODES = List.of(
            "E66", " E66 ", "E67", "E99", "e66", "E 66", "E23", "23", "27", " 23\n", "24", "MDR", "DEL", "A04", " A04",
            "A01", "A06\t", "A07", "A4", "A004", "KWH", "\tKWH ", "kWh", "E17", "D99", "D16");

    private static final List<String> DURATIONS = List.of(
            "PT1H",
            "PT15M",
            " P1M ",
            "P1D",
            "P1Y2M3DT4H5M6.7S",
            "-P1D",
            "PT",
            "P",
            "P1DT",
            "P1.5D",
            "PT0S",
            "P99999999999D",
            "1H");

    private static final List<String> TIMES = List.of(
            "2026-03-02T10:15:30Z",
            " 2026-03-02T10:15:30Z ",
            "2026-03-02T10:15:30",
            "2026-03-02T10:15:30.123456789012Z",
            "2026-03-02T10:15:30.Z",
            "2026-03-02T10:15:30+01:00",
            "2026-03-02T10:15:30-14:00",
            "2026-03-02T10:15:30+14:01",
            "2026-03-02T10:15:30z",
            "2026-03-02T24:00:00Z",
            "2026-03-02T24:00:01Z",
            "2026-03-02T10:15:60Z",
            "2026-02-29T10:15:30Z",
            "2024-02-29T10:15:30Z",
            "1900-02-29T10:15:30Z",
            "2000-02-29T10:15:30Z",
            "0000-01-01T00:00:00Z",
            "-0001-01-01T00:00:00Z",
            "12026-03-02T10:15:30Z",
            "02026-03-02T10:15:30Z",
            "2026-3-2T10:15:30Z",
            "2026-03-02 10:15:30Z");

    private static final List<String> MINUTES = List.of(
            "2026-03-02T10:15Z",
            "2026-03-02T10:15:00Z",
            " 2026-03-02T10:15Z",
            "2026-03-02T10:15Z\n",
            "2026-03-02T10:15",
            "2026-03-02T24:00Z",
            "2026-04-31T10:15Z",
            "2026-13-01T10:15Z",
            "2026-00-01T10:15Z",
            "2026-01-00T10:15Z",
            "2024-02-29T10:15Z",
            "2023-02-29T10:15Z",
            "1900-02-29T23:59Z",
            "2000-02-29T23:59Z",
            "0000-02-29T23:59Z",
            "0000-01-01T00:00Z",
            "9999-12-31T23:59Z",
            "2026-03-02T10:60Z",
            "2026-03-02T1O:15Z",
            "\u0662\u0660\u0662\u0666-03-02T10:15Z");

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "+1",
            "-1",
            "-0",
            "01",
            "000000000000000001",
            " 7 ",
            "999999",
            "1000000",
            "4294967297",
            "18446744073709551617",
            "1.0",
            "1.",
            ".5",
            "+.5",
            "-.5",
            ".",
            "+",
            "-",
            "+-1",
            "1.234",
            "+1.5",
            "-1.5",
            "\n1.5\t",
            "1 .5",
            "1,5",
            "1e3",
            "NaN",
            "INF",
            "0x10",
            "1.2340",
            "1.2345",
            "12345678901.1",
            "99999999999999999999999999999999999999.99999999999999999999999",
            "\u0661",
            "\u00a01");

    private static final List<String> IDS = List.of(
            "571313180000000005",
            "1234567890123456",
            "12345678901234567",
            "1234567890123456 ",
            "123456789012345678",
            "1234567890123456789",
            "12345678901234567890123456789012345",
            "123456789012345678901234567890123456",
            "12345678901234\uD83D\uDE00",
            "123456789012345\uD83D\uDE00",
            "æøå");

    private static final List<String> MARKUP = List.of(
            "&lt;&amp;&gt;",
            "&#32;E66&#x20;",
            "&#9;1&#10;",
            "&#xD;",
            "&unknown;",
            "&#0;",
            "&#x1;",
            "&#xFFFE;",
            "]]&gt;",
            "]]>",
            "<![CDATA[1]]>",
            "<![CDATA[]]>",
            "<![CDATA[ ]]>",
            "<![CDATA[E66]]>",
            "E<![CDATA[66]]>",
            "E<!-- c -->66",
            "<!-- c -->",
            "1<!-- c -->.<?p i?>5",
            " <!-- c --> 1 <!-- d --> ",
            "<?p?>",
            "1 <!-- c --> 2",
            "<b/>",
            "<b>1</b>");

    private static final List<List<String>> TEXTS =
            List.of(NOTHINGS, CODES, DURATIONS, TIMES, MINUTES, NUMBERS, IDS, MARKUP);

    private static final List<String> BETWEEN = List.of(
            " ",
            "\n\t\r ",
            "<!-- a comment -->",
            "<!-- <Point> -->",
            "<?instruction to nobody?>",
            "<![CDATA[]]>",
            "<![CDATA[ ]]>",
            "<![CDATA[x]]>",
            "x",
            "&#32;",
            "&#160;",
            "\u00a0",
            "&amp;",
            "&nbsp;",
            "<!-- -- -->",
            "<?xml version=\"1.0\"?>",
            "<!DOCTYPE x>",
            "<mRID>again</mRID>",
            "<other xmlns=\"urn:other\"/>",
            "<product/>",
            "<Point><position>1</position></Point>",
            "<Series/>");

    private static final List<String> NAMES = List.of(
            "mRID",
            "type",
            "process.processType",
            "businessSector.type",
            "Series",
            "Period",
            "Point",
            "position",
            "quantity",
            "quality",
            "product",
            "in_Domain.mRID",
            "out_Domain.mRID",
            "resolution",
            "timeInterval",
            "start",
            "end",
            "originalTransactionIDReference_Series.mRID",
            "Quality",
            "x");

    private static final List<String> PROLOGS = List.of(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n<!-- before -->\n<?p?>",
            "",
            "\n",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE x>",
            "<?xml version=\"1.1\" encoding=\"UTF-8\"?>");

    private static final List<String> EPILOGS = List.of("", "\n", "<!-- after -->", "<?p?> \n", "x", "<x/>", "&#32;");

    private final Random random;

    MutatedMeasureData(Random random) {
        this.random = random;
    }

    /** The next document, as text. */
    String next() {
        XmlNode root = valid();
        // Mostly one change: a second fault would hide a difference over the first.
        int changes = oneIn(4) ? random.nextInt(4) : 1;
        for (int i = 0; i < changes; i++) {
            mutate(root);
        }
        StringBuilder out = new StringBuilder(oneIn(12) ? any(PROLOGS) : PROLOGS.get(0));
        if (oneIn(4)) {
            prefix(root);
        }
        root.write(out);
        if (oneIn(12)) {
            out.append(any(EPILOGS));
        }
        if (oneIn(15)) {
            damage(out);
        }
        return out.toString();
    }

    /** One valid document with each text of the lists in each of its elements that hold a text. */
    List<String> everyTextInEveryElement() {
        List<String> documents = new ArrayList<>();
        XmlNode template = valid();
        template.content.add(series());
        int elements = template.elements().size();
        for (int i = 0; i < elements; i++) {
            for (List<String> texts : TEXTS) {
                for (String text : texts) {
                    XmlNode root = template.copy();
                    XmlNode element = root.elements().get(i);
                    if (element.isSimple()) {
                        element.content.clear();
                        element.content.add(raw(text));
                        StringBuilder out = new StringBuilder(PROLOGS.get(0));
                        root.write(out);
                        documents.add(out.toString());
                    }
                }
            }
        }
        return documents;
    }

    private void damage(StringBuilder out) {
        int at = random.nextInt(out.length());
        switch (random.nextInt(4)) {
            case 0 -> out.deleteCharAt(at);
            case 1 -> out.insert(at, any(List.of("<", ">", "&", "/", "\"", "a", " ", "\u0001", "=")));
            case 2 -> out.setLength(at);
            default -> out.setCharAt(at, (char) (' ' + random.nextInt(95)));
        }
    }

    private void mutate(XmlNode root) {
        List<XmlNode> elements = root.elements();
        XmlNode element = any(elements);
        switch (random.nextInt(12)) {
            case 0 -> dropChild(element);
            case 1 -> doubleChild(element);
            case 2 -> swapChildren(element);
            case 3 -> element.name = oneIn(2) ? any(NAMES) : any(elements).name;
            case 4 -> element.attributes = any(ATTRIBUTES);
            case 5, 6, 8, 9, 10 ->
                changeText(any(elements.stream().filter(XmlNode::isSimple).toList()));
            case 7 -> element.content.add(random.nextInt(element.content.size() + 1), raw(any(BETWEEN)));
            default -> changeNamespace(element);
        }
    }

    private void dropChild(XmlNode element) {
        if (!element.content.isEmpty()) {
            element.content.remove(random.nextInt(element.content.size()));
        }
    }

    private void doubleChild(XmlNode element) {
        if (!element.content.isEmpty()) {
            int at = random.nextInt(element.content.size());
            element.content.add(at, element.content.get(at).copy());
        }
    }

    private void swapChildren(XmlNode element) {
        if (element.content.size() > 1) {
            int at = random.nextInt(element.content.size() - 1);
            element.content.add(at, element.content.remove(at + 1));
        }
    }

    private void changeText(XmlNode element) {
        String text = any(oneIn(3) ? any(TEXTS) : textsFor(element.name));
        if (oneIn(4) && !element.content.isEmpty()) {
            text = blanks() + element.content.get(0).raw + blanks();
        }
        element.content.clear();
        if (!text.isEmpty()) {
            element.content.add(raw(text));
        }
    }

    /** Texts that come near to what the element may hold: others are refused for the wrong reason. */
    private static List<String> textsFor(String name) {
        if (name.equals("position") || name.equals("quantity")) {
            return NUMBERS;
        }
        if (name.equals("start") || name.equals("end")) {
            return MINUTES;
        }
        if (name.endsWith("ateTime")) {
            return TIMES;
        }
        if (name.equals("resolution")) {
            return DURATIONS;
        }
        return name.endsWith(".mRID") ? IDS : CODES;
    }

    private String blanks() {
        return any(List.of("", " ", "\n ", "\t", "\r\n", "<!-- c -->", "&#13;", "<?p?> "));
    }

    private void changeNamespace(XmlNode element) {
        switch (random.nextInt(4)) {
            case 0 -> element.attributes += " xmlns=\"\"";
            case 1 -> element.attributes += " xmlns=\"urn:other\"";
            case 2 -> {
                element.attributes += " xmlns:p=\"" + NAMESPACE + "\"";
                element.name = "p:" + element.name;
            }
            default -> element.name = "undeclared:" + element.name;
        }
    }

    /** The same document with a prefix on every element, as most senders write it. */
    private static void prefix(XmlNode root) {
        for (XmlNode element : root.elements()) {
            if (element.name.indexOf(':') < 0) {
                element.name = "cim:" + element.name;
            }
        }
        root.attributes = root.attributes.replace(" xmlns=", " xmlns:cim=");
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private XmlNode valid() {
        XmlNode root = element(
                "NotifyValidatedMeasureData_MarketDocument",
                " xmlns=\"" + NAMESPACE + "\"",
                text("mRID", "m-1"),
                text("type", "E66"),
                text("process.processType", "E23"));
        if (!oneIn(3)) {
            root.content.add(text("businessSector.type", "23"));
        }
        root.content.add(id("sender_MarketParticipant.mRID", "A10", "7090000000014"));
        root.content.add(text("sender_MarketParticipant.marketRole.type", "MDR"));
        root.content.add(id("receiver_MarketParticipant.mRID", "A10", "5790001330552"));
        root.content.add(text("receiver_MarketParticipant.marketRole.type", "DGL"));
        root.content.add(text("createdDateTime", "2026-03-02T10:15:30Z"));
        for (int i = random.nextInt(3); i > 0; i--) {
            root.content.add(series());
        }
        return root;
    }

    private XmlNode series() {
        XmlNode series = element("Series", "", text("mRID", "t-" + random.nextInt(10)));
        if (oneIn(3)) {
            series.content.add(text("originalTransactionIDReference_Series.mRID", "o"));
        }
        series.content.add(id("marketEvaluationPoint.mRID", "A10", "707057500000000018"));
        series.content.add(text("marketEvaluationPoint.type", "E17"));
        series.content.add(text("registration_DateAndOrTime.dateTime", "2026-03-02T10:15:30Z"));
        if (oneIn(3)) {
            series.content.add(id("in_Domain.mRID", "NNO", "101"));
        }
        if (oneIn(3)) {
            series.content.add(id("out_Domain.mRID", "NNO", "102"));
        }
        if (oneIn(2)) {
            series.content.add(text("product", "8716867000030"));
        }
        series.content.add(text("quantity_Measure_Unit.name", "KWH"));
        XmlNode period = element(
                "Period",
                "",
                text("resolution", "PT1H"),
                element("timeInterval", "", text("start", "2026-02-28T23:00Z"), text("end", "2026-03-01T23:00Z")));
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            period.content.add(point(i));
        }
        series.content.add(period);
        return series;
    }

    private XmlNode point(int position) {
        XmlNode point = element("Point", "", text("position", Integer.toString(position)));
        if (!oneIn(4)) {
            point.content.add(text("quantity", random.nextInt(100) + "." + random.nextInt(1000)));
        }
        if (oneIn(2)) {
            point.content.add(text("quality", "A0" + (1 + random.nextInt(6))));
        }
        return point;
    }

    private static XmlNode id(String name, String scheme, String value) {
        return element(name, " codingScheme=\"" + scheme + "\"", raw(value));
    }
}
