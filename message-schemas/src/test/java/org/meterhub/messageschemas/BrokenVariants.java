package org.meterhub.messageschemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.meterhub.messageschemas.SchemaModel.SchemaElement;

/**
 * The family of broken documents of one type: each is a full valid document with one fault. Which elements can be broken in which way is
 * read from the schema's own text, so a schema that forgot a rule has a smaller family; a test counts each kind.
 */
final class BrokenVariants {

    enum Kind {
        ELEMENT_MISSING,
        ELEMENT_DOUBLED,
        ELEMENT_OUT_OF_ORDER,
        ELEMENT_UNKNOWN,
        ELEMENT_OF_ANOTHER_NAMESPACE,
        TEXT_BETWEEN_ELEMENTS,
        WRONG_CODE,
        TOO_LONG,
        WRONG_TIME_FORM,
        WRONG_VALUE_FORM,
        ATTRIBUTE_MISSING,
        ATTRIBUTE_UNKNOWN,
        ATTRIBUTE_WRONG,
        WRONG_NAMESPACE,
        WRONG_VERSION,
        WRONG_ROOT
    }

    /** Values that are near right ones, by type. */
    private static final Map<String, List<String>> WRONG_VALUES = Map.ofEntries(
            Map.entry(
                    "MinuteUtc",
                    List.of(
                            "2026-02-28T23:00:00Z",
                            "2026-02-28T23:00",
                            "2026-02-28T23:00+01:00",
                            "2026-02-29T23:00Z",
                            "2026-04-31T23:00Z",
                            "2026-02-28T24:00Z",
                            " 2026-02-28T23:00Z",
                            "2026-02-28t23:00z",
                            "2026-02-28",
                            "")),
            Map.entry(
                    "SecondUtc",
                    List.of(
                            "2026-02-28T23:00Z",
                            "2026-02-28T23:00:00",
                            "2026-02-28T23:00:00+01:00",
                            "2026-02-28T23:00:00.5Z",
                            "2026-02-29T23:00:00Z",
                            "2026-02-28T24:00:00Z",
                            "")),
            Map.entry(
                    "xs:dateTime",
                    List.of(
                            "2026-02-28T23:00Z",
                            "2026-02-28 23:00:00Z",
                            "2026-02-29T23:00:00Z",
                            "2026-02-28",
                            "28.02.2026T23:00:00Z",
                            "")),
            Map.entry("xs:duration", List.of("1H", "PT", "P1", "-", "")),
            Map.entry("xs:decimal", List.of("1,5", "1E3", "NaN", "1.2.3", "")),
            Map.entry("xs:boolean", List.of("TRUE", "yes", "2", "")),
            Map.entry("xs:gMonthDay", List.of("02-29", "--2-29", "--13-01", "2026-02-28", "")),
            Map.entry("Position", List.of("0", "-1", "1000000", "1.5", "")),
            Map.entry("VersionNumber", List.of("0", "01", "1000", "1.0", "")),
            Map.entry("Price", List.of("123456789012.123456", "1,5", "")),
            Map.entry("CountryCode", List.of("no", "N", "NOR", "")));

    private final DocumentType type;
    private final BiConsumer<Kind, String> consumer;
    private final XmlNode root;

    private BrokenVariants(DocumentType type, BiConsumer<Kind, String> consumer) {
        this.type = type;
        this.consumer = consumer;
        this.root = Instances.tree(type, true);
    }

    /** Gives out every variant with its kind. */
    static void of(DocumentType type, BiConsumer<Kind, String> consumer) {
        BrokenVariants variants = new BrokenVariants(type, consumer);
        variants.breakRoot();
        variants.breakComplex(variants.root, SchemaModel.of(type));
    }

    private void emit(Kind kind) {
        StringBuilder text = new StringBuilder();
        root.write(text);
        consumer.accept(kind, text.toString());
    }

