package org.meterhub.messageschemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.meterhub.messageschemas.SchemaModel.SchemaElement;

/** Valid documents of every type, made from the schemas: with nothing but what must be there, and with everything that can be. */
public final class Instances {

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("xs:string", "Målepunkt & <øst>"),
            Map.entry("xs:dateTime", "2026-02-28T23:00:00Z"),
            Map.entry("xs:duration", "PT1H"),
            Map.entry("xs:decimal", "-12.3450"),
            Map.entry("xs:boolean", "true"),
            Map.entry("xs:gMonthDay", "--02-29"),
            Map.entry("SecondUtc", "2026-02-28T23:00:00Z"),
            Map.entry("MinuteUtc", "2026-02-28T23:00Z"),
            Map.entry("Position", "17"),
            Map.entry("VersionNumber", "12"),
            Map.entry("Price", "0.432100"),
            Map.entry("Capacity", "32"),
            Map.entry("RatedCurrent", "63"),
            Map.entry("CountryCode", "NO"),
            Map.entry("PartyId", "7080005051234"),
            Map.entry("AreaId", "101"),
            Map.entry("MeteringPointId", "707057500000000018"),
            Map.entry("PhoneNumber", "+4722000000"),
            Map.entry("EmailAddress", "kari@example.org"),
            Map.entry("AddressReference", "0f0b2c3d-0000-4000-8000-00000000000a"),
            Map.entry("MeterNumber", "6970631400000001"));

    private Instances() {}

    /** What must be there and nothing else. */
    public static byte[] minimal(DocumentType type) {
        return write(tree(type, false));
    }

    /** Every element, those that may repeat twice. */
    public static byte[] full(DocumentType type) {
        return write(tree(type, true));
    }

    /**
     * Every element, and no two texts, numbers or times of one document alike, so that two elements that are mixed up do not look the same; no two codes
     * either, as far as their lists reach.
     */
    public static byte[] distinct(DocumentType type) {
        XmlNode root = tree(type, true);
        Distinct values = new Distinct();
        values.fill(root, SchemaModel.of(type));
        return write(root);
    }

    /** Gives the elements of one document values that differ. */
    private static final class Distinct {

        private final Set<String> codesUsed = new HashSet<>();
        private int count;

        void fill(XmlNode node, SchemaElement declared) {
            if (declared.isSimple()) {
                if (declared.whenEmpty().isEmpty()) {
                    node.content.set(0, XmlNode.raw(escaped(next(declared))));
                }
                return;
            }
            for (XmlNode child : node.content) {
                declared.children().stream()
                        .filter(element -> element.name().equals(child.name))
                        .findFirst()
                        .ifPresent(element -> fill(child, element));
            }
        }

        private String next(SchemaElement declared) {
            count++;
            if (declared.isCode()) {
                TreeSet<String> codes = new TreeSet<>(CodeLists.MARKET.list(declared.type()));
                // From the end, so that long lists leave the first codes to the short ones.
                String code = codes.descendingSet().stream()
                        .filter(unused -> !codesUsed.contains(unused))
                        .findFirst()
                        .orElse(codes.first());
                codesUsed.add(code);
                return code;
            }
            return switch (declared.type()) {
                case "xs:string", "MeterNumber" -> "Målepunkt & <øst> " + count;
                case "xs:dateTime", "SecondUtc" -> "2026-02-28T%02d:%02d:00Z".formatted(count / 60 % 24, count % 60);
                case "MinuteUtc" -> "2026-02-28T%02d:%02dZ".formatted(count / 60 % 24, count % 60);
                case "xs:decimal", "Price", "Capacity", "RatedCurrent" -> count + ".125";
                case "Position" -> String.valueOf(count);
                case "VersionNumber" -> String.valueOf(count % 999 + 1);
                case "PartyId" -> "70800%08d".formatted(count);
                case "MeteringPointId" -> "7070575%011d".formatted(count);
                case "AreaId" -> "area-" + count;
                case "PhoneNumber" -> "+47%08d".formatted(count);
                case "EmailAddress" -> "kari." + count + "@example.org";
                case "AddressReference" -> "0f0b2c3d-0000-4000-8000-%012d".formatted(count);
                default -> value(declared);
            };
        }
    }

    static byte[] write(XmlNode root) {
        StringBuilder text = new StringBuilder();
        root.write(text);
        return text.toString().getBytes(UTF_8);
    }

    static XmlNode tree(DocumentType type, boolean full) {
        XmlNode root = element(SchemaModel.of(type), full);
        root.name = type.root();
        root.attributes = " xmlns=\"" + type.namespace() + "\"";
        return root;
    }

    private static XmlNode element(SchemaElement declared, boolean full) {
        if (declared.isSimple()) {
            XmlNode node = XmlNode.text(declared.name(), escaped(value(declared)));
            if (declared.attributeRequired() || full && !declared.attribute().isEmpty()) {
                node.attributes = " " + declared.attribute() + "=\"" + attributeValue(declared) + "\"";
            }
            return node;
        }
        XmlNode node = XmlNode.element(declared.name(), "");
        for (SchemaElement child : declared.children()) {
            int times = full ? child.repeated() ? 2 : 1 : child.optional() ? 0 : 1;
            for (int i = 0; i < times; i++) {
                node.content.add(element(child, full));
            }
        }
        return node;
    }

    /** Where an empty element means something, that; else something of the right form. */
    private static String value(SchemaElement declared) {
        if (!declared.whenEmpty().isEmpty()) {
            return declared.whenEmpty();
        }
        return declared.isCode() ? code(declared.type()) : VALUES.getOrDefault(declared.type(), "");
    }

    /** The last code of the list, so that a list that lacks its end is noticed. */
    static String code(String list) {
        Set<String> codes = new TreeSet<>(CodeLists.MARKET.list(list));
        return codes.stream().reduce((earlier, later) -> later).orElseThrow();
    }

    private static String attributeValue(SchemaElement declared) {
        return switch (declared.type()) {
            case "AreaId" -> "NNO";
            case "RatedCurrent" -> "AMP";
            case "Capacity" -> "KWT";
            default -> "A10";
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
