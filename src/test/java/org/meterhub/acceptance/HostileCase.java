package org.meterhub.acceptance;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A way to attack the hub with a document.
 *
 * @param name what it is
 * @param code with which the hub must refuse it, five digits
 * @param attack makes it of a document that the hub would accept
 */
record HostileCase(String name, String code, UnaryOperator<byte[]> attack) {

    /** Below the hub's limit of a document, so that only the limit of a text can stop it. */
    private static final int LONG_TEXT_CHARS = 50_000_000;

    private static final int ATTRIBUTES = 65;
    private static final int DEPTH = 65;
    private static final int SERIES = 50_000;
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    @Override
    public String toString() {
        return name;
    }

    /** @param secret a file that no answer may quote */
    static List<HostileCase> all(Path secret) {
        List<HostileCase> cases = new ArrayList<>(withDoctype(secret));
        cases.addAll(List.of(
                ofText("elements nested too deep", "00302", xml -> intoHeader(xml, nested(DEPTH))),
                ofText("elements nested without end", "00302", xml -> intoHeader(xml, "<a>".repeat(1_000_000))),
                ofText("65 attributes of one element", "00302", xml -> intoHeader(xml, attributes())),
                ofText("a text of 50 MB", "00302", xml -> intoId(xml, "x".repeat(LONG_TEXT_CHARS))),
                ofText("a name of 1 MB", "00302", xml -> intoHeader(xml, "<" + "n".repeat(1_000_000) + "/>")),
                ofText("declares UTF-16 and is not", "00302", xml -> declare(xml, "UTF-16")),
                ofText("declares a charset that does not exist", "00302", xml -> declare(xml, "KLINGON-8")),
                new HostileCase("declares UTF-8 and has bytes that are not", "00302", HostileCase::brokenUtf8),
                new HostileCase("cut off in the middle", "00302", xml -> Arrays.copyOf(xml, xml.length * 2 / 3)),
                new HostileCase("cut off in the header", "00302", xml -> Arrays.copyOf(xml, 120)),
                new HostileCase("empty", "00302", xml -> new byte[0]),
                ofText("not XML", "00302", xml -> "{\"quantity\": 1}"),
                new HostileCase("zeros", "00302", xml -> new byte[4_096]),
                ofText("an unknown namespace", "00301", xml -> xml.replaceFirst("urn:ediel.org:", "urn:example:")),
                ofText("a version that does not exist", "00301", xml -> xml.replaceFirst(":0:1\"", ":0:2\"")),
                ofText("two documents in one", "00302", xml -> xml + xml.substring(xml.indexOf("<", 5))),
                ofText("many transactions with wrong codes", "00302", HostileCase::manyWrongTransactions)));
        return cases;
    }

    private static List<HostileCase> withDoctype(Path secret) {
        return List.of(
                ofText(
                        "an external entity",
                        "00302",
                        xml -> intoId(doctype(xml, "<!ENTITY e SYSTEM \"" + secret.toUri() + "\">"), "&e;")),
                ofText(
                        "an external parameter entity",
                        "00302",
                        xml -> doctype(xml, "<!ENTITY % e SYSTEM \"" + secret.toUri() + "\"> %e;")),
                ofText(
                        "an external document type",
                        "00302",
                        xml -> xml.replace(
                                DECLARATION, DECLARATION + "<!DOCTYPE x SYSTEM \"" + secret.toUri() + "\">")),
                ofText("an entity bomb", "00302", xml -> intoId(doctype(xml, bomb()), "&e9;")),
                ofText("a bare document type", "00302", xml -> xml.replace(DECLARATION, DECLARATION + "<!DOCTYPE x>")),
                ofText(
                        "an XInclude of a file",
                        "00302",
                        xml -> intoHeader(
                                xml,
                                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\" href=\""
                                        + secret.toUri() + "\"/>")),
                ofText(
                        "a schema location that is a file",
                        "00302",
                        xml -> intoHeader(
                                xml,
                                "<x xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x "
                                        + secret.toUri() + "\"/>")));
    }

    private static HostileCase ofText(String name, String code, UnaryOperator<String> attack) {
        return new HostileCase(name, code, good -> attack.apply(new String(good, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String doctype(String xml, String declarations) {
        return xml.replace(DECLARATION, DECLARATION + "<!DOCTYPE x [" + declarations + "]>");
    }

    /** Ten to the tenth characters, if anybody expands it. */
    private static String bomb() {
        StringBuilder text = new StringBuilder("<!ENTITY e0 \"bombbombbo\">");
        for (int level = 1; level < 10; level++) {
            text.append("<!ENTITY e").append(level).append(" \"");
            text.append(("&e" + (level - 1) + ";").repeat(10)).append("\">");
        }
        return text.toString();
    }

    /** In place of the document's id. */
    private static String intoId(String xml, String content) {
        int start = xml.indexOf("<mRID>") + "<mRID>".length();
        return xml.substring(0, start) + content + xml.substring(xml.indexOf("</mRID>"));
    }

    /** Before the document's type: a place that every header has. */
    private static String intoHeader(String xml, String content) {
        int place = xml.indexOf("</mRID>") + "</mRID>".length();
        return xml.substring(0, place) + content + xml.substring(place);
    }

    private static String nested(int depth) {
        return "<a>".repeat(depth) + "</a>".repeat(depth);
    }

    private static String attributes() {
        StringBuilder element = new StringBuilder("<a");
        for (int i = 0; i < ATTRIBUTES; i++) {
            element.append(" a").append(i).append("=\"\"");
        }
        return element.append("/>").toString();
    }

    private static String declare(String xml, String charset) {
        return xml.replace("encoding=\"UTF-8\"", "encoding=\"" + charset + "\"");
    }

    private static byte[] brokenUtf8(byte[] good) {
        String marked = intoId(new String(good, StandardCharsets.UTF_8), "?");
        byte[] bytes = marked.getBytes(StandardCharsets.UTF_8);
        bytes[marked.indexOf("<mRID>") + "<mRID>".length()] = (byte) 0xE5;
        return bytes;
    }

    private static String manyWrongTransactions(String xml) {
        boolean measure = xml.contains("<Series>");
        String element = measure ? "Series" : "MktActivityRecord";
        int start = xml.indexOf("<" + element + ">");
        int end = xml.indexOf("</" + element + ">") + element.length() + 3;
        String wrong = measure
                ? "<Series><mRID>1</mRID><marketEvaluationPoint.type>E99</marketEvaluationPoint.type></Series>"
                : "<MktActivityRecord><mRID>1</mRID><wrong>E99</wrong></MktActivityRecord>";
        return xml.substring(0, start) + wrong.repeat(SERIES) + xml.substring(end);
    }
}