    private void breakRoot() {
        String right = root.attributes;
        List<String> wrong = List.of(
                right.replace("ediel.org", "ediel"),
                right.replace("urn:", "URN:"),
                right.replace(type.group().label(), "other"),
                "");
        for (String attributes : wrong) {
            root.attributes = attributes;
            emit(Kind.WRONG_NAMESPACE);
        }
        for (String version : List.of(":0:2", ":1:0", ":0", ":0:1:1")) {
            root.attributes = right.replace(":0:1\"", version + "\"");
            emit(Kind.WRONG_VERSION);
        }
        root.attributes = right;
        for (String name :
                List.of(type.documentName(), "Other_MarketDocument", root.name.toLowerCase(java.util.Locale.ROOT))) {
            root.name = name;
            emit(Kind.WRONG_ROOT);
        }
        root.name = type.root();
    }

    private void breakComplex(XmlNode node, SchemaElement declared) {
        List<XmlNode> children = node.content;
        for (SchemaElement child : declared.children()) {
            List<XmlNode> all = new ArrayList<>(children.stream()
                    .filter(any -> any.name.equals(child.name()))
                    .toList());
            int first = children.indexOf(all.get(0));
            if (!child.optional()) {
                children.removeAll(all);
                emit(Kind.ELEMENT_MISSING);
                children.addAll(first, all);
            }
            if (!child.repeated()) {
                with(children, first, all.get(0).copy(), Kind.ELEMENT_DOUBLED);
            }
            with(children, first, XmlNode.text("unknown", "1"), Kind.ELEMENT_UNKNOWN);
            with(children, first, XmlNode.raw("text"), Kind.TEXT_BETWEEN_ELEMENTS);
            if (first > 0) {
                java.util.Collections.swap(children, first - 1, first);
                emit(Kind.ELEMENT_OUT_OF_ORDER);
                java.util.Collections.swap(children, first - 1, first);
            }
            breakElement(all.get(0), child);
        }
        with(children, children.size(), XmlNode.text("unknown", "1"), Kind.ELEMENT_UNKNOWN);
    }

    private void with(List<XmlNode> children, int at, XmlNode added, Kind kind) {
        children.add(at, added);
        emit(kind);
        children.remove(at);
    }

    private void breakElement(XmlNode node, SchemaElement declared) {
        String right = node.attributes;
        withAttributes(node, right + " unknown=\"1\"", Kind.ATTRIBUTE_UNKNOWN);
        withAttributes(node, right + " xmlns=\"\"", Kind.ELEMENT_OF_ANOTHER_NAMESPACE);
        if (!declared.attribute().isEmpty()) {
            String wrong = " " + declared.attribute() + "=\"ZZZ\"";
            withAttributes(node, wrong, Kind.ATTRIBUTE_WRONG);
            withAttributes(node, wrong.replace("ZZZ", ""), Kind.ATTRIBUTE_WRONG);
            if (declared.attributeRequired()) {
                withAttributes(node, "", Kind.ATTRIBUTE_MISSING);
            }
        }
        if (declared.isSimple()) {
            breakValue(node, declared);
        } else {
            breakComplex(node, declared);
        }
    }

    private void withAttributes(XmlNode node, String attributes, Kind kind) {
        String right = node.attributes;
        node.attributes = attributes;
        emit(kind);
        node.attributes = right;
    }

    private void breakValue(XmlNode node, SchemaElement declared) {
        Consumer<String> value = text -> node.content.set(0, XmlNode.raw(text));
        String right = node.content.get(0).raw;
        if (declared.isCode()) {
            List<String> wrong = new ArrayList<>(
                    List.of("ZZZ", right.toLowerCase(java.util.Locale.ROOT) + "x", right + " " + right));
            if (declared.whenEmpty().isEmpty()) {
                wrong.add("");
            }
            wrong.forEach(text -> {
                value.accept(text);
                emit(Kind.WRONG_CODE);
            });
        }
        for (String text : Objects.requireNonNullElse(WRONG_VALUES.get(declared.type()), List.<String>of())) {
            value.accept(text);
            emit(declared.isTime() ? Kind.WRONG_TIME_FORM : Kind.WRONG_VALUE_FORM);
        }
        int lengthMax = SchemaModel.maxLength(declared.type());
        if (lengthMax > 0) {
            value.accept("X".repeat(lengthMax + 1));
            emit(Kind.TOO_LONG);
        }
        value.accept(right);
        with(node.content, 1, XmlNode.text("unknown", "1"), Kind.ELEMENT_UNKNOWN);
    }
}
